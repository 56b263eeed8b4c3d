"""Making, changing and deleting a meeting: each function is one step of undo."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.meeting_head import existing_meeting
from rakornis_desktop.program.labels import edit_label, short
from rakornis_desktop.program.queries.offices import officials_of
from rakornis_desktop.program.queries.plans import plan_by_id

if TYPE_CHECKING:
    from rakornis_desktop.program.database import Program


def create_meeting(program: Program, plan_id: str, values: Mapping[str, Any] | None = None) -> str:
    """Add a meeting about a plan; ``values`` are columns of Meeting by name. Returns its id.

    The head of the office is entered as chair and as the one who signs, the notulis is left
    open. Raises FieldRefusal.
    """
    from rakornis_desktop.program.tables import Meeting, Signatory

    given = dict(values or {})
    title = str(given.get("title") or _("Rapat Koordinasi Teknis"))
    plan = plan_by_id(program, plan_id)
    officials = officials_of(program, plan.office_id) if plan else []
    head = next((row for row in officials if row.is_head and row.is_active), None)
    with program.change_set(_("Buat rapat {title}").format(title=short(title))) as changes:
        row = changes.add(
            Meeting,
            **{"chair": head.name if head else "", **given, "title": title, "plan_id": plan_id},
        )
        signs = head if head and head.name == row.chair else None
        changes.add(
            Signatory,
            meeting_id=row.id,
            position=0,
            role=_("Pimpinan Rapat"),
            name=row.chair,
            job=signs.job if signs else "",
            rank=signs.rank if signs else "",
            nip=signs.nip if signs else "",
        )
        changes.add(
            Signatory, meeting_id=row.id, position=1, role=_("Notulis"), name=row.note_taker
        )
    return row.id


def update_meeting(program: Program, meeting_id: str, values: Mapping[str, Any]) -> None:
    """Write columns of a meeting. Raises FieldRefusal, Refusal if it is gone."""
    from rakornis_desktop.program.tables import Meeting

    title = str(values.get("title") or existing_meeting(program, meeting_id).title)
    with program.change_set(edit_label("meeting", list(values), title)) as changes:
        changes.update(Meeting, meeting_id, **values)


def delete_meeting(program: Program, meeting_id: str) -> None:
    """Delete a meeting with all that belongs to it; decisions made at it stay."""
    from rakornis_desktop.program.tables import Meeting

    title = existing_meeting(program, meeting_id).title
    with program.change_set(_("Hapus rapat {title}").format(title=short(title))) as changes:
        changes.delete(Meeting, meeting_id)
