"""What a change set changed, said to whoever shows rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

# Above this many rows of one table it is cheaper to read the table again than to name each row.
MANY_ROWS = 2_000


@dataclass(frozen=True)
class Changed:
    """The rows that one change set touched, by table name.

    ``rows[table]`` holds row ids; a table in ``whole`` changed in so many rows that they are
    not named, and whoever shows it reads it again.
    """

    rows: Mapping[str, frozenset[str]] = field(default_factory=dict)
    whole: frozenset[str] = frozenset()

    def touches(self, *tables: str) -> bool:
        """Tell whether any of ``tables`` changed."""
        return any(table in self.rows or table in self.whole for table in tables)

    def __bool__(self) -> bool:
        return bool(self.rows) or bool(self.whole)
