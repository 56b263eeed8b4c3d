"""The program database: one SQLite file per office, opened, read and changed here alone."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, nullcontext, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self
from weakref import WeakSet

from rakornis_desktop import __version__
from rakornis_desktop.database.journal import inverting
from rakornis_desktop.database.journal.change_set import ChangeSet
from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.database.journal.history import HistoryEntry, history
from rakornis_desktop.database.journal.touched import changed_by
from rakornis_desktop.database.opening.file_place import place_of
from rakornis_desktop.database.opening.open_file import Opened, PlaceOf, new_file, open_file
from rakornis_desktop.database.opening.sqlite_words import read_in_words, said_in_words
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.writing_files.whole_file import whole_file

Listener = Callable[[Changed], None]
_Answers = dict[tuple[str, tuple[Any, ...]], list[tuple[Any, ...]]]
# SQLite asks whether to stop each time it has done this many of its steps.
_STEPS_BETWEEN_QUESTIONS = 20_000
_log = logging.getLogger(__name__)


class _Held:
    """A thread's connection; closed when the thread ends and forgets it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def __del__(self) -> None:
        self.connection.close()


class Database:
    """An open program database.

    Reads may come from any thread: each has a connection of its own, closed when the thread
    ends. Where the file must be held exclusively (network share, synchronised folder) all share
    one, and a read waits for a running change set. Changes go through :meth:`change_set`.

    ``notice`` is a sentence the officer should be told once, empty if there is none.
    """

    def __init__(self, opened: Opened, author: str) -> None:
        self.path = opened.access.path
        self.author = author
        self.read_only = opened.lock is None
        self.notice = opened.notice
        self._access = opened.access
        self._lock = opened.lock
        self._first: sqlite3.Connection | None = opened.connection
        self._own = threading.local()
        self._held: WeakSet[_Held] = WeakSet()
        self._opener = threading.get_ident()
        self._shared = opened.access.exclusive
        self._writing = threading.RLock()
        self._running: ChangeSet | None = None
        self._together: ChangeSet | None = None
        self._listeners: list[Listener] = []
        # What is being typed, and the change set that holds it.
        self._typing: tuple[str, int] | None = None

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        author: str = "",
        where: PlaceOf = place_of,
        begin: Callable[[Self], object] | None = None,
    ) -> Self:
        """Create a new, empty database at ``path`` and open it; refuses an existing file.

        ``begin`` writes what it begins with: the file has no name before that is done, so that
        a process killed meanwhile leaves nothing half made.
        """
        # Relative paths mean the folder of now, whatever becomes of it later.
        path = path.absolute()
        with new_file(path, where) as opened, cls(opened, author) as database:
            if begin is not None:
                begin(database)
        return cls.open(path, author=author, where=where)

    @classmethod
    def open(
        cls, path: Path, *, read_only: bool = False, author: str = "", where: PlaceOf = place_of
    ) -> Self:
        """Open the database at ``path``, migrating an older one after keeping a copy.

        Raises :class:`Refusal` in words if it is not a program database, comes from a newer
        version, is damaged, or is held by another instance (:class:`DatabaseHeld`: then
        ``read_only`` still works). Where nothing can be written it is opened read-only.
        """
        return cls(open_file(path.absolute(), read_only=read_only, where=where), author)

    def close(self) -> None:
        """Close every connection and let the next instance in."""
        for held in list(self._held):
            held.connection.close()
        if self._first:
            self._first.close()
            self._first = None
        if self._lock:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection of this thread."""
        if self._first is None:
            raise Refusal(_("{file} sudah ditutup.").format(file=self.path.name))
        if self._shared or threading.get_ident() == self._opener:
            return self._first
        held: _Held | None = getattr(self._own, "held", None)
        if held is None:
            held = _Held(self._access.connect())
            self._own.held = held
            self._held.add(held)
        return held.connection

    @property
    def held_exclusively(self) -> bool:
        """Whether no other process can open the file, as on a network share."""
        return self._shared

    def forget_thread(self) -> None:
        """Close this thread's connection now; needed only where a thread lives on unused."""
        self._own.__dict__.pop("held", None)

    def read(
        self,
        sql: str,
        parameters: Sequence[Any] = (),
        *,
        stop: Callable[[], bool] | None = None,
    ) -> list[tuple[Any, ...]]:
        """Return all rows of a query, as SQLite gives them.

        ``stop`` is asked while it runs; once it says True the answer is empty.
        """
        answers: _Answers | None = getattr(self._own, "answers", None)
        if answers is not None and stop is None:
            question = (sql, tuple(parameters))
            if question not in answers:
                answers[question] = self._read(sql, parameters)
            return list(answers[question])
        return self._read(sql, parameters, stop)

    def _read(
        self, sql: str, parameters: Sequence[Any], stop: Callable[[], bool] | None = None
    ) -> list[tuple[Any, ...]]:
        with self._writing if self._shared else nullcontext(), read_in_words(self.path):
            connection = self.connection
            if stop is None:
                return connection.execute(sql, parameters).fetchall()
            connection.set_progress_handler(lambda: int(stop()), _STEPS_BETWEEN_QUESTIONS)
            try:
                return connection.execute(sql, parameters).fetchall()
            except sqlite3.OperationalError:
                if stop():
                    return []
                raise
            finally:
                connection.set_progress_handler(None, 0)

    @contextmanager
    def each_read_once(self) -> Iterator[None]:
        """Let this thread ask each thing once inside: the same question has the same answer.

        For what is put together of many parts, a paper, which must not say one thing here and
        another there while somebody edits. A thread that changes something reads anew from then
        on.
        """
        if hasattr(self._own, "answers"):
            yield
            return
        self._own.answers = {}
        try:
            yield
        finally:
            self._own.__dict__.pop("answers", None)

    def copy_to(self, path: Path) -> None:
        """Write everything as it is now into a new file, without closing this one."""
        with (
            read_in_words(self.path),
            whole_file(path) as piece,
            closing(sqlite3.connect(piece)) as target,
        ):
            self.connection.backup(target)

    @contextmanager
    def change_set(
        self, label: str, *, undoable: bool = True, typing: str = ""
    ) -> Iterator[ChangeSet]:
        """Open a change set named ``label`` (what Urungkan will say); all or nothing.

        Everything changed inside is one transaction, one entry of the journal and one step of
        undo. An exception takes it all back; a change set that changed nothing leaves no trace.
        One that is not ``undoable`` is the ground the rest stands on: undo stops there.

        ``typing`` names what is being typed (a field of a row). Stored every second or so, each
        part is on disk at once, but all that follow directly after one another under the same
        name are one step of undo and one entry of the journal, until :meth:`end_typing`.
        """
        if self._together is not None and self._own.__dict__.get("together"):
            yield self._together
            return
        typing = typing or getattr(self._own, "typing", "")
        with self._journalled(label, "do" if undoable else "start", None, typing) as changes:
            yield changes
        goes_on = typing and changes.changed and not changes.came_to_nothing
        self._typing = (typing, changes.id) if goes_on else None

    @contextmanager
    def one_step(self, label: str) -> Iterator[ChangeSet]:
        """Make all change sets opened inside, in this thread, one step of undo named ``label``.

        For many edits at once through the functions that forms use for each.
        """
        with self.change_set(label) as changes:
            self._together, self._own.together = changes, True
            try:
                yield changes
            finally:
                self._together, self._own.together = None, False

    @contextmanager
    def typed(self, name: str) -> Iterator[None]:
        """Take the change sets made inside for what is being typed under ``name``.

        For editors that store through functions that any caller may use: as if these had been
        given ``typing``.
        """
        self._own.typing = name
        try:
            yield
        finally:
            self._own.typing = ""

    def end_typing(self) -> None:
        """Close the step of undo of what was being typed: what comes next is another step."""
        self._typing = None

    def undo(self) -> Changed:
        """Take back the youngest change set; returns what changed, empty if there is none."""
        return self._invert_next("undo")

    def undo_to(self, set_id: int) -> list[inverting.Step]:
        """Take back all change sets younger than ``set_id``, or none; returns them."""
        undone: list[inverting.Step] = []
        changed: list[Changed] = []
        with self._writing:
            step = self._journal(inverting.next_undo)
            if step is None or step.id <= set_id:
                return undone
            source = self._last_inverse(step)
            with self._journalled(step.label, "undo", step.id) as changes:
                while True:
                    self._invert(step, source, "undo")
                    undone.append(step)
                    step = inverting.next_undo(self.connection)
                    if step is None or step.id <= set_id:
                        break
                    # Each has an inverse of its own in the journal, to be brought back by redo.
                    changed.append(self._end(changes.id))
                    source = self._last_inverse(step)
                    changes.id = self._begin(step.label, "undo", step.id)
        for earlier in changed:
            self._tell(earlier)
        return undone

    def redo(self) -> Changed:
        """Bring back the change set taken back last; returns what changed."""
        return self._invert_next("redo")

    @property
    def undo_label(self) -> str | None:
        """What undo would take back, in the words of its change set."""
        step = self._journal(inverting.next_undo)
        return step.label if step else None

    @property
    def redo_label(self) -> str | None:
        """What redo would bring back."""
        step = self._journal(inverting.next_redo)
        return step.label if step else None

    def history(self, *, row_ids: Sequence[str] = (), limit: int = 500) -> list[HistoryEntry]:
        """Return who changed what, from what to what, youngest first."""
        return self._journal(lambda connection: history(connection, row_ids, limit))

    def on_changed(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` with what changed after each change set; returns the way to stop.

        The listener is called in the thread that made the change.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _journal(self, reads: Callable[[sqlite3.Connection], Any]) -> Any:
        with self._writing if self._shared else nullcontext(), read_in_words(self.path):
            return reads(self.connection)

    def _invert_next(self, kind: str) -> Changed:
        with self._writing:
            step = self._journal(inverting.next_undo if kind == "undo" else inverting.next_redo)
            if step is None:
                return Changed()
            source = self._last_inverse(step)
            with self._journalled(step.label, kind, step.id) as changes:
                self._invert(step, source, kind)
            return changes.changed

    def _last_inverse(self, step: inverting.Step) -> int:
        """Return the change set to invert; asked before the new one, which would be the last."""
        return inverting.last_inverse(self.connection, step.id) or step.id

    def _invert(self, step: inverting.Step, source: int, kind: str) -> None:
        inverting.invert(self.connection, source)
        self.connection.execute(
            "UPDATE change_set SET undone = ? WHERE id = ?",
            (1 if kind == "undo" else 0, step.id),
        )

    @contextmanager
    def _journalled(
        self, label: str, kind: str, target: int | None, typing: str = ""
    ) -> Iterator[ChangeSet]:
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
            self._own.__dict__.pop("answers", None)
            with said_in_words(self.path):
                connection.execute("BEGIN IMMEDIATE")
                try:
                    goes_on = self._typed_before(typing, label)
                    set_id = goes_on or self._begin(label, kind, target)
                    changes = ChangeSet(connection, set_id, label)
                    self._running = changes
                    yield changes
                    if goes_on:
                        inverting.merge_updates(connection, goes_on)
                        changes.came_to_nothing = inverting.leads_nowhere(connection, goes_on)
                    changes.changed = self._end(changes.id)
                    # A set that changed nothing leaves no trace, but undo has said "undone".
                    connection.execute(
                        "COMMIT" if changes.changed or kind in ("undo", "redo") else "ROLLBACK"
                    )
                except BaseException:
                    # A full disk has rolled back by itself.
                    if connection.in_transaction:
                        with suppress(sqlite3.Error):
                            connection.execute("ROLLBACK")
                    raise
                finally:
                    self._running = None
        if changes.changed:
            self._tell(changes.changed)

    def _typed_before(self, typing: str, label: str) -> int:
        """Return the change set that ``typing`` goes on in, 0 if it begins anew."""
        if not typing or self._typing is None or self._typing[0] != typing:
            return 0
        set_id = self._typing[1]
        if not inverting.is_youngest(self.connection, set_id):
            return 0
        self.connection.execute(
            # A title that is being typed stands in the label as it is by now; what was begun with
            # a new row stays the step that adds it.
            "UPDATE change_set SET at = ?, last_change = NULL, label = CASE WHEN EXISTS (SELECT 1 "
            "FROM change WHERE id >= first_change AND kind = 'insert') THEN label ELSE ? END "
            "WHERE id = ?",
            (_now(), _clean(label), set_id),
        )
        self.connection.execute("UPDATE journal_running SET change_set_id = ?", (set_id,))
        return set_id

    def _begin(self, label: str, kind: str, target: int | None) -> int:
        connection = self.connection
        if kind in ("do", "start"):
            inverting.end_redo(connection)
        set_id = connection.execute(
            "INSERT INTO change_set (label, author, at, kind, target_id, app_version, "
            "first_change) VALUES (?, ?, ?, ?, ?, ?, "
            "(SELECT coalesce(max(id), 0) + 1 FROM change))",
            (
                _clean(label),
                _clean(self.author),
                _now(),
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
        return changed_by(connection, set_id)

    def _tell(self, changed: Changed) -> None:
        for listener in list(self._listeners):
            try:
                listener(changed)
            except Exception:
                # The change stands; a page that fails to show it must not stop the others.
                _log.exception("a listener failed")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _clean(text: str) -> str:
    """Return a label as it can be stored: it is made of titles before they are checked."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")
