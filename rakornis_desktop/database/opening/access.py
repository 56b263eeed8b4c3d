"""How connections to one database file are made: their settings, and what the place asks for."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path, PurePath
from typing import NamedTuple
from urllib.parse import quote

# After a big import the WAL shrinks to this again (bytes).
_WAL_SIZE = 8 * 2**20


# How long another program may hold the file before the officer is told.
BUSY_SECONDS = 5.0


class Access(NamedTuple):
    """The way in to one file.

    ``exclusive``: on a network share or in a synchronised folder, held by one connection with a
    rollback journal. ``immutable``: on a medium where nothing can be written beside the file.
    """

    path: Path
    read_only: bool = False
    exclusive: bool = False
    immutable: bool = False

    def connect(self, *, create: bool = False) -> sqlite3.Connection:
        """Open a connection with the settings every connection has (design §3)."""
        mode = "ro" if self.read_only else "rwc" if create else "rw"
        connection = sqlite3.connect(
            file_uri(self.path, mode, immutable=self.immutable),
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=BUSY_SECONDS,
        )
        try:
            self._settle(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _settle(self, connection: sqlite3.Connection) -> None:
        # A file from outside is hostile: its schema may call nothing that has side effects.
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA foreign_keys = ON")
        # REPLACE fires the delete triggers of the rows it takes away only so.
        connection.execute("PRAGMA recursive_triggers = ON")
        # The pages a statement keeps aside are few: kept in memory they cost no file.
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA journal_size_limit = {_WAL_SIZE}")
        if self.exclusive:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")

    def settle_journal(self, connection: sqlite3.Connection) -> None:
        """Choose WAL or a rollback journal; written into the file, so only once it is ours."""
        if self.read_only:
            return
        if self.exclusive:
            connection.execute("PRAGMA journal_mode = DELETE")
            # Takes the lock now rather than at the first change.
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        else:
            connection.execute("PRAGMA journal_mode = WAL")


def file_uri(path: PurePath, mode: str, *, immutable: bool = False) -> str:
    r"""Return the URI by which SQLite opens ``path``.

    ``Path.as_uri`` will not do: it makes the server of \\server\share the URI's authority,
    which SQLite refuses.
    """
    posix = path.as_posix()
    if not posix.startswith("/"):
        posix = f"/{posix}"
    return f"file://{quote(os.fsencode(posix))}?mode={mode}{'&immutable=1' if immutable else ''}"
