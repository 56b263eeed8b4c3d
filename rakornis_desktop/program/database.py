"""The program database: one SQLite file per office, opened, read and changed here alone."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from rakornis_desktop import __version__
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.program import journal
from rakornis_desktop.program.change_set import ChangeSet
from rakornis_desktop.program.changed import Changed
from rakornis_desktop.program.opening import connect, open_checked, said_in_words
from rakornis_desktop.program.writer_lock import WriterLock

Listener = Callable[[Changed], None]


class Program:
    """An open program database.

    Reads may come from any thread (each has a connection of its own, except where the file lies
    on a network share and must be held exclusively). Changes go through :meth:`change_set`.
    """

    def __init__(
        self, path: Path, connection: sqlite3.Connection, lock: WriterLock | None, author: str
    ) -> None:
        self.path = path
        self.author = author
        self.read_only = lock is None
        self._lock = lock
        self._shared = journal_mode(connection) != "wal"
        self._connections: dict[int, sqlite3.Connection] = {threading.get_ident(): connection}
        self._first = connection
        self._writing = threading.RLock()
        self._running: ChangeSet | None = None
        self._listeners: list[Listener] = []

    @classmethod
    def create(cls, path: Path, *, author: str = "") -> Self:
        """Create a new, empty database at ``path`` and open it; refuses an existing file."""
        from rakornis_desktop.program.schema import create_schema

        if path.exists():
            raise Refusal(_("Berkas {file} sudah ada. Pilih nama lain.").format(file=path.name))
        lock = WriterLock.acquire(path)
        try:
            with said_in_words(path):
                connection = connect(path)
                create_schema(connection)
        except BaseException:
            lock.release()
            raise
        return cls(path, connection, lock, author)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, author: str = "") -> Self:
        """Open the database at ``path``, migrating an older one after keeping a copy.

        Raises :class:`Refusal` in words if it is not a program database, comes from a newer
        version, is damaged, or is held by another instance (then ``read_only`` still works).
        """
        lock = None if read_only else WriterLock.acquire(path)
        try:
            with said_in_words(path):
                connection = open_checked(path, read_only=read_only)
        except BaseException:
            if lock:
                lock.release()
            raise
        return cls(path, connection, lock, author)

    def close(self) -> None:
        """Close every connection and let the next instance in."""
        for connection in self._connections.values():
            connection.close()
        self._connections.clear()
        if self._lock:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection of this thread, for the query modules of this package."""
        if self._shared:
            return self._first
        ident = threading.get_ident()
        if ident not in self._connections:
            self._connections[ident] = connect(self.path, read_only=self.read_only)
        return self._connections[ident]

    def read(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query, as SQLite gives them."""
        with said_in_words(self.path):
            return self.connection.execute(sql, parameters).fetchall()

    @contextmanager
    def change_set(self, label: str, *, undoable: bool = True) -> Iterator[ChangeSet]:
        """Open a change set named ``label`` (what Urungkan will say); all or nothing.

        Everything changed inside is one transaction, one entry of the journal and one step of
        undo. An exception takes it all back; a change set that changed nothing leaves no trace.
        One that is not ``undoable`` is the ground the rest stands on: undo stops there.
        """
        with self._journalled(label, "do" if undoable else "start", None) as changes:
            yield changes

    def undo(self) -> Changed:
        """Take back the youngest change set; returns what changed, empty if there is none."""
        return self._invert_next("undo")

    def redo(self) -> Changed:
        """Bring back the change set taken back last; returns what changed."""
        return self._invert_next("redo")

    @property
    def undo_label(self) -> str | None:
        """What undo would take back, in the words of its change set."""
        step = journal.next_undo(self.connection)
        return step.label if step else None

    @property
    def redo_label(self) -> str | None:
        """What redo would bring back."""
        step = journal.next_redo(self.connection)
        return step.label if step else None

    def history(
        self, *, row_ids: Sequence[str] = (), limit: int = 500
    ) -> list[journal.HistoryEntry]:
        """Return who changed what, from what to what, youngest first."""
        return journal.history(self.connection, row_ids=row_ids, limit=limit)

    def on_changed(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` with what changed after each change set; returns the way to stop.

        The listener is called in the thread that made the change.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _invert_next(self, kind: str) -> Changed:
        with self._writing:
            connection = self.connection
            step = (
                journal.next_undo(connection) if kind == "undo" else journal.next_redo(connection)
            )
            if step is None:
                return Changed()
            source = step.id
            if kind == "redo":
                # Redo is the inverse of the undo that took the set back last.
                ((source,),) = self.read(
                    "SELECT max(id) FROM change_set WHERE target_id = ? AND kind = 'undo'",
                    (step.id,),
                )
            elif redone := self.read(
                "SELECT max(id) FROM change_set WHERE target_id = ? AND kind = 'redo'", (step.id,)
            )[0][0]:
                source = redone
            with self._journalled(step.label, kind, step.id) as changes:
                journal.invert(connection, source)
                connection.execute(
                    "UPDATE change_set SET undone = ? WHERE id = ?",
                    (1 if kind == "undo" else 0, step.id),
                )
            return changes.changed

    @contextmanager
    def _journalled(self, label: str, kind: str, target: int | None) -> Iterator[ChangeSet]:
        if self.read_only:
            raise Refusal(
                _("{file} dibuka hanya untuk dibaca, jadi tidak dapat diubah.").format(
                    file=self.path.name
                )
            )
        with self._writing:
            if self._running:
                raise RuntimeError(f"change set {self._running.label!r} is still open")
            connection = self.connection
            with said_in_words(self.path):
                connection.execute("BEGIN IMMEDIATE")
                try:
                    changes = ChangeSet(connection, self._begin(label, kind, target), label)
                    self._running = changes
                    yield changes
                    changes.changed = self._end(changes.id)
                    # A set that changed nothing leaves no trace, but undo has said "undone".
                    connection.execute(
                        "COMMIT" if changes.changed or kind in ("undo", "redo") else "ROLLBACK"
                    )
                except BaseException:
                    # A full disk has rolled back by itself.
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
                    raise
                finally:
                    self._running = None
        if changes.changed:
            for listener in list(self._listeners):
                listener(changes.changed)

    def _begin(self, label: str, kind: str, target: int | None) -> int:
        connection = self.connection
        set_id = connection.execute(
            "INSERT INTO change_set (label, author, at, kind, target_id, app_version, "
            "first_change) VALUES (?, ?, ?, ?, ?, ?, "
            "(SELECT coalesce(max(id), 0) + 1 FROM change))",
            (
                label,
                self.author,
                datetime.now(UTC).isoformat(timespec="milliseconds"),
                kind,
                target,
                __version__,
            ),
        ).lastrowid
        connection.execute("UPDATE journal_running SET change_set_id = ?", (set_id,))
        return set_id or 0

    def _end(self, set_id: int) -> Changed:
        connection = self.connection
        connection.execute("UPDATE journal_running SET change_set_id = NULL")
        connection.execute(
            "UPDATE change_set SET last_change = (SELECT coalesce(max(id), 0) FROM change) "
            "WHERE id = ?",
            (set_id,),
        )
        return journal.changed_by(connection, set_id)


def journal_mode(connection: sqlite3.Connection) -> str:
    """Return the journal mode SQLite works in, ``wal`` on a local disk."""
    return str(connection.execute("PRAGMA journal_mode").fetchone()[0])
