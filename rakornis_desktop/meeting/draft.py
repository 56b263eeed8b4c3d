"""A meeting drafted from what the comparison and the issues leave open, until one is prepared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rakornis_desktop.meeting.agenda_edits import add_proposals
from rakornis_desktop.meeting.agenda_proposals import propose_agenda
from rakornis_desktop.meeting.meeting_edits import create_meeting
from rakornis_desktop.meeting.proposal import suggested
from rakornis_desktop.program.queries.plans import own_plan

if TYPE_CHECKING:
    from rakornis_desktop.program.database import Program


def draft_meeting(program: Program) -> str:
    """Add a meeting with an agenda of what is usually proposed to be spoken of; returns its id."""
    meeting_id = create_meeting(program, own_plan(program).id)
    add_proposals(program, meeting_id, suggested(propose_agenda(program, meeting_id)))
    return meeting_id
