"""Meetings with their rundown, agenda, people and follow-ups."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import NamedTuple

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.typed_rows import columns, typed


class MeetingRow(NamedTuple):
    """One meeting of the forum; times as 08:30."""

    id: str
    plan_id: str
    number: str
    title: str
    theme: str
    starts_on: date | None
    ends_on: date | None
    starts_at: str
    ends_at: str
    venue: str
    host: str
    chair: str
    secretary: str
    note_taker: str
    opening: str
    closing: str


class RundownRow(NamedTuple):
    """A timed item of the meeting day."""

    id: str
    meeting_id: str
    position: int
    day: int
    starts_at: str
    minutes: int
    title: str
    speaker: str


class AgendaRow(NamedTuple):
    """An item to be discussed and decided."""

    id: str
    meeting_id: str
    position: int
    title: str
    discussion: str
    conclusion: str
    origin: str
    discussion_draft: str
    discussed_at: datetime | None


class ParticipantRow(NamedTuple):
    """Someone invited to or present at a meeting."""

    id: str
    meeting_id: str
    position: int
    name: str
    office: str
    job: str
    contact: str
    present: bool
    arrived_at: datetime | None
    region_code: str


class ContributionRow(NamedTuple):
    """What was said by whom on an agenda item."""

    id: str
    agenda_item_id: str
    position: int
    speaker: str
    office: str
    text: str


class FollowUpRow(NamedTuple):
    """What was agreed to be done, by whom, until when."""

    id: str
    meeting_id: str
    agenda_item_id: str | None
    position: int
    task: str
    responsible: str
    due: date | None
    status: str
    office: str
    done_on: date | None
    note: str


class _FollowUpHead(NamedTuple):
    title: str
    starts_on: date | None
    agenda_title: str


class DocumentRow(NamedTuple):
    """A document of a meeting, attached by name."""

    id: str
    meeting_id: str
    position: int
    name: str
    file_name: str
    note: str


class SignatoryRow(NamedTuple):
    """Someone who signs a paper of the meeting."""

    id: str
    meeting_id: str
    position: int
    role: str
    name: str
    job: str
    rank: str
    nip: str


def meetings_of(database: Database, plan_id: str) -> list[MeetingRow]:
    """Return the meetings about a plan, youngest first."""
    return typed(
        MeetingRow,
        database.read(
            f"SELECT {columns(MeetingRow)} FROM meeting WHERE plan_id = ? "
            "ORDER BY coalesce(starts_on, '9999') DESC, id DESC",
            (plan_id,),
        ),
    )


def meeting(database: Database, meeting_id: str) -> MeetingRow | None:
    """Return one meeting, None if it is not there."""
    found = typed(
        MeetingRow,
        database.read(f"SELECT {columns(MeetingRow)} FROM meeting WHERE id = ?", (meeting_id,)),
    )
    return found[0] if found else None


def rundown_of(database: Database, meeting_id: str) -> list[RundownRow]:
    """Return the rundown of a meeting, day by day in order."""
    return typed(
        RundownRow,
        database.read(
            f"SELECT {columns(RundownRow)} FROM rundown_item WHERE meeting_id = ? "
            "ORDER BY day, position, id",
            (meeting_id,),
        ),
    )


def agenda_of(database: Database, meeting_id: str) -> list[AgendaRow]:
    """Return the agenda items of a meeting in order."""
    return typed(
        AgendaRow,
        database.read(
            f"SELECT {columns(AgendaRow)} FROM agenda_item WHERE meeting_id = ? "
            "ORDER BY position, id",
            (meeting_id,),
        ),
    )


def participants_of(database: Database, meeting_id: str) -> list[ParticipantRow]:
    """Return the participants of a meeting in order."""
    return typed(
        ParticipantRow,
        database.read(
            f"SELECT {columns(ParticipantRow)} FROM participant WHERE meeting_id = ? "
            "ORDER BY position, id",
            (meeting_id,),
        ),
    )


def contributions_of(database: Database, meeting_id: str) -> dict[str, list[ContributionRow]]:
    """Return what was said on each agenda item, in order, by agenda item id."""
    found: dict[str, list[ContributionRow]] = defaultdict(list)
    for row in typed(
        ContributionRow,
        database.read(
            f"SELECT {columns(ContributionRow, 'c')} FROM contribution c "
            "JOIN agenda_item i ON i.id = c.agenda_item_id WHERE i.meeting_id = ? "
            "ORDER BY c.position, c.id",
            (meeting_id,),
        ),
    ):
        found[row.agenda_item_id].append(row)
    return dict(found)


def follow_ups_of(database: Database, meeting_id: str) -> list[FollowUpRow]:
    """Return the follow-ups of a meeting in order."""
    return typed(
        FollowUpRow,
        database.read(
            f"SELECT {columns(FollowUpRow)} FROM follow_up WHERE meeting_id = ? "
            "ORDER BY position, id",
            (meeting_id,),
        ),
    )


def all_follow_ups(
    database: Database, meeting_id: str | None = None
) -> list[tuple[FollowUpRow, str, date | None, str]]:
    """Return the follow-ups of all meetings or of one, in the order of their meetings.

    Each with the title and first day of its meeting and the title of its agenda item, if any.
    """
    found = database.read(
        f"SELECT m.title, m.starts_on, coalesce(i.title, ''), {columns(FollowUpRow, 'f')} "
        "FROM follow_up f JOIN meeting m ON m.id = f.meeting_id "
        "LEFT JOIN agenda_item i ON i.id = f.agenda_item_id "
        "WHERE ? IS NULL OR f.meeting_id = ? "
        "ORDER BY m.starts_on, m.id, f.position, f.id",
        (meeting_id, meeting_id),
    )
    heads = typed(_FollowUpHead, [row[:3] for row in found])
    rows = typed(FollowUpRow, [row[3:] for row in found])
    return [(row, *head) for row, head in zip(rows, heads, strict=True)]


def agenda_links(database: Database, meeting_id: str, subject: str) -> dict[str, list[str]]:
    """Return what each agenda item is about, by agenda item id.

    ``subject`` is "activity", "issue" or "follow_up"; the ids are those of such rows, which may
    be gone by now.
    """
    if subject not in ("activity", "issue", "follow_up"):
        raise ValueError(subject)
    found: dict[str, list[str]] = defaultdict(list)
    for agenda_item_id, id_ in database.read(
        f"SELECT x.agenda_item_id, x.{subject}_id FROM agenda_{subject} x "
        "JOIN agenda_item i ON i.id = x.agenda_item_id WHERE i.meeting_id = ? ORDER BY x.id",
        (meeting_id,),
    ):
        found[agenda_item_id].append(id_)
    return dict(found)


def agenda_regions(database: Database, meeting_id: str) -> list[tuple[str, str, str]]:
    """Return agenda item id, region of an activity it is about, and region of that one's office."""
    return [
        (str(item), str(place), str(home))
        for item, place, home in database.read(
            "SELECT DISTINCT x.agenda_item_id, a.region_code, o.region_code "
            "FROM agenda_activity x JOIN agenda_item i ON i.id = x.agenda_item_id "
            "JOIN activity a ON a.id = x.activity_id JOIN plan p ON p.id = a.plan_id "
            "JOIN office o ON o.id = p.office_id WHERE i.meeting_id = ?",
            (meeting_id,),
        )
    ]


def documents_of(database: Database, meeting_id: str) -> list[DocumentRow]:
    """Return the documents of a meeting in order."""
    return typed(
        DocumentRow,
        database.read(
            f"SELECT {columns(DocumentRow)} FROM meeting_document WHERE meeting_id = ? "
            "ORDER BY position, id",
            (meeting_id,),
        ),
    )


def signatories_of(database: Database, meeting_id: str) -> list[SignatoryRow]:
    """Return those who sign the papers of a meeting, in order."""
    return typed(
        SignatoryRow,
        database.read(
            f"SELECT {columns(SignatoryRow)} FROM signatory WHERE meeting_id = ? "
            "ORDER BY position, id",
            (meeting_id,),
        ),
    )
