"""Many rows into and out of a table, in few statements.

SQLite copies every page it touches aside for each statement that a trigger hangs on, in case the
statement has to be taken back. So many rows go into one statement: the journalled insert of an
import then costs a third of what it costs row by row.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import Any

from rakornis_desktop.database.edits.field_refusal import check_text

# More gain nothing; SQLite's own limit is 32,766.
_VALUES_PER_STATEMENT = 5_000


def insert_rows(
    connection: sqlite3.Connection,
    table: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    checked: bool = False,
) -> None:
    """Insert ``rows``, whose values stand in the order of ``columns``.

    Raises FieldRefusal for text that cannot be stored, ValueError for a row of another length;
    rows that were ``checked`` already are not looked at again.
    """
    names = ", ".join(f'"{column}"' for column in columns)
    places = f"({', '.join('?' * len(columns))})"
    left = iter(rows)
    while batch := list(islice(left, max(1, _VALUES_PER_STATEMENT // len(columns)))):
        if not checked:
            check_rows(table, columns, batch)
        connection.execute(
            f'INSERT INTO "{table}" ({names}) VALUES {", ".join([places] * len(batch))}',
            list(chain.from_iterable(batch)),
        )


def delete_rows(connection: sqlite3.Connection, table: str, row_ids: Sequence[str]) -> None:
    """Delete rows by id."""
    for start in range(0, len(row_ids), _VALUES_PER_STATEMENT):
        batch = row_ids[start : start + _VALUES_PER_STATEMENT]
        places = ", ".join("?" * len(batch))
        connection.execute(f'DELETE FROM "{table}" WHERE id IN ({places})', batch)


def check_rows(table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Refuse text that cannot be stored.

    Looks at whole columns at once, which costs a tenth of looking at each value.
    """
    if not rows:
        return
    if any(len(row) != len(columns) for row in rows):
        raise ValueError(f"{table}: a row has not {len(columns)} values")
    for column, values in zip(columns, zip(*rows, strict=True), strict=True):
        try:
            text = "".join(values)
        except TypeError:
            text = "".join([value for value in values if isinstance(value, str)])
        check_text(table, column, text)
