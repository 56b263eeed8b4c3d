"""Changes of a plan's rows into the database, inside one change set."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from rakornis_desktop.exchange.file.own_tree import parents_first
from rakornis_desktop.exchange.file.plan_parts import alone, columns, implied, tables
from rakornis_desktop.exchange.traffic.row_changes import RowChanges

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet


def apply_changes(changes: ChangeSet, found: RowChanges, plan_id: str, office_id: str) -> None:
    """Write the changes of one plan: first what goes, then what comes, then what changes."""
    from rakornis_desktop.database.tables import TABLES

    by_name = {str(table.__tablename__): table for table in TABLES}
    given = {"plan_id": plan_id, "office_id": office_id}
    moved = _moved(found)
    for table in reversed(tables()):
        gone = [*found.gone.get(table, ()), *moved.get(table, ())]
        if gone:
            changes.delete(by_name[table], *gone)
    for table in tables():
        rows = list(found.new.get(table, {}).values())
        if table in moved:
            rows += [found.changed[table][row_id][1] for row_id in moved[table]]
        if rows:
            add_rows(changes, table, rows, given)
    for table, changed in found.changed.items():
        by_columns: dict[tuple[int, ...], list[list[Any]]] = defaultdict(list)
        for row_id, (before, after) in changed.items():
            if row_id in moved.get(table, ()):
                continue
            places = tuple(at for at, value in enumerate(after) if value != before[at])
            by_columns[places].append([*(after[at] for at in places), row_id])
        names = columns(table)
        for places, updates in by_columns.items():
            changes.update_many(table, [names[at] for at in places], updates)


def add_rows(
    changes: ChangeSet, table: str, rows: list[tuple[Any, ...]], given: dict[str, str]
) -> None:
    """Insert rows as a plan file holds them; ``given`` are the plan and office they belong to.

    They come from a file whose every row was checked, or from the database itself.
    """
    names, rows = columns(table), parents_first(table, rows)
    if column := implied(table):
        value = given[column]
        changes.add_many(table, (*names, column), [(*row, value) for row in rows], checked=True)
    else:
        changes.add_many(table, names, rows, checked=True)


def _moved(found: RowChanges) -> dict[str, set[str]]:
    """Return the rows whose unlike-any-other columns change: two might swap them, so they are
    taken out and put in again."""
    moved: dict[str, set[str]] = {}
    for table, changed in found.changed.items():
        places = [columns(table).index(name) for name in alone(table)]
        rows = {
            row_id
            for row_id, (before, after) in changed.items()
            if any(before[at] != after[at] for at in places)
        }
        if rows:
            moved[table] = rows
    return moved
