"""A meeting drafted from what the comparison and the issues leave open, until one is prepared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.meeting.agenda.agenda_edits import add_proposals
from rakornis_desktop.meeting.agenda.agenda_proposal import suggested
from rakornis_desktop.meeting.agenda.agenda_proposals import propose_agenda
from rakornis_desktop.meeting.meeting_edits import create_meeting

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database


def draft_meeting(database: Database) -> str:
    """Add a meeting with an agenda of what is usually proposed to be spoken of; returns its id."""
    meeting_id = create_meeting(database, own_plan(database).id)
    add_proposals(database, meeting_id, suggested(propose_agenda(database, meeting_id)))
    return meeting_id
