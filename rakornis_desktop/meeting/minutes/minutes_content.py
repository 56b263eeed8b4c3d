"""The minutes (notulen): what was said, decided and agreed to be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from rakornis_desktop.database.decision_words import DECISIONS, decision_in_words
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.decision_rows import DecisionRow, decisions_at
from rakornis_desktop.database.queries.meeting_rows import (
    FollowUpRow,
    ParticipantRow,
    agenda_links,
    agenda_of,
    follow_ups_of,
    participants_of,
)
from rakornis_desktop.meeting.held.discussed_rows import DiscussedRow, RowReader
from rakornis_desktop.meeting.held.follow_up_regions import item_regencies, regencies_named
from rakornis_desktop.meeting.letters.paper_head import MeetingHead, existing_meeting, meeting_head
from rakornis_desktop.meeting.minutes.minutes_draft import minutes_texts
from rakornis_desktop.meeting.minutes.minutes_frame import closing_text, opening_text
from rakornis_desktop.meeting.people.signing import SignerText, chair_and_note_taker


class DecidedRow(NamedTuple):
    """An activity as the minutes show it; ``budget`` in rupiah, ``decision`` in words."""

    office: str
    code: str
    title: str
    location: str
    target: str
    budget: int | None
    decision: str


class FollowUpContent(NamedTuple):
    """What is to be done, by whom, until when; ``item`` is the number of its agenda item.

    ``regencies`` are the codes of those it concerns, as far as they are known.
    """

    task: str
    office: str
    responsible: str
    due: date | None
    item: int | None = None
    regencies: tuple[str, ...] = ()


class MinutesItemContent(NamedTuple):
    """An agenda item as it was discussed: the text of the minutes and the rows it is about."""

    number: int
    title: str
    text: str
    conclusion: str
    rows: tuple[DecidedRow, ...]


class DecisionCount(NamedTuple):
    """How many decisions of one status, and what they agree in sum (rupiah)."""

    status: str
    number: int
    agreed_budget: int


class MinutesContent(NamedTuple):
    """All that the minutes say.

    ``other_rows`` were decided at the meeting without an agenda item. ``decision_counts`` counts
    each decision once, pairs too.
    """

    head: MeetingHead
    participants: tuple[str, ...]
    opening: str
    items: tuple[MinutesItemContent, ...]
    other_rows: tuple[DecidedRow, ...]
    follow_ups: tuple[FollowUpContent, ...]
    decision_counts: tuple[DecisionCount, ...]
    closing: str
    chair: SignerText
    note_taker: SignerText


def minutes_content(database: Database, meeting_id: str) -> MinutesContent:
    """Return the minutes of a meeting; Refusal if there is no such meeting."""
    meeting = existing_meeting(database, meeting_id)
    about = agenda_links(database, meeting_id, "activity")
    reader = RowReader(database)
    agenda = agenda_of(database, meeting_id)
    rows = reader.rows_of({item.id: about.get(item.id, ()) for item in agenda})
    texts = minutes_texts(database, meeting_id, reader)
    other = _other_rows(
        reader,
        decisions_at(database, meeting_id),
        {id_ for ids in about.values() for id_ in ids},
    )
    shown = [row for of_item in rows.values() for row in of_item] + list(other)
    numbers = {item.id: number for number, item in enumerate(agenda, 1)}
    chair, note_taker = chair_and_note_taker(database, meeting)
    return MinutesContent(
        head=meeting_head(database, meeting),
        participants=_participants(participants_of(database, meeting_id)),
        opening=opening_text(database, meeting_id).text,
        items=tuple(
            MinutesItemContent(
                numbers[item.id],
                item.title,
                texts[item.id].text,
                item.conclusion.strip(),
                tuple(_decided(row) for row in rows[item.id]),
            )
            for item in agenda
        ),
        other_rows=tuple(_decided(row) for row in other),
        follow_ups=_follow_ups(database, meeting_id, numbers),
        decision_counts=_counts([row.decision for row in shown if row.decision]),
        closing=closing_text(database, meeting_id).text,
        chair=chair,
        note_taker=note_taker,
    )


def _follow_ups(
    database: Database, meeting_id: str, numbers: dict[str, int]
) -> tuple[FollowUpContent, ...]:
    about = item_regencies(database, meeting_id)

    def content(row: FollowUpRow) -> FollowUpContent:
        item = row.agenda_item_id or ""
        # Who is named counts before what the item is about.
        named = regencies_named(row.office, row.responsible)
        return FollowUpContent(
            row.task.strip(),
            row.office.strip(),
            row.responsible.strip(),
            row.due,
            numbers.get(item),
            named or ((about[item],) if item in about else ()),
        )

    return tuple(content(row) for row in follow_ups_of(database, meeting_id))


def _decided(row: DiscussedRow) -> DecidedRow:
    return DecidedRow(
        row.office,
        row.code,
        row.title,
        row.location,
        row.target,
        row.budget,
        decision_in_words(row.decision),
    )


def _participants(rows: Iterable[ParticipantRow]) -> tuple[str, ...]:
    """Return those present, all who were invited if nobody has been ticked off."""
    rows = list(rows)
    present = [row for row in rows if row.present] or rows
    said = (
        ", ".join(part for part in (row.name.strip(), row.job.strip(), row.office.strip()) if part)
        for row in present
    )
    return tuple(text for text in said if text)


def _other_rows(
    reader: RowReader, decisions: Iterable[DecisionRow], on_agenda: set[str]
) -> tuple[DiscussedRow, ...]:
    ids = [
        activity.activity_id
        for decision in decisions
        if not any(activity.activity_id in on_agenda for activity in decision.activities)
        for activity in decision.activities
    ]
    return reader.rows(dict.fromkeys(ids))


def _counts(decisions: Iterable[DecisionRow]) -> tuple[DecisionCount, ...]:
    once = {decision.id: decision for decision in decisions}.values()
    counts = Counter(decision.status for decision in once)
    return tuple(
        DecisionCount(
            status,
            counts[status],
            sum(entry.agreed_budget or 0 for entry in once if entry.status == status),
        )
        for status in sorted(
            counts, key=lambda s: DECISIONS.index(s) if s in DECISIONS else len(DECISIONS)
        )
    )
