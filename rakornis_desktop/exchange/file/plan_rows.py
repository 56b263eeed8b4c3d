"""The rows of a plan by table, as a plan file and the database both give them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from rakornis_desktop.exchange.file.plan_parts import columns, tables

# A row: its values as SQLite keeps them, in the order of plan_parts.columns(table), the id first.
Values = tuple[Any, ...]
RowKey = tuple[str, str]


@dataclass
class PlanRows:
    """All that travels with a plan: by table, by row id.

    ``extra`` holds fields of a newer format that we do not know, by table and row id.
    """

    by_table: dict[str, dict[str, Values]] = field(
        default_factory=lambda: {table: {} for table in tables()}
    )
    extra: dict[RowKey, dict[str, Any]] = field(default_factory=dict)

    def __getitem__(self, table: str) -> dict[str, Values]:
        return self.by_table[table]

    def value(self, table: str, row_id: str, column: str) -> Any:
        """Return one value of a row that is there."""
        return self.by_table[table][row_id][columns(table).index(column)]

    def keys(self) -> Iterator[RowKey]:
        """Give table and id of every row, owners before what hangs on them."""
        for table, rows in self.by_table.items():
            for row_id in rows:
                yield table, row_id

    def counts(self) -> dict[str, int]:
        """Return how many rows there are, by table, where there are any."""
        return {table: len(rows) for table, rows in self.by_table.items() if rows}

    def copy(self) -> PlanRows:
        """Return rows that can be changed without changing these."""
        return PlanRows(
            {table: dict(rows) for table, rows in self.by_table.items()}, dict(self.extra)
        )
