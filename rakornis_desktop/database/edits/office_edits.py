"""What the settings page does to an office, its officials and its plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rakornis_desktop.database.journal.step_labels import edit_label, short
from rakornis_desktop.database.queries.office_rows import officials_of
from rakornis_desktop.database.queries.plans_of_offices import plan_by_id
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database


def update_office(database: Database, office_id: str, values: Mapping[str, Any]) -> None:
    """Write columns of one office: its names, address and letterhead. Raises FieldRefusal."""
    from rakornis_desktop.database.tables import Office

    with database.change_set(edit_label("office", list(values), _("data kantor"))) as changes:
        changes.update(Office, office_id, **values)


def update_plan(database: Database, plan_id: str, values: Mapping[str, Any]) -> None:
    """Write columns of one plan: stage, edition, title, note. Raises FieldRefusal."""
    from rakornis_desktop.database.tables import Plan

    with database.change_set(edit_label("plan", list(values), _("rencana"))) as changes:
        changes.update(Plan, plan_id, **values)


def delete_plan(database: Database, plan_id: str) -> None:
    """Delete a received plan with its activities and issues; Refusal for our own.

    Links and decisions about its activities stay and find them again after a new import.
    """
    from rakornis_desktop.database.tables import Plan

    plan = plan_by_id(database, plan_id)
    if plan is None:
        return
    if plan.is_own:
        raise Refusal(_("Rencana kantor sendiri tidak dapat dihapus."))
    name = f"{plan.government or plan.office_name} {plan.fiscal_year}"
    with database.change_set(_("Hapus rencana {name}").format(name=short(name))) as changes:
        changes.delete(Plan, plan_id)


def set_officials(
    database: Database, office_id: str, officials: Sequence[Mapping[str, Any]]
) -> None:
    """Make ``officials`` the officials of an office, in this order; ``id`` names one to keep.

    Raises FieldRefusal.
    """
    from rakornis_desktop.database.tables import Official

    left = {row.id: row for row in officials_of(database, office_id)}
    with database.change_set(_("Ubah pejabat kantor")) as changes:
        for position, official in enumerate(officials):
            values = {name: value for name, value in official.items() if name != "id"}
            values["position"] = position
            official_id = str(official.get("id", ""))
            if official_id in left:
                del left[official_id]
                changes.update(Official, official_id, **values)
            else:
                changes.add(Official, office_id=office_id, **values)
        changes.delete(Official, *left)
