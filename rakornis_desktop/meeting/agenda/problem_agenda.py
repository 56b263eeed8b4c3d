"""Problems that several offices share, handed to the agenda of the next meeting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rakornis_desktop.database.journal.step_labels import short
from rakornis_desktop.database.queries.meeting_rows import meetings_of
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.meeting.agenda.agenda_edits import add_proposals
from rakornis_desktop.meeting.agenda.agenda_proposal import ISSUE, Proposal
from rakornis_desktop.meeting.meeting_edits import create_meeting

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database


def problem_on_agenda(
    database: Database, plan_id: str, title: str, issue_ids: Sequence[str]
) -> str:
    """Add an item about these problems to the newest meeting, making one if there is none.

    Returns the item's id. Raises Refusal if an item of that meeting is about them already.
    """
    there = meetings_of(database, plan_id)
    meeting_id = there[0].id if there else create_meeting(database, plan_id)
    places = ", ".join("?" * len(issue_ids))
    known = database.read(
        "SELECT a.title FROM agenda_item a JOIN agenda_issue x ON x.agenda_item_id = a.id "
        f"WHERE a.meeting_id = ? AND x.issue_id IN ({places}) LIMIT 1",
        (meeting_id, *issue_ids),
    )
    if known:
        raise Refusal(
            _("Masalah ini sudah ada di agenda: {title}.").format(title=short(known[0][0]))
        )
    origin = f"masalah:{issue_ids[0]}"
    proposal = Proposal(origin, ISSUE, title, "", 0, issue_ids=tuple(issue_ids))
    (item_id,) = add_proposals(database, meeting_id, [proposal])
    return item_id
