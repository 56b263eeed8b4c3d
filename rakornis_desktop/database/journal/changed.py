"""What a change set changed, said to whoever shows rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

# Above this many rows of one table it is cheaper to read the table again than to name each row.
MANY_ROWS = 2_000


@dataclass(frozen=True)
class Changed:
    """The rows that one change set touched, by table name.

    ``rows[table]`` holds row ids, those of deleted rows included. ``owners[table]`` holds the ids
    of rows that own changed ones: the activities whose budgets changed, say. A table in ``whole``
    changed in so many rows (its own or owned ones) that they are not named, and whoever shows it
    reads it again. ``columns[table]`` holds the columns that changed in the rows named, and ``id``
    where a row came or went.
    """

    rows: Mapping[str, frozenset[str]] = field(default_factory=dict)
    whole: frozenset[str] = frozenset()
    owners: Mapping[str, frozenset[str]] = field(default_factory=dict)
    columns: Mapping[str, frozenset[str]] = field(default_factory=dict, compare=False)

    def touches(self, *tables: str) -> bool:
        """Tell whether any of ``tables`` changed, in its own rows or in owned ones."""
        return any(
            table in self.rows or table in self.whole or table in self.owners for table in tables
        )

    def touches_columns(self, table: str, *columns: str) -> bool:
        """Tell whether any of ``columns`` of ``table`` changed, or a row of it came or went."""
        if table in self.whole:
            return True
        if table not in self.rows:
            return False
        known = self.columns.get(table)
        return known is None or "id" in known or not known.isdisjoint(columns)

    def of(self, table: str) -> frozenset[str]:
        """Return the ids of the rows of ``table`` to show anew, where it is not in ``whole``."""
        return self.rows.get(table, frozenset()) | self.owners.get(table, frozenset())

    def __bool__(self) -> bool:
        return bool(self.rows) or bool(self.whole)
