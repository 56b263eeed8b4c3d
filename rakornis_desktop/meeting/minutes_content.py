"""The minutes (notulen): what was said, decided and agreed to be done."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from rakornis_desktop.meeting.discussed_rows import DiscussedRow, RowReader
from rakornis_desktop.meeting.meeting_head import MeetingHead, existing_meeting, meeting_head
from rakornis_desktop.meeting.signing import SignerText, chair_and_note_taker
from rakornis_desktop.program.database import Program
from rakornis_desktop.program.queries.decisions import DecisionRow, decisions_at
from rakornis_desktop.program.queries.meetings import (
    FollowUpRow,
    ParticipantRow,
    agenda_links,
    agenda_of,
    contributions_of,
    follow_ups_of,
    participants_of,
)


class ContributionContent(NamedTuple):
    """What one person said."""

    speaker: str
    office: str
    text: str


class FollowUpContent(NamedTuple):
    """What is to be done, by whom, until when."""

    task: str
    responsible: str
    due: date | None


class MinutesItemContent(NamedTuple):
    """An agenda item as it was discussed and decided."""

    number: int
    title: str
    discussion: str
    contributions: tuple[ContributionContent, ...]
    conclusion: str
    rows: tuple[DiscussedRow, ...]
    follow_ups: tuple[FollowUpContent, ...]


class DecisionCount(NamedTuple):
    """How many decisions of one status, and what they agree in sum (rupiah)."""

    status: str
    number: int
    agreed_budget: int


class MinutesContent(NamedTuple):
    """All that the minutes say.

    ``other_rows`` were decided at the meeting without an agenda item, ``other_follow_ups``
    belong to none. ``decision_counts`` counts each decision once, pairs too.
    """

    head: MeetingHead
    participants: tuple[str, ...]
    opening: str
    items: tuple[MinutesItemContent, ...]
    other_rows: tuple[DiscussedRow, ...]
    other_follow_ups: tuple[FollowUpContent, ...]
    decision_counts: tuple[DecisionCount, ...]
    closing: str
    chair: SignerText
    note_taker: SignerText


def minutes_content(program: Program, meeting_id: str) -> MinutesContent:
    """Return the minutes of a meeting; Refusal if there is no such meeting."""
    meeting = existing_meeting(program, meeting_id)
    about = agenda_links(program, meeting_id, "activity")
    said = contributions_of(program, meeting_id)
    reader = RowReader(program)
    agenda = agenda_of(program, meeting_id)
    follow_ups: dict[str | None, list[FollowUpContent]] = defaultdict(list)
    for row in follow_ups_of(program, meeting_id):
        follow_ups[row.agenda_item_id].append(_follow_up(row))
    items = tuple(
        MinutesItemContent(
            number,
            item.title,
            item.discussion.strip(),
            tuple(
                ContributionContent(row.speaker.strip(), row.office.strip(), row.text.strip())
                for row in said.get(item.id, ())
            ),
            item.conclusion.strip(),
            reader.rows(about.get(item.id, ())),
            tuple(follow_ups.pop(item.id, ())),
        )
        for number, item in enumerate(agenda, 1)
    )
    made_here = decisions_at(program, meeting_id)
    other_rows = _other_rows(reader, made_here, {id_ for ids in about.values() for id_ in ids})
    shown = [row for item in items for row in item.rows] + list(other_rows)
    chair, note_taker = chair_and_note_taker(program, meeting)
    return MinutesContent(
        head=meeting_head(program, meeting),
        participants=_participants(participants_of(program, meeting_id)),
        opening=meeting.opening.strip(),
        items=items,
        other_rows=other_rows,
        other_follow_ups=tuple(entry for entries in follow_ups.values() for entry in entries),
        decision_counts=_counts([row.decision for row in shown if row.decision]),
        closing=meeting.closing.strip(),
        chair=chair,
        note_taker=note_taker,
    )


def _follow_up(row: FollowUpRow) -> FollowUpContent:
    return FollowUpContent(row.task.strip(), row.responsible.strip(), row.due)


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
    order = ("disepakati", "disepakati_dengan_catatan", "ditolak", "ditunda", "dibawa_ke_pusat")
    return tuple(
        DecisionCount(
            status,
            counts[status],
            sum(entry.agreed_budget or 0 for entry in once if entry.status == status),
        )
        for status in sorted(counts, key=lambda s: order.index(s) if s in order else len(order))
    )
