"""The search index of one database: a file of its own, in the local cache folder.

Not in the database: its tables are fixed, and it must open without being indexed first. Nothing in
it is shown, only row ids, which are looked up in the database; so a damaged or strange one can do
no harm. It is thrown away and made anew.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from rakornis_desktop.database.opening.access import file_uri
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.searched_rows import SEARCHED, journal_identity
from rakornis_desktop.folders import search_folder

# "RKNC"; the version changes with the tables and with what is written into them.
_APPLICATION_ID = 0x524B4E43
# What columns are searched: an index of others is made anew.
_VERSION = zlib.crc32(repr((2, SEARCHED)).encode()) >> 1
# Indexes of databases opened longest ago are removed: what is kept costs only disk.
_MOST_KEPT = 12
_STEPS_BETWEEN_QUESTIONS = 5_000

# Numbers of rows ascend within a kind; a row that changes gets the next one, and what the index
# says of its old number leads nowhere. So nothing must be kept to take words out again.
_WORDS_ALONE = "content='', columnsize=0, detail=none, tokenize=\"unicode61 remove_diacritics 2\""
_TABLES = (
    "CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE entry (n INTEGER PRIMARY KEY, row_id TEXT NOT NULL UNIQUE)",
    "CREATE TABLE label (room INTEGER, label TEXT, n INTEGER, PRIMARY KEY (room, label, n)) "
    "WITHOUT ROWID",
    "CREATE TABLE word (word TEXT PRIMARY KEY, stem TEXT NOT NULL DEFAULT '', "
    "count INTEGER NOT NULL DEFAULT 1) WITHOUT ROWID",
    "CREATE INDEX word_by_stem ON word (stem)",
    # Two of them, for SQLite looks through every row that has a word when asked for a column.
    f"CREATE VIRTUAL TABLE sought USING fts5(everything, {_WORDS_ALONE})",
    f"CREATE VIRTUAL TABLE heading USING fts5(title, {_WORDS_ALONE})",
    "CREATE VIRTUAL TABLE sought_word USING fts5vocab(sought, row)",
)  # fmt: skip


class NotUsable(Exception):
    """The file is no index of ours, is damaged, or is of another version."""


def side_file(database: Database, folder: Path | None = None) -> Path:
    """Return where the index of an open database lies: by its place and what it is."""
    known = f"{database.path}\n{journal_identity(database)}"
    name = hashlib.sha256(known.encode("utf-8", "replace")).hexdigest()[:32]
    return (folder or search_folder()) / f"{name}.cari"


def writer_lock(path: Path) -> FileLock | None:
    """Return the lock that lets this process write the index, None where another holds it."""
    lock = FileLock(f"{path}-lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        return None
    return lock


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """Open the index, for writing make it where there is none; raises :class:`NotUsable`.

    What stands in it is looked at before it is used: tables other than ours are not.
    """
    if not write and not path.is_file():
        raise NotUsable
    connection = sqlite3.connect(
        file_uri(path, "rwc" if write else "ro"),
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=2.0,
    )
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA cache_size = -32000")
        if write:
            # What a crash costs is made anew.
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = OFF")
            if not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
                _create(connection)
        _look(connection)
    except sqlite3.OperationalError:
        connection.close()
        raise
    except (sqlite3.DatabaseError, NotUsable) as error:
        connection.close()
        raise NotUsable from error
    return connection


def throw_away(path: Path) -> None:
    """Remove an index with what lies beside it."""
    for end in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            path.with_name(path.name + end).unlink(missing_ok=True)


def remove_old(folder: Path, keep: Path) -> None:
    """Remove the indexes of databases that were opened longest ago."""
    with suppress(OSError):
        known = sorted(
            (file for file in folder.glob("*.cari") if file != keep),
            key=lambda file: file.stat().st_mtime,
            reverse=True,
        )
        for file in known[_MOST_KEPT - 1 :]:
            throw_away(file)
            file.with_name(f"{file.name}-lock").unlink(missing_ok=True)


def read_state(connection: sqlite3.Connection, name: str) -> Any:
    """Return what was kept under ``name``, None for nothing; raises :class:`NotUsable`."""
    row = connection.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
    try:
        return json.loads(row[0]) if row else None
    except (ValueError, TypeError, RecursionError) as error:
        raise NotUsable from error


def keep_state(connection: sqlite3.Connection, name: str, value: Any) -> None:
    """Keep ``value`` (what JSON holds) under ``name``."""
    connection.execute("REPLACE INTO state VALUES (?, ?)", (name, json.dumps(value)))


def stopping(connection: sqlite3.Connection, stop: Callable[[], bool] | None) -> None:
    """Let ``stop`` be asked while statements of this connection run; None: no more."""
    if stop is None:
        connection.set_progress_handler(None, 0)
    else:
        connection.set_progress_handler(lambda: int(stop()), _STEPS_BETWEEN_QUESTIONS)


def _create(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {_VERSION}")
    for statement in _TABLES:
        connection.execute(statement)
    connection.execute("COMMIT")


def _look(connection: sqlite3.Connection) -> None:
    ((application,),) = connection.execute("PRAGMA application_id").fetchall()
    ((version,),) = connection.execute("PRAGMA user_version").fetchall()
    if (application, version) != (_APPLICATION_ID, _VERSION):
        raise NotUsable
    if _schema(connection) != _expected():
        raise NotUsable


def _schema(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    return sorted(
        tuple(map(str, row))
        for row in connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master")
    )


_OURS: list[list[tuple[Any, ...]]] = []


def _expected() -> list[tuple[Any, ...]]:
    """Return the schema as this SQLite writes it, FTS's own tables included."""
    if not _OURS:
        empty = sqlite3.connect(":memory:", isolation_level=None)
        _create(empty)
        _OURS.append(_schema(empty))
        empty.close()
    return _OURS[0]
