"""Making the index from the rows of a database, and keeping it up to date from its journal.

SQLite takes the texts apart, beside the window and without holding the interpreter up. What has
been done stays when it is stopped half-way: the next time goes on from there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.database.queries.searched_rows import (
    BY_KIND,
    Position,
    SearchedRow,
    changes_since,
    count_searched,
    journal_position,
    owners,
    searched_after,
    searched_by_id,
)
from rakornis_desktop.search.search_words import word_list
from rakornis_desktop.search.side_file import keep_state, read_state
from rakornis_desktop.search.stemming import stem
from rakornis_desktop.search.texts import rest_of
from rakornis_desktop.search.understood_words import as_label

# Called with rows done and in all; raises to stop.
Step = Callable[[int, int], object]

# Numbers of rows: each kind has a room of its own, ours before what was received.
ROOM = 1 << 32
KINDS = tuple(BY_KIND)
_ROWS_AT_ONCE = 2_000
# With more changed rows it is cheaper to read the words of the whole index again.
_MANY = 20_000
_MOST_DEAD = 20_000


class StartAnew(Exception):
    """The index cannot be brought up to date and is to be made anew."""


def room_of(kind: str, ours: bool) -> tuple[int, int]:
    """Return the first and last number of the rows of a kind that are ours, or are not."""
    first = (2 * KINDS.index(kind) + (0 if ours else 1)) * ROOM
    return first, first + ROOM - 1


def last_number(index: sqlite3.Connection, kind: str, ours: bool) -> int:
    """Return the last number given to a row of a kind, below the first one for none."""
    after = read_state(index, _next_name(kind, ours))
    return (after if isinstance(after, int) else room_of(kind, ours)[0]) - 1


def kind_of(n: int) -> tuple[str, bool]:
    """Return the kind of a row's number and whether it is ours."""
    place, other = divmod(n // ROOM, 2)
    return KINDS[place], not other


def bring_up_to_date(index: sqlite3.Connection, database: Database, step: Step) -> None:
    """Index what is new since the last time, everything the first time.

    Raises :class:`StartAnew` where the index is of another way of this file, or worn out.
    """
    ours = own_plan(database)
    known = read_state(index, "own")
    if known is None:
        with _all_or_nothing(index):
            keep_state(index, "own", [ours.id, ours.office_id])
            keep_state(index, "position", journal_position(database))
            keep_state(index, "building", ["", ""])
    elif known != [ours.id, ours.office_id]:
        raise StartAnew
    writer = _Writer(index, database, {ours.id, ours.office_id})
    if read_state(index, "building") is not None:
        _build(writer, step)
    _follow(writer, step)


def needs_all(index: sqlite3.Connection) -> bool:
    """Tell whether rows are still to be read that were there from the beginning."""
    return read_state(index, "own") is None or read_state(index, "building") is not None


def _build(writer: _Writer, step: Step) -> None:
    """Read every row once, from where it was left the last time."""
    index, database = writer.index, writer.database
    at_kind, after = read_state(index, "building")
    total, done = count_searched(database), writer.count()
    for kind in KINDS[KINDS.index(at_kind) if at_kind in KINDS else 0 :]:
        after = after if kind == at_kind else ""
        while True:
            step(done, max(total, done))
            rows = searched_after(database, kind, after, _ROWS_AT_ONCE)
            with _all_or_nothing(index):
                writer.add(kind, rows)
                after = rows[-1].id if rows else after
                keep_state(index, "building", [kind, after])
            done += len(rows)
            if len(rows) < _ROWS_AT_ONCE:
                break
    writer.gather_words(step)
    index.execute("DELETE FROM state WHERE name = 'building'")


def _follow(writer: _Writer, step: Step) -> None:
    """Index the rows that changed since the last time."""
    index, database = writer.index, writer.database
    now, kept = journal_position(database), read_state(index, "position")
    if kept is None or now is None:
        raise StartAnew
    changes = changes_since(database, Position(*kept), KINDS)
    if changes.anew:
        raise StartAnew
    total = sum(map(len, changes.rows.values()))
    dead = read_state(index, "dead") or 0
    if dead + total > _MOST_DEAD + writer.count() // 3:
        raise StartAnew
    done = 0
    with _all_or_nothing(index):
        for kind, ids in changes.rows.items():
            ordered = sorted(ids)
            for start in range(0, len(ordered), _ROWS_AT_ONCE):
                step(done, total)
                part = ordered[start : start + _ROWS_AT_ONCE]
                dead += writer.remove(part)
                rows = sorted(searched_by_id(database, kind, part).values())
                writer.add(kind, rows)
                if total <= _MANY:
                    writer.add_words(rows)
                done += len(part)
        keep_state(index, "dead", dead)
        keep_state(index, "position", now)
    if total > _MANY:
        writer.gather_words(step)


class _Writer:
    """Writes rows of a database into its index."""

    def __init__(self, index: sqlite3.Connection, database: Database, ours: set[str]) -> None:
        self.index = index
        self.database = database
        self._ours = ours
        self._next: dict[tuple[str, bool], int] = {}
        self._theirs = set(owners(database)) - ours

    def count(self) -> int:
        """Return how many rows are in the index."""
        ((count,),) = self.index.execute("SELECT count(*) FROM entry").fetchall()
        return int(count)

    def add(self, kind: str, rows: Iterable[SearchedRow]) -> None:
        """Add rows of one kind."""
        entries, labels, titles, texts = [], [], [], []
        for row in rows:
            # Of a meeting's parts nobody asks whose they are: meetings are ours.
            n = self._number(kind, row.owner not in self._theirs)
            entries.append((n, row.id))
            labels += [(n // ROOM, label, n) for text in row.labels if (label := as_label(text))]
            titles.append((n, row.title))
            texts.append((n, f"{row.title}\n{rest_of(row)}"))
        self.index.executemany("REPLACE INTO entry VALUES (?, ?)", entries)
        self.index.executemany("REPLACE INTO label VALUES (?, ?, ?)", labels)
        self.index.executemany("INSERT INTO sought (rowid, everything) VALUES (?, ?)", texts)
        self.index.executemany("INSERT INTO heading (rowid, title) VALUES (?, ?)", titles)
        for (of_kind, ours), n in self._next.items():
            if of_kind == kind:
                keep_state(self.index, _next_name(kind, ours), n)

    def remove(self, row_ids: Sequence[str]) -> int:
        """Take rows out; returns how many were in."""
        cursor = self.index.executemany(
            "DELETE FROM entry WHERE row_id = ?", [(row_id,) for row_id in row_ids]
        )
        return cursor.rowcount

    def add_words(self, rows: Iterable[SearchedRow]) -> None:
        """Note the words of rows, so that they are found by their roots and beginnings."""
        found = {word for row in rows for word in word_list(f"{row.title}\n{rest_of(row)}")}
        self.index.executemany(
            "INSERT INTO word VALUES (?, ?, 1) ON CONFLICT (word) DO UPDATE SET count = count + 1",
            [(word, stem(word)) for word in found],
        )

    def gather_words(self, step: Step) -> None:
        """Note all words of the index anew, with how often each occurs, and their roots."""
        index = self.index
        step(0, 0)
        with _all_or_nothing(index):
            index.execute("DELETE FROM word")
            index.execute("INSERT INTO word (word, count) SELECT term, doc FROM sought_word")
        after = ""
        while words := index.execute(
            "SELECT word FROM word WHERE word > ? ORDER BY word LIMIT 500", (after,)
        ).fetchall():
            step(0, 0)
            with _all_or_nothing(index):
                index.executemany(
                    "UPDATE word SET stem = ? WHERE word = ?",
                    [(stem(word), word) for (word,) in words],
                )
            after = words[-1][0]

    def _number(self, kind: str, ours: bool) -> int:
        room = (kind, ours)
        if room not in self._next:
            # Never one that was given out before: what the index says of that remains.
            kept = read_state(self.index, _next_name(kind, ours))
            self._next[room] = kept or room_of(kind, ours)[0]
        n = self._next[room]
        self._next[room] = n + 1
        return n


def _next_name(kind: str, ours: bool) -> str:
    return f"next {kind} {'ours' if ours else 'theirs'}"


@contextmanager
def _all_or_nothing(index: sqlite3.Connection) -> Iterator[None]:
    index.execute("BEGIN IMMEDIATE")
    try:
        yield
        index.execute("COMMIT")
    except BaseException:
        if index.in_transaction:
            index.execute("ROLLBACK")
        raise
