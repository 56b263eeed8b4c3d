"""Agenda items find their rows again when a plan that was deleted, or lost rows, is imported anew.

Decisions remember what their rows were and are found when they are read. What an agenda item is
about is asked in many places, so the links themselves are set right where new rows come in; what
the gone rows were, the journal knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rakornis_desktop.comparison.identity import identity, ids_by_identity
from rakornis_desktop.database.journal.inverting import unquoted
from rakornis_desktop.database.queries.activity_rows import (
    ACTIVITY_COLUMNS,
    ActivityRow,
    activities_of,
)
from rakornis_desktop.database.queries.plans_of_offices import plan_by_id

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.database.program_database import Database


def mend_agenda_links(database: Database, changes: ChangeSet, plan_id: str) -> int:
    """Point links at rows that are gone to the same rows of ``plan_id``; returns how many.

    A row is the same by its identity within the same office and year; one that several rows of
    the plan could be is left as it is. Runs inside the change set that brought the rows.
    """
    lost = [
        row_id
        for (row_id,) in changes.read(
            "SELECT DISTINCT x.activity_id FROM agenda_activity x "
            "LEFT JOIN activity a ON a.id = x.activity_id WHERE a.id IS NULL"
        )
    ]
    plan = plan_by_id(database, plan_id) if lost else None
    if plan is None:
        return 0
    now = ids_by_identity(activities_of(database, plan_id), lambda _row: plan.region_code)
    mended = 0
    for old_id in lost:
        then = _deleted(changes, "activity", old_id)
        if then is None or not _same_plan(changes, then["plan_id"], plan_id):
            continue
        values = [then.get(name) for name in ACTIVITY_COLUMNS]
        new_id = now.get(identity(ActivityRow._make([*values, 0, 0]), plan.region_code))
        if new_id is not None:
            _replace(changes, old_id, new_id)
            mended += 1
    return mended


def _replace(changes: ChangeSet, old_id: str, new_id: str) -> None:
    from rakornis_desktop.database.tables import AgendaActivity

    for link_id, item_id in changes.read(
        "SELECT id, agenda_item_id FROM agenda_activity WHERE activity_id = ?", (old_id,)
    ):
        there = changes.read(
            "SELECT 1 FROM agenda_activity WHERE agenda_item_id = ? AND activity_id = ?",
            (item_id, new_id),
        )
        if there:
            changes.delete(AgendaActivity, link_id)
        else:
            changes.update(AgendaActivity, link_id, activity_id=new_id)


def _same_plan(changes: ChangeSet, old_plan: str, plan_id: str) -> bool:
    if old_plan == plan_id:
        return True
    then = _deleted(changes, "plan", old_plan)
    if then is None:
        return False
    return bool(
        changes.read(
            "SELECT 1 FROM plan WHERE id = ? AND office_id = ? AND fiscal_year = ?",
            (plan_id, then["office_id"], then["fiscal_year"]),
        )
    )


def _deleted(changes: ChangeSet, table: str, row_id: str) -> dict[str, Any] | None:
    """Return a row as it was when it was deleted last, None if the journal does not know."""
    found = changes.read(
        "SELECT column_name, old FROM change WHERE row_id = ? AND table_name = ? "
        "AND kind = 'delete' ORDER BY id DESC LIMIT 1",
        (row_id, table),
    )
    if not found:
        return None
    columns, literals = found[0]
    return dict(zip(columns.split(","), unquoted(literals), strict=True))
