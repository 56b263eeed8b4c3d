"""Reading the journal and turning it back: undo, redo, history.

Undo and redo append inverse change sets, so they are themselves in the history and work across
restarts. What can be undone next is the youngest ``do`` set that is not undone; what can be
redone is the oldest undone one after it.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from rakornis_desktop.program.changed import MANY_ROWS, Changed


class HistoryEntry(NamedTuple):
    """One change as the history page shows it."""

    change_set_id: int
    label: str
    author: str
    at: str
    kind: str
    table: str
    row_id: str
    change: str
    column: str | None
    old: Any
    new: Any


class Step(NamedTuple):
    """A change set that can be undone or redone."""

    id: int
    label: str


def next_undo(connection: sqlite3.Connection) -> Step | None:
    """Return the change set that undo would take back, None if there is none."""
    row = connection.execute(
        "SELECT id, label FROM change_set WHERE kind = 'do' AND undone = 0 AND id > "
        "(SELECT coalesce(max(id), 0) FROM change_set WHERE kind = 'start') "
        "ORDER BY id DESC LIMIT 1"
    ).fetchone()
    return Step(*row) if row else None


def next_redo(connection: sqlite3.Connection) -> Step | None:
    """Return the change set that redo would bring back, None if there is none."""
    row = connection.execute(
        "SELECT id, label FROM change_set WHERE kind = 'do' AND undone = 1 AND id > "
        "(SELECT coalesce(max(id), 0) FROM change_set "
        "WHERE kind = 'start' OR kind = 'do' AND undone = 0) "
        "ORDER BY id LIMIT 1"
    ).fetchone()
    return Step(*row) if row else None


def invert(connection: sqlite3.Connection, set_id: int) -> None:
    """Apply the inverse of change set ``set_id``, last change first.

    Runs inside an open transaction with a running change set, which journals the inverse.
    """
    # Parents and children come back in any order; the keys are checked at the commit.
    connection.execute("PRAGMA defer_foreign_keys = ON")
    changes = connection.execute(
        "SELECT table_name, row_id, kind, column_name, old FROM change "
        "WHERE change_set_id = ? ORDER BY id DESC",
        (set_id,),
    )
    # The whole list is read first: the inverse writes to the same table.
    for table, row_id, kind, column, old in changes.fetchall():
        if kind == "update":
            connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE id = ?', (old, row_id))
        elif kind == "insert":
            connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (row_id,))
        else:
            values = unquoted(old)
            names = ", ".join(f'"{name}"' for name in column.split(","))
            places = ", ".join("?" * len(values))
            connection.execute(f'INSERT INTO "{table}" ({names}) VALUES ({places})', values)


_LITERAL = re.compile(
    r"NULL|'((?:[^']|'')*)'|X'([0-9A-Fa-f]*)'|(-?\d+)(?![\d.eE])|(-?[\d.]+(?:[eE][+-]?\d+)?)"
)


def unquoted(literals: str) -> list[Any]:
    """Return the values of a comma-separated list of SQLite literals, as quote() writes them."""
    values: list[Any] = []
    at = 0
    while at < len(literals):
        found = _LITERAL.match(literals, at)
        if found is None or literals[found.end() : found.end() + 1] not in ("", ","):
            raise ValueError(f"not a list of literals at {at}: {literals[at : at + 40]!r}")
        text, blob, whole, real = found.groups()
        if text is not None:
            values.append(text.replace("''", "'"))
        elif blob is not None:
            values.append(bytes.fromhex(blob))
        elif whole is not None:
            values.append(int(whole))
        else:
            values.append(None if real is None else float(real))
        at = found.end() + 1
    return values


def changed_by(connection: sqlite3.Connection, set_id: int) -> Changed:
    """Return what change set ``set_id`` touched, as a value for those who show rows."""
    rows: dict[str, frozenset[str]] = {}
    whole = set()
    counts = connection.execute(
        "SELECT table_name, count(*) FROM change WHERE change_set_id = ? GROUP BY table_name",
        (set_id,),
    ).fetchall()
    for table, count in counts:
        if count > MANY_ROWS:
            whole.add(table)
        else:
            ids = connection.execute(
                "SELECT DISTINCT row_id FROM change WHERE change_set_id = ? AND table_name = ?",
                (set_id, table),
            )
            rows[table] = frozenset(row_id for (row_id,) in ids)
    return Changed(rows, frozenset(whole))


def history(
    connection: sqlite3.Connection, *, row_ids: Sequence[str] = (), limit: int = 500
) -> list[HistoryEntry]:
    """Return the youngest changes, all or those of the rows ``row_ids``, youngest first."""
    where, parameters = "", list[Any]()
    if row_ids:
        where = f"WHERE c.row_id IN ({', '.join('?' * len(row_ids))})"
        parameters.extend(row_ids)
    found = connection.execute(
        "SELECT s.id, s.label, s.author, s.at, s.kind, c.table_name, c.row_id, c.kind, "
        "c.column_name, c.old, c.new FROM change c JOIN change_set s ON s.id = c.change_set_id "
        f"{where} ORDER BY c.id DESC LIMIT ?",
        [*parameters, limit],
    )
    return [HistoryEntry(*row) for row in found]
