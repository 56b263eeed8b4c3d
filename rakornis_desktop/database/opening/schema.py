"""The schema of a program database: tables from SQLModel, journal tables, journal triggers.

The journal is written by SQLite itself: a trigger on every table writes to ``change`` under the
change set whose id stands in the one row of ``journal_running``. Where no change set is open that
id is NULL and the statement fails: no code path can forget the journal.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import TYPE_CHECKING, Any

from rakornis_desktop.database.opening.schema_digest import DIGESTS

if TYPE_CHECKING:
    from sqlalchemy import Column, Table

# Written as PRAGMA user_version; the number of the last file in migrations/versions, whose digest
# is the last one.
SCHEMA_VERSION = max(DIGESTS)
# "RKNS": lets other programs, and us, tell the file from any other SQLite file.
APPLICATION_ID = 0x524B4E53

# change.id ascends without gaps of other sets, for there is one writer: a set is known by its
# first and last change, which spares an index on every change. No foreign key and no check on
# change either: only the triggers write there.
JOURNAL_TABLES = (
    """CREATE TABLE change_set (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL,
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('start', 'do', 'undo', 'redo')),
    target_id INTEGER REFERENCES change_set (id),
    undone INTEGER NOT NULL DEFAULT 0,
    first_change INTEGER,
    last_change INTEGER,
    app_version TEXT NOT NULL DEFAULT ''
) STRICT""",
    "CREATE INDEX change_set_by_kind ON change_set (kind, undone, id)",
    "CREATE INDEX change_set_by_target ON change_set (target_id)",
    """CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    change_set_id INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    column_name TEXT,
    old ANY,
    new ANY
) STRICT""",
    "CREATE INDEX change_by_row ON change (row_id)",
    """CREATE TABLE journal_running (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    change_set_id INTEGER REFERENCES change_set (id)
) STRICT""",
    "INSERT INTO journal_running (id, change_set_id) VALUES (1, NULL)",
)

# RAISE, for a mere NOT NULL would be waved through by UPDATE OR IGNORE.
_RUNNING = (
    "coalesce((SELECT change_set_id FROM journal_running WHERE id = 1), "
    "RAISE(ABORT, 'no change set is open'))"
)


def journal_triggers(table: str, columns: list[str]) -> Iterator[str]:
    """Yield the statements that journal ``table``; ``columns`` are all its columns, id first.

    An insert is journalled without its values, for they stand in the table; a delete keeps the
    names and the quoted values of the whole row; an update keeps old and new of each column
    that really changed.
    """
    yield (
        f'CREATE TRIGGER "journal_{table}_insert" AFTER INSERT ON "{table}" BEGIN '
        f"INSERT INTO change (change_set_id, table_name, row_id, kind) "
        f"VALUES ({_RUNNING}, '{table}', NEW.id, 'insert'); END"
    )
    # quote() and not json_object(): the latter is refused under trusted_schema = OFF.
    names = ",".join(columns)
    whole_row = " || ',' || ".join(f'quote(OLD."{column}")' for column in columns)
    yield (
        f'CREATE TRIGGER "journal_{table}_delete" AFTER DELETE ON "{table}" BEGIN '
        f"INSERT INTO change (change_set_id, table_name, row_id, kind, column_name, old) "
        f"VALUES ({_RUNNING}, '{table}', OLD.id, 'delete', '{names}', {whole_row}); END"
    )
    yield (
        f'CREATE TRIGGER "journal_{table}_id" BEFORE UPDATE OF id ON "{table}" '
        f"WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'a row id never changes'); END"
    )
    for column in columns:
        if column == "id":
            continue
        yield (
            f'CREATE TRIGGER "journal_{table}_{column}" AFTER UPDATE OF "{column}" ON "{table}" '
            f'WHEN OLD."{column}" IS NOT NEW."{column}" BEGIN '
            f"INSERT INTO change (change_set_id, table_name, row_id, kind, column_name, old, new) "
            f"VALUES ({_RUNNING}, '{table}', NEW.id, 'update', '{column}', "
            f'OLD."{column}", NEW."{column}"); END'
        )


def create_schema(connection: sqlite3.Connection) -> None:
    """Create all tables, the journal and its triggers in an empty database."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("BEGIN IMMEDIATE")
    for statement in (*JOURNAL_TABLES, *table_statements()):
        connection.execute(statement)
    create_triggers(connection)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("COMMIT")


def create_triggers(connection: sqlite3.Connection) -> None:
    """Create the journal triggers of every table that is there, from its columns."""
    for table in journalled_tables(connection):
        columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
        for statement in journal_triggers(table, columns):
            connection.execute(statement)


def drop_triggers(connection: sqlite3.Connection) -> None:
    """Drop the journal triggers, so that a migration can move rows without journalling."""
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        connection.execute(f'DROP TRIGGER "{name}"')


def journalled_tables(connection: sqlite3.Connection) -> list[str]:
    """Return the names of the tables whose changes are journalled."""
    return [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' "
            "ESCAPE '\\' AND name NOT IN ('change', 'change_set', 'journal_running') ORDER BY rowid"
        ).fetchall()
    ]


def table_statements() -> Iterator[str]:
    """Yield the statements that create the tables and indexes defined in ``tables``."""
    from rakornis_desktop.database.tables import TABLES

    for row_type in TABLES:
        table: Table = row_type.__table__  # type: ignore[union-attr]
        yield _create_table(table)
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            yield f'CREATE INDEX "{index.name}" ON "{table.name}" ({_names(index.columns)})'


def _create_table(table: Table) -> str:
    """Return a STRICT table: SQLite itself refuses text where a number belongs."""
    from sqlalchemy import UniqueConstraint

    parts = [_column(column) for column in table.columns]
    parts.append('PRIMARY KEY ("id")')
    for key in sorted(table.foreign_key_constraints, key=lambda key: list(key.column_keys)):
        target = key.referred_table.name
        parts.append(
            f'FOREIGN KEY ({_names(key.columns)}) REFERENCES "{target}" ("id") '
            f"ON DELETE {key.ondelete}"
        )
    parts += sorted(
        f"UNIQUE ({_names(constraint.columns)})"
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint)
    )
    lines = ",\n    ".join(parts)
    return f'CREATE TABLE "{table.name}" (\n    {lines}\n) STRICT'


def _names(columns: Iterable[Column[Any]]) -> str:
    return ", ".join(f'"{column.name}"' for column in columns)


def _column(column: Column[Any]) -> str:
    from sqlalchemy import Boolean, Integer

    kind = "INTEGER" if isinstance(column.type, Integer | Boolean) else "TEXT"
    if column.nullable:
        return f'"{column.name}" {kind}'
    default = getattr(column.default, "arg", None)
    if isinstance(default, Enum):
        default = default.value
    if isinstance(default, str):
        return f"\"{column.name}\" {kind} NOT NULL DEFAULT '{default}'"
    if isinstance(default, int):
        return f'"{column.name}" {kind} NOT NULL DEFAULT {int(default)}'
    return f'"{column.name}" {kind} NOT NULL'
