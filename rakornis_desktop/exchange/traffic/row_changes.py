"""What turns the rows of a plan into others: new, changed and gone, and how that is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from rakornis_desktop.exchange.file.plan_parts import PARTS, columns
from rakornis_desktop.exchange.file.plan_rows import PlanRows, Values


class Tally(NamedTuple):
    """How many rows of a kind are new, changed (in themselves or what hangs on them), gone."""

    new: int = 0
    changed: int = 0
    gone: int = 0

    def __bool__(self) -> bool:
        return any(self)


@dataclass
class RowChanges:
    """Rows to insert, to update (old and new values) and to delete, by table and id."""

    new: dict[str, dict[str, Values]] = field(default_factory=dict)
    changed: dict[str, dict[str, tuple[Values, Values]]] = field(default_factory=dict)
    gone: dict[str, dict[str, Values]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)

    def ids(self, part: str) -> tuple[list[str], list[str], list[str]]:
        """Return the ids of a part's rows that are new, changed (or what hangs on them), gone."""
        (found,) = (p for p in PARTS if p.name == part)
        new = self.new.get(found.table, {})
        gone = self.gone.get(found.table, {})
        changed = dict.fromkeys(self.changed.get(found.table, ()))
        for child in found.children:
            at = columns(child.table).index(child.owner)
            for values in (
                *self.new.get(child.table, {}).values(),
                *(after for _before, after in self.changed.get(child.table, {}).values()),
                *self.gone.get(child.table, {}).values(),
            ):
                if values[at] not in new and values[at] not in gone:
                    changed[values[at]] = None
        return list(new), list(changed), list(gone)

    def tallies(self) -> Mapping[str, Tally]:
        """Return the counts of each part in which something changed."""
        counted = {part.name: Tally(*map(len, self.ids(part.name))) for part in PARTS}
        return {name: tally for name, tally in counted.items() if tally}


def row_changes(before: PlanRows, after: PlanRows) -> RowChanges:
    """Return what turns ``before`` into ``after``."""
    found = RowChanges()
    for table, then in after.by_table.items():
        was = before[table]
        if was == then:
            continue
        if not was:
            found.new[table] = dict(then)
            continue
        new = {row_id: values for row_id, values in then.items() if row_id not in was}
        gone = {row_id: values for row_id, values in was.items() if row_id not in then}
        changed = {
            row_id: (was[row_id], values)
            for row_id, values in then.items()
            if row_id in was and was[row_id] != values
        }
        for into, rows in ((found.new, new), (found.gone, gone), (found.changed, changed)):
            if rows:
                into[table] = rows
    return found
