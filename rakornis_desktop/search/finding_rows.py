"""Rows that fit what was asked, the best first.

Each kind of row is asked by itself, ours before what was received, and gives at most so many: a
word that stands in a million rows is not counted through, the first that have it are judged. The
words of the index are known by their roots and beginnings, so SQLite is asked for whole words
alone: looking a beginning up in its own index would gather every row that has it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import NamedTuple

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.portions import portions
from rakornis_desktop.database.queries.searched_rows import SearchedRow, searched_by_id
from rakornis_desktop.search.hit_judging import judged
from rakornis_desktop.search.indexing import KINDS, kind_of, last_number, room_of
from rakornis_desktop.search.side_file import stopping
from rakornis_desktop.search.understood_words import Asked, as_label
from rakornis_desktop.search.vocabulary import HIGHEST, Words, rows_with, ways_of

# So many rows of a kind are judged; more of our own, which are sought most.
_MOST_JUDGED = 40
_MOST_OURS = 120
# After this long the answer is what has been found so far.
LONGEST_SECONDS = 0.12
# FTS5 cannot be stopped between two rows it finds, so it is asked about so many rows at a time.
_WINDOW = 250_000
# Above so many rows a word that stands in half of them is not asked for beside a rarer one:
# whether a row has it is seen when the row is judged.
_LARGE = 200_000


class FoundRow(NamedTuple):
    """A row that fits; ``fit`` is larger the better it does."""

    kind: str
    ours: bool
    row: SearchedRow
    fit: float
    terms: tuple[tuple[Words, ...], ...]


def find_rows(
    index: sqlite3.Connection,
    database: Database,
    asked: Asked,
    *,
    stop: Callable[[], bool] = lambda: False,
    seconds: float = LONGEST_SECONDS,
) -> list[FoundRow]:
    """Return the rows that fit, of each kind the best, in no order of kinds.

    Where nothing fits, words that are spelt nearly so are tried. ``stop`` ends it early.
    """
    if asked.nothing:
        return []
    search = _Search(index, stop, monotonic() + seconds)
    found = _find(search, database, asked, misspelt=False)
    if not found and not search.stopped():
        found = _find(search, database, asked, misspelt=True)
    return found


class _Search:
    """One search: its index, and whether there is still time."""

    def __init__(self, index: sqlite3.Connection, stop: Callable[[], bool], end: float) -> None:
        self.index = index
        self._stop = stop
        self._end = end

    def stopped(self) -> bool:
        """Tell whether it is to end."""
        return self._stop() or monotonic() > self._end

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Let statements be stopped; what was stopped gives what had been found before."""
        stopping(self.index, self.stopped)
        try:
            yield
        except sqlite3.OperationalError as error:
            # A letter younger than SQLite's tables parts a word there, and not here.
            if not self.stopped() and "phrase queries" not in str(error):
                raise
        finally:
            stopping(self.index, None)


def _find(search: _Search, database: Database, asked: Asked, *, misspelt: bool) -> list[FoundRow]:
    index = search.index
    labelled: list[int] = []
    numbers: list[int] = []
    terms: list[tuple[Words, ...]] = []
    with search.timed():
        if not misspelt:
            labelled += _by_label(index, asked)
        terms += (ways_of(index, term, misspelt=misspelt) for term in asked.terms)
        if terms and all(terms):
            for some in _by_words(search, _selective(index, terms)):
                numbers += some
    if len(terms) < len(asked.terms):
        return []
    by_label = set(labelled)
    ids = _row_ids(index, [*labelled, *(n for n in numbers if n not in by_label)])
    found: list[FoundRow] = []
    known = tuple(terms)
    for kind, of_kind in _by_kind(ids).items():
        rows = searched_by_id(database, kind, list(of_kind))
        for row_id, n in of_kind.items():
            row = rows.get(row_id)
            if row is None or not _has_codes(row, asked.codes):
                continue
            fit = judged(row, asked, known, by_label=n in by_label)
            if fit > 0:
                found.append(FoundRow(kind, kind_of(n)[1], row, fit, known))
    return found


def _by_label(index: sqlite3.Connection, asked: Asked) -> list[int]:
    """Return rows whose code or number begins with the text, or is one of its codes."""
    found: list[int] = []
    for label in dict.fromkeys([asked.label, *(asked.codes if not asked.terms else ())]):
        for room in range(2 * len(KINDS) if len(label) > 1 else 0):
            found += [
                n
                for (n,) in index.execute(
                    "SELECT n FROM label WHERE room = ? AND label >= ? AND label < ? "
                    "ORDER BY label, n LIMIT ?",
                    (room, label, label + HIGHEST, _MOST_JUDGED),
                )
            ]
    return list(dict.fromkeys(found))


def _selective(
    index: sqlite3.Connection, terms: Sequence[tuple[Words, ...]]
) -> list[tuple[Words, ...]]:
    """Return the terms to ask for, the rarest first; of a large index not those in every row."""
    rows = sum(
        last_number(index, kind, ours) - room_of(kind, ours)[0] + 1
        for kind in KINDS
        for ours in (True, False)
    )
    often = [(sum(rows_with(index, way) for way in ways), ways) for ways in terms]
    often.sort(key=lambda pair: pair[0])
    if rows < _LARGE:
        return [ways for _often, ways in often]
    kept = [ways for count, ways in often if count < rows / 2]
    return kept or [ways for _often, ways in often]


def _by_words(search: _Search, terms: Sequence[tuple[Words, ...]]) -> Iterator[list[int]]:
    """Yield numbers of rows that have every term, of each kind up to so many."""
    anywhere = " AND ".join(map(_expression, terms))
    for kind in KINDS:
        for ours in (True, False):
            most = _MOST_OURS if ours and kind == KINDS[0] else _MOST_JUDGED
            first, last = room_of(kind, ours)[0], last_number(search.index, kind, ours)
            numbers = _matching(search, "sought", anywhere, first, last, most)
            yield numbers
            if len(numbers) == most:
                # There are more than are judged: some with the words in the title are, too.
                yield _matching(search, "heading", anywhere, first, last, most)


def _matching(
    search: _Search, table: str, expression: str, first: int, last: int, most: int
) -> list[int]:
    """Return at most ``most`` numbers of rows between two numbers, as far as there is time."""
    found: list[int] = []
    while first <= last and len(found) < most and not search.stopped():
        found += [
            n
            for (n,) in search.index.execute(
                f"SELECT {table}.rowid FROM {table} JOIN entry ON entry.n = {table}.rowid "
                f"WHERE {table} MATCH ? AND {table}.rowid BETWEEN ? AND ? LIMIT ?",
                (expression, first, min(first + _WINDOW - 1, last), most - len(found)),
            )
        ]
        first += _WINDOW
    return found


def _expression(ways: Iterable[Words]) -> str:
    """Return one term in the language of FTS5; words are letters and digits alone."""
    parts = [" AND ".join(f'"{word}"' for word in way) for way in ways]
    return "(" + " OR ".join(f"({part})" for part in parts) + ")"


def _row_ids(index: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for part, places in portions(numbers):
        found.update(
            index.execute(f"SELECT n, row_id FROM entry WHERE n IN ({places})", part).fetchall()
        )
    return {n: found[n] for n in numbers if n in found}


def _by_kind(ids: dict[int, str]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for n, row_id in ids.items():
        if 0 <= n // (room_of(KINDS[-1], False)[1] + 1) < 1:
            found.setdefault(kind_of(n)[0], {})[row_id] = n
    return found


def _has_codes(row: SearchedRow, codes: Sequence[str]) -> bool:
    labels = [as_label(label) for label in row.labels]
    return all(any(label.startswith(code) for label in labels) for code in codes)
