"""The search index of one open database: follows it beside the window, asked at any time."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.searched_rows import count_searched
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.search.finding_rows import FoundRow, find_rows
from rakornis_desktop.search.indexing import StartAnew, Step, bring_up_to_date, needs_all
from rakornis_desktop.search.indexing_beside import WORTH_IT, index_beside
from rakornis_desktop.search.side_file import (
    NotUsable,
    connect,
    read_state,
    remove_old,
    side_file,
    throw_away,
    writer_lock,
)
from rakornis_desktop.search.understood_words import Asked, understood


class Answer(NamedTuple):
    """Rows that fit; ``complete`` is False while the index is being made or cannot be read."""

    asked: Asked
    rows: list[FoundRow]
    complete: bool


class SearchIndex:
    """Finds rows of ``database``. Safe to use from any thread; one asks or writes at a time.

    ``folder`` is where the index lies; the local cache folder unless a test says otherwise.
    """

    def __init__(self, database: Database, folder: Path | None = None) -> None:
        self._database = database
        self.path = side_file(database, folder)
        self._asking = threading.Lock()
        self._writing = threading.Lock()
        self._reader: sqlite3.Connection | None = None
        self._lock: FileLock | None = None
        # A search came upon damage; the file is not to be trusted any more.
        self._damaged = False

    def bring_up_to_date(self, step: Step = lambda _done, _total: None) -> bool:
        """Index what is new; everything the first time, or where the index is of no use.

        ``step`` is told rows done and in all, and may raise to stop: what is done stays. False
        where another window of this program keeps the index. Raises :class:`Refusal` where it
        cannot be written.
        """
        try:
            return self._follow(step)
        except (OSError, sqlite3.Error, NotUsable, StartAnew) as error:
            raise Refusal(
                _(
                    "Indeks pencarian tidak dapat ditulis di {folder}, jadi hanya halaman dan "
                    "perintah yang ditemukan. Periksa sisa ruang disk."
                ).format(folder=self.path.parent)
            ) from error

    def _follow(self, step: Step) -> bool:
        with self._writing:
            if self._lock is None:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._lock = writer_lock(self.path)
                if self._lock is None:
                    return False
                remove_old(self.path.parent, self.path)
            if self._damaged:
                self._forget()
            for last in (False, True):
                try:
                    self._bring(step)
                except (StartAnew, NotUsable, sqlite3.DatabaseError) as error:
                    if last or isinstance(error, sqlite3.OperationalError):
                        raise
                    self._forget()
                else:
                    break
        return True

    def find(self, text: str, *, stop: Callable[[], bool] = lambda: False) -> Answer:
        """Return the rows that fit what was typed; ``stop`` ends the work early.

        A damaged index gives nothing here; it is made anew when it is next brought up to date.
        """
        asked = understood(text)
        if asked.nothing or stop():
            return Answer(asked, [], True)
        with self._asking:
            try:
                if self._reader is None:
                    self._reader = connect(self.path, write=False)
                complete = read_state(self._reader, "position") is not None
                complete = complete and read_state(self._reader, "building") is None
                rows = find_rows(self._reader, self._database, asked, stop=stop)
                return Answer(asked, rows, complete)
            except (NotUsable, sqlite3.DatabaseError, OSError) as error:
                self._close_reader()
                # Not yet there, or locked for a moment, is no damage.
                harmless = (NotUsable, sqlite3.OperationalError, OSError)
                self._damaged = not isinstance(error, harmless)
                return Answer(asked, [], False)

    def close(self) -> None:
        """Let the index go."""
        with self._asking:
            self._close_reader()
        with self._writing:
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    def _bring(self, step: Step) -> None:
        index = connect(self.path, write=True)
        try:
            if needs_all(index) and count_searched(self._database) > WORTH_IT:
                index_beside(self._database, self.path, step)
            # What is left, and what has changed meanwhile.
            bring_up_to_date(index, self._database, step)
        finally:
            index.close()

    def _forget(self) -> None:
        with self._asking:
            self._close_reader()
            throw_away(self.path)
            self._damaged = False

    def _close_reader(self) -> None:
        if self._reader is not None:
            with suppress(sqlite3.Error):
                self._reader.close()
            self._reader = None
