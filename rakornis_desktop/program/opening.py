"""Opening a database file: what it is, whether it is sound, and every failure said in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.program.schema import APPLICATION_ID, SCHEMA_VERSION


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open ``path`` with the settings every connection has (design §3)."""
    uri = path.absolute().as_uri() + ("?mode=ro" if read_only else "")
    connection = sqlite3.connect(
        uri, uri=True, isolation_level=None, check_same_thread=False, timeout=5
    )
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA foreign_keys = ON")
    # REPLACE fires the delete triggers of the rows it takes away only so.
    connection.execute("PRAGMA recursive_triggers = ON")
    # The pages a statement keeps aside are few: kept in memory they cost no file.
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA synchronous = FULL")
    if not read_only:
        connection.execute("PRAGMA journal_mode = WAL")
    return connection


def open_checked(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open an existing database after looking at what it is; raises Refusal in words."""
    if not path.is_file():
        raise Refusal(_("Berkas {file} tidak ditemukan.").format(file=path))
    connection = connect(path, read_only=read_only)
    ((application,),) = connection.execute("PRAGMA application_id").fetchall()
    ((version,),) = connection.execute("PRAGMA user_version").fetchall()
    if application != APPLICATION_ID:
        connection.close()
        raise Refusal(_("{file} bukan basis data Rakornis Desktop.").format(file=path.name))
    if version > SCHEMA_VERSION:
        connection.close()
        raise Refusal(
            _(
                "{file} dibuat oleh Rakornis Desktop yang lebih baru. "
                "Perbarui program ini, lalu buka lagi."
            ).format(file=path.name)
        )
    return connection


@contextmanager
def said_in_words(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into one sentence for the officer."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise Refusal(f"{path.name}: {error}") from error
