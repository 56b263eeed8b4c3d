"""The one door for every change: rows are added, updated and deleted inside a change set."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from rakornis_desktop.program.tables.base import Row

RowType = TypeVar("RowType", bound="Row")


class ChangeSet:
    """One user action while it runs; made by :meth:`Program.change_set` alone."""

    def __init__(self, connection: sqlite3.Connection, set_id: int, label: str) -> None:
        self._connection = connection
        self.id = set_id
        self.label = label

    def add(self, table: type[RowType], **values: Any) -> RowType:
        """Validate ``values`` as a new row of ``table``, insert it and return it.

        Raises :class:`FieldRefusal` naming the field, the value and the reason.
        """
        from rakornis_desktop.program.validation import stored_values, validated_row

        row = validated_row(table, values)
        stored = stored_values(row)
        self.add_many(table.__tablename__, list(stored), [list(stored.values())])  # type: ignore[arg-type]
        return row

    def add_many(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Insert many rows given as stored values (str, int, None), already validated.

        ``columns`` names them in order and must hold ``id``. The bulk way in, for imports: the
        journal is written all the same.
        """
        names = ", ".join(f'"{column}"' for column in columns)
        places = ", ".join("?" * len(columns))
        self._connection.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({places})', rows)

    def update(self, table: type[Row], row_id: str, **values: Any) -> None:
        """Validate ``values`` field by field and write them to the row ``row_id``.

        Raises :class:`FieldRefusal` if a value does not fit, KeyError if there is no such row.
        """
        from rakornis_desktop.program.validation import stored_value, validated_field

        stored = {
            name: stored_value(table, name, validated_field(table, name, value))
            for name, value in values.items()
        }
        if stored:
            self.update_many(
                str(table.__tablename__), list(stored), [[*stored.values(), row_id]], exact=True
            )

    def update_many(
        self,
        table: str,
        columns: Sequence[str],
        rows: Iterable[Sequence[Any]],
        *,
        exact: bool = False,
    ) -> None:
        """Update many rows from stored values, ``[*values, row id]`` each.

        With ``exact`` a row id that does not exist raises KeyError.
        """
        settings = ", ".join(f'"{column}" = ?' for column in columns)
        rows = list(rows)
        cursor = self._connection.executemany(f'UPDATE "{table}" SET {settings} WHERE id = ?', rows)
        if exact and cursor.rowcount != len(rows):
            raise KeyError(f"{table}: {rows[0][-1]}")

    def delete(self, table: type[Row], *row_ids: str) -> None:
        """Delete rows by id; what hangs on them (budgets, say) goes with them."""
        self._connection.executemany(
            f'DELETE FROM "{table.__tablename__}" WHERE id = ?', [(row_id,) for row_id in row_ids]
        )

    def read(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Read inside the change set, seeing what it has written so far."""
        return self._connection.execute(sql, parameters).fetchall()
