"""Problems that several offices share, handed to the agenda of the next meeting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.meeting.meeting_edits import create_meeting
from rakornis_desktop.meeting.positions import next_position
from rakornis_desktop.program.labels import short
from rakornis_desktop.program.queries.meetings import meetings_of

if TYPE_CHECKING:
    from rakornis_desktop.program.database import Program


def problem_on_agenda(program: Program, plan_id: str, title: str, issue_ids: Sequence[str]) -> str:
    """Add an item about these problems to the newest meeting, making one if there is none.

    Returns the item's id. Raises Refusal if an item of that meeting is about them already.
    """
    from rakornis_desktop.program.tables import AgendaIssue, AgendaItem

    there = meetings_of(program, plan_id)
    meeting_id = there[0].id if there else create_meeting(program, plan_id)
    label = _("Tambah agenda {title}").format(title=short(title))
    with program.change_set(label) as changes:
        places = ", ".join("?" * len(issue_ids))
        known = changes.read(
            "SELECT a.title FROM agenda_item a JOIN agenda_issue x ON x.agenda_item_id = a.id "
            f"WHERE a.meeting_id = ? AND x.issue_id IN ({places}) LIMIT 1",
            (meeting_id, *issue_ids),
        )
        if known:
            raise Refusal(
                _("Masalah ini sudah ada di agenda: {title}.").format(title=short(known[0][0]))
            )
        row = changes.add(
            AgendaItem,
            meeting_id=meeting_id,
            position=next_position(changes, "agenda_item", meeting_id),
            title=title,
            origin=f"masalah:{issue_ids[0]}" if issue_ids else "",
        )
        for issue_id in issue_ids:
            changes.add(AgendaIssue, agenda_item_id=row.id, issue_id=issue_id)
    return row.id
