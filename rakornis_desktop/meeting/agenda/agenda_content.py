"""The agenda (agenda pembahasan): numbered items and the rows they are about."""

from __future__ import annotations

from typing import NamedTuple

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.meeting_rows import agenda_links, agenda_of
from rakornis_desktop.meeting.held.discussed_rows import DiscussedRow, RowReader
from rakornis_desktop.meeting.letters.paper_head import MeetingHead, existing_meeting, meeting_head


class AgendaItemContent(NamedTuple):
    """An item to be discussed."""

    number: int
    title: str
    rows: tuple[DiscussedRow, ...]


class AgendaContent(NamedTuple):
    """All that the agenda says."""

    head: MeetingHead
    items: tuple[AgendaItemContent, ...]


def agenda_content(database: Database, meeting_id: str) -> AgendaContent:
    """Return the agenda of a meeting; Refusal if there is no such meeting."""
    meeting = existing_meeting(database, meeting_id)
    about = agenda_links(database, meeting_id, "activity")
    agenda = agenda_of(database, meeting_id)
    rows = RowReader(database).rows_of({item.id: about.get(item.id, ()) for item in agenda})
    return AgendaContent(
        meeting_head(database, meeting),
        tuple(
            AgendaItemContent(number, item.title, rows[item.id])
            for number, item in enumerate(agenda, 1)
        ),
    )
