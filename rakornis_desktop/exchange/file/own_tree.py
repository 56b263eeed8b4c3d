"""Rows that hang below rows of their own table: a cause below its problem."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from rakornis_desktop.exchange.file.plan_parts import columns, weak_references
from rakornis_desktop.exchange.file.plan_rows import PlanRows, Values


@cache
def own_parent(table: str) -> int | None:
    """Return the place of the column that names the row above, None where rows have none."""
    for column, named in weak_references(table):
        if named == table:
            return columns(table).index(column)
    return None


def parents_first(table: str, rows: Sequence[Values]) -> list[Values]:
    """Return rows so that each comes after the row above it, in their order otherwise."""
    at = own_parent(table)
    if at is None:
        return list(rows)
    waiting = {row[0]: row for row in rows}
    found: list[Values] = []
    for row in rows:
        branch = []
        above = waiting.pop(row[0], None)
        while above is not None:
            branch.append(above)
            above = waiting.pop(above[at], None)
        found += reversed(branch)
    return found


def rings(table: str, rows: Mapping[str, Values]) -> Iterator[list[str]]:
    """Give the ids of rows that hang below themselves, ring by ring."""
    at = own_parent(table)
    if at is None:
        return
    seen: set[str] = set()
    for row_id in rows:
        path: list[str] = []
        walked: set[str] = set()
        while row_id in rows and row_id not in seen:
            seen.add(row_id)
            walked.add(row_id)
            path.append(row_id)
            row_id = rows[row_id][at]
        if row_id in walked:
            yield path[path.index(row_id) :]


def is_sound(rows: PlanRows, table: str) -> bool:
    """Tell whether every row above another is there, and none hangs below itself."""
    at = own_parent(table)
    if at is None:
        return True
    found = rows[table]
    above = {values[at] for values in found.values()} - {None}
    return above <= found.keys() and next(rings(table, found), None) is None
