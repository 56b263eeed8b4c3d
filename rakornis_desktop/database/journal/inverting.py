"""Turning the journal back: undo and redo.

Undo and redo append inverse change sets, so they are themselves in the history and work across
restarts. ``undone`` of a ``do`` set is 0, or 1 after its undo, or 2 when it was undone and then
overtaken by something new. Undo takes the youngest 0, redo the oldest 1.
"""

from __future__ import annotations

import re
import sqlite3
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from rakornis_desktop.database.journal.bulk_rows import delete_rows, insert_rows

# The changes of one set lie together. While a set runs its last change is not known yet.
OF_SET = (
    "id >= (SELECT first_change FROM change_set WHERE id = :set) AND "
    "id <= coalesce((SELECT last_change FROM change_set WHERE id = :set), 9223372036854775807)"
)


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
        "SELECT id, label FROM change_set WHERE kind = 'do' AND undone = 1 ORDER BY id LIMIT 1"
    ).fetchone()
    return Step(*row) if row else None


def end_redo(connection: sqlite3.Connection) -> None:
    """Note that something new is done: what is undone now is overtaken and not redone."""
    connection.execute("UPDATE change_set SET undone = 2 WHERE kind = 'do' AND undone = 1")


def last_inverse(connection: sqlite3.Connection, set_id: int) -> int | None:
    """Return the undo or redo that touched change set ``set_id`` last, None if none did.

    Undo and redo take turns: each is the inverse of the one before, the first of the set itself.
    """
    ((last,),) = connection.execute("SELECT max(id) FROM change_set WHERE target_id = ?", (set_id,))
    return last


def is_youngest(connection: sqlite3.Connection, set_id: int) -> bool:
    """Tell whether nothing came after change set ``set_id``, so that it can go on."""
    ((youngest,),) = connection.execute("SELECT max(id) FROM change_set")
    return bool(youngest == set_id)


def merge_updates(connection: sqlite3.Connection, set_id: int) -> None:
    """Make several updates of one value in a change set one: from the first old to the last new.

    Without it a text of some pages, stored each second while it is typed, would stand in the
    journal hundreds of times.
    """
    for first, last, table, row_id, column in connection.execute(
        f"SELECT min(id), max(id), table_name, row_id, column_name FROM change WHERE {OF_SET} "
        "AND kind = 'update' GROUP BY table_name, row_id, column_name HAVING count(*) > 1",
        {"set": set_id},
    ).fetchall():
        connection.execute(
            "UPDATE change SET new = (SELECT new FROM change WHERE id = ?) WHERE id = ?",
            (last, first),
        )
        connection.execute(
            "DELETE FROM change WHERE id > ? AND id <= ? AND kind = 'update' "
            "AND table_name = ? AND row_id = ? AND column_name = ?",
            (first, last, table, row_id, column),
        )


def leads_nowhere(connection: sqlite3.Connection, set_id: int) -> bool:
    """Tell whether a change set ends where it began: what was typed was typed away again.

    Such a set is no step of undo any more. It stays in the journal, as what else follows the
    journal has seen it.
    """
    ((leads,),) = connection.execute(
        f"SELECT EXISTS (SELECT 1 FROM change WHERE {OF_SET} "
        "AND NOT (kind = 'update' AND old IS new))",
        {"set": set_id},
    )
    if not leads:
        connection.execute("UPDATE change_set SET undone = 2 WHERE id = ?", (set_id,))
    return not leads


def invert(connection: sqlite3.Connection, set_id: int) -> None:
    """Apply the inverse of change set ``set_id``, last change first.

    Runs inside an open transaction with a running change set, which journals the inverse.
    """
    # Parents and children come back in any order; the keys are checked at the commit.
    connection.execute("PRAGMA defer_foreign_keys = ON")
    # The whole list is read first: the inverse writes to the same table.
    changes = connection.execute(
        f"SELECT kind, table_name, column_name, row_id, old FROM change WHERE {OF_SET} "
        "ORDER BY id DESC",
        {"set": set_id},
    ).fetchall()
    for (kind, table, columns), run in groupby(changes, key=itemgetter(0, 1, 2)):
        if kind == "update":
            # In their order and not column by column: a unique pair must not arise on the way.
            connection.executemany(
                f'UPDATE "{table}" SET "{columns}" = ? WHERE id = ?',
                [(old, row_id) for *_, row_id, old in run],
            )
        elif kind == "insert":
            delete_rows(connection, table, [row_id for *_, row_id, _old in run])
        else:
            rows = [unquoted(old) for *_, old in run]
            insert_rows(connection, table, columns.split(","), rows)


# No column holds fractions: quantities are text, money whole rupiah.
_LITERAL = re.compile(r"NULL|'(?:[^']|'')*'|X'[0-9A-F]*'|-?[0-9]+")


def unquoted(literals: str) -> list[Any]:
    """Return the values of a comma-separated list of SQLite literals, as quote() writes them.

    Read and not executed, for a file from outside may hold anything there. Raises ValueError.
    """
    found = _LITERAL.findall(literals)
    if ",".join(found) != literals:
        raise ValueError(f"not a list of literals: {literals[:40]!r}")
    return [
        literal[1:-1].replace("''", "'") if literal[0] == "'" else _value(literal)
        for literal in found
    ]


def _value(literal: str) -> Any:
    if literal == "NULL":
        return None
    if literal[0] == "X":
        return bytes.fromhex(literal[2:-1])
    return int(literal)
