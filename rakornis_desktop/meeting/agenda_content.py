"""The agenda (agenda pembahasan): numbered items and the rows they are about."""

from __future__ import annotations

from typing import NamedTuple

from rakornis_desktop.meeting.discussed_rows import DiscussedRow, RowReader
from rakornis_desktop.meeting.meeting_head import MeetingHead, existing_meeting, meeting_head
from rakornis_desktop.program.database import Program
from rakornis_desktop.program.queries.meetings import agenda_links, agenda_of


class AgendaItemContent(NamedTuple):
    """An item to be discussed."""

    number: int
    title: str
    rows: tuple[DiscussedRow, ...]


class AgendaContent(NamedTuple):
    """All that the agenda says."""

    head: MeetingHead
    items: tuple[AgendaItemContent, ...]


def agenda_content(program: Program, meeting_id: str) -> AgendaContent:
    """Return the agenda of a meeting; Refusal if there is no such meeting."""
    meeting = existing_meeting(program, meeting_id)
    about = agenda_links(program, meeting_id, "activity")
    reader = RowReader(program)
    return AgendaContent(
        meeting_head(program, meeting),
        tuple(
            AgendaItemContent(number, item.title, reader.rows(about.get(item.id, ())))
            for number, item in enumerate(agenda_of(program, meeting_id), 1)
        ),
    )
