"""One copy of a plan in a merge, and what changed in it since it travelled last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from rakornis_desktop.exchange.file.lineage import ROW, Ancestor, Lineage
from rakornis_desktop.exchange.file.plan_file import PlanFile
from rakornis_desktop.exchange.file.plan_parts import columns, owners, tables
from rakornis_desktop.exchange.file.plan_rows import PlanRows, RowKey

# Table, row, column (ROW: all of it), and the stamp of the value turned down.
Decided = Sequence[tuple[str, str, str, str]]


class Side:
    """The rows of one copy and where they come from."""

    def __init__(self, rows: PlanRows, lineage: Lineage) -> None:
        self.rows = rows
        self.lineage = lineage
        self.seen = lineage.seen()

    @cached_property
    def _hanging(self) -> dict[RowKey, list[RowKey]]:
        """What hangs on each row."""
        found: dict[RowKey, list[RowKey]] = defaultdict(list)
        for table in tables():
            for column, owner in owners(table):
                at = columns(table).index(column)
                for row_id, values in self.rows[table].items():
                    found[owner, values[at]].append((table, row_id))
        return found

    def branch(self, key: RowKey) -> Iterator[RowKey]:
        """Give a row and all that hangs on it, owners first."""
        waiting, given = [key], {key}
        while waiting:
            at = waiting.pop(0)
            yield at
            for below in self._hanging.get(at, ()):
                if below not in given:
                    given.add(below)
                    waiting.append(below)

    def changed_unseen(self, key: RowKey, seen: set[str]) -> bool:
        """Tell whether a row or what hangs on it was changed by a revision not in ``seen``."""
        return any(
            stamp not in seen
            for below in self.branch(key)
            for stamp in self.lineage.row_stamps(below)
        )


def since(
    head: PlanFile | None,
    rows: PlanRows,
    revision_id: str,
    ancestor: Ancestor,
    decided: Decided = (),
) -> tuple[Lineage, bool]:
    """Return the lineage of ``rows`` as the revision ``revision_id``, and whether that is new.

    ``head`` is the revision they come from. What was decided since counts as written even where
    the value stayed: each a row, a column (``*``: the row with all that hangs on it) and the
    stamp of what was turned down.
    """
    if head is None:
        return Lineage({revision_id: ancestor}, revision_id), True
    lineage, before = head.lineage.copy(), head.rows
    changed = False
    for table, now in rows.by_table.items():
        was = before[table]
        if now == was:
            continue
        names = columns(table)
        for row_id, values in now.items():
            old = was.get(row_id)
            if old == values:
                continue
            changed = True
            if old is None:
                lineage.stamps[table, row_id] = {ROW: revision_id}
                continue
            own = lineage.stamps.setdefault((table, row_id), {})
            for name, one, other in zip(names, old, values, strict=True):
                if one != other:
                    own[name] = revision_id
        for row_id in was.keys() - now.keys():
            changed = True
            lineage.stamps.pop((table, row_id), None)
    side = Side(rows, lineage)
    for table, row_id, column, stamp in decided:
        changed = True
        lineage.open = {
            entry
            for entry in lineage.open
            if (entry.table, entry.row_id, entry.column, entry.stamp)
            != (table, row_id, column.replace(ROW, ""), stamp)
        }
        if row_id not in rows[table]:
            continue
        if column == ROW:
            for key in list(side.branch((table, row_id))):
                lineage.stamps[key] = {ROW: revision_id}
        else:
            lineage.stamps.setdefault((table, row_id), {})[column] = revision_id
    if changed:
        lineage.revisions[revision_id] = ancestor
    return lineage, changed
