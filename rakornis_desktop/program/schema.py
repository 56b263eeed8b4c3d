"""The schema of a program database: tables from SQLModel, journal tables, journal triggers.

The journal is written by SQLite itself: a trigger on every table writes to ``change`` under the
change set whose id stands in the one row of ``journal_running``. Where no change set is open that
id is NULL, ``change.change_set_id`` refuses it, and the statement fails: no code path can forget
the journal.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

# Written as PRAGMA user_version; each migration in migrations/versions ends one higher.
SCHEMA_VERSION = 1
# "RKNS": lets other programs, and us, tell the file from any other SQLite file.
APPLICATION_ID = 0x524B4E53

JOURNAL_TABLES = """
CREATE TABLE change_set (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL,
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('start', 'do', 'undo', 'redo')),
    target_id INTEGER REFERENCES change_set (id),
    undone INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    change_set_id INTEGER NOT NULL REFERENCES change_set (id),
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('insert', 'update', 'delete')),
    column_name TEXT,
    old,
    new
);
CREATE INDEX change_by_set ON change (change_set_id);
CREATE INDEX change_by_row ON change (row_id);
CREATE TABLE journal_running (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    change_set_id INTEGER REFERENCES change_set (id)
);
INSERT INTO journal_running (id, change_set_id) VALUES (1, NULL);
"""

_RUNNING = "(SELECT change_set_id FROM journal_running WHERE id = 1)"


def journal_triggers(table: str, columns: list[str]) -> Iterator[str]:
    """Yield the statements that journal ``table``; ``columns`` are all its columns, id first.

    An insert is journalled without its values, for they stand in the table; a delete keeps the
    names and the quoted values of the whole row; an update keeps old
    and new of each column that really changed.
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
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateIndex, CreateTable

    from rakornis_desktop.program.tables import TABLES

    dialect = sqlite.dialect()
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("BEGIN IMMEDIATE")
    for statement in JOURNAL_TABLES.split(";"):
        if statement.strip():
            connection.execute(statement)
    for table in TABLES:
        definition = table.__table__  # type: ignore[union-attr]
        connection.execute(str(CreateTable(definition).compile(dialect=dialect)))
        for index in sorted(definition.indexes, key=lambda index: str(index.name)):
            connection.execute(str(CreateIndex(index).compile(dialect=dialect)))
        for statement in journal_triggers(definition.name, [c.name for c in definition.columns]):
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("COMMIT")
