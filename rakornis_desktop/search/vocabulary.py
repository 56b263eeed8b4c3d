"""The words of an index: their kin, how they may go on, how they may be spelt.

SQLite is asked for whole words alone, so what was typed becomes the words that occur.
"""

from __future__ import annotations

import sqlite3

from rakornis_desktop.search.stemming import stem
from rakornis_desktop.search.understood_words import Term

Words = tuple[str, ...]
HIGHEST = "\U0010ffff"
_MOST_WORDS = 16
_SHORTEST_MISSPELT = 4


def ways_of(index: sqlite3.Connection, term: Term, *, misspelt: bool) -> tuple[Words, ...]:
    """Return the word lists any of which stands for a term, single words with their kin."""
    ways: dict[Words, None] = {}
    for way in term.ways:
        if len(way) > 1:
            ways[way] = None
            continue
        ways.update(((word,), None) for word in _kin(index, way[0]))
    if term.unfinished and term.typed:
        ways.update(((word,), None) for word in _beginning(index, term.typed))
    if misspelt and len(term.typed) >= _SHORTEST_MISSPELT:
        ways.update(((word,), None) for word in _nearly(index, term.typed))
    # What needs more words than another way needs no asking.
    return tuple(
        way for way in ways if not any(other != way and set(other) < set(way) for other in ways)
    )


def _kin(index: sqlite3.Connection, word: str) -> list[str]:
    """Return the words of the same root that occur."""
    rows = index.execute(
        "SELECT word FROM word WHERE stem = ? ORDER BY count DESC LIMIT ?",
        (stem(word), _MOST_WORDS),
    )
    return list(dict.fromkeys([word, *(row[0] for row in rows)]))


def _beginning(index: sqlite3.Connection, word: str) -> list[str]:
    """Return the words that begin so, the frequent ones first."""
    rows = index.execute(
        "SELECT word FROM word WHERE word >= ? AND word < ? ORDER BY count DESC, word LIMIT ?",
        (word, word + HIGHEST, _MOST_WORDS),
    )
    return [row[0] for row in rows]


def _nearly(index: sqlite3.Connection, word: str) -> list[str]:
    """Return the words that are spelt nearly so: one letter off, two in long words."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    off = 1 if len(word) < 8 else 2
    known = [
        row[0]
        for row in index.execute(
            "SELECT word FROM word WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?",
            (word[0], word[0] + HIGHEST, len(word) - off, len(word) + off),
        )
    ]
    near = process.extract(word, known, scorer=OSA.distance, score_cutoff=off, limit=_MOST_WORDS)
    return [found for found, _distance, _place in near]


def rows_with(index: sqlite3.Connection, way: Words) -> int:
    """Return in about how many rows the words stand together, at most."""
    places = ", ".join("?" * len(way))
    ((known, least),) = index.execute(
        f"SELECT count(*), coalesce(min(count), 0) FROM word WHERE word IN ({places})", way
    ).fetchall()
    return int(least) if known == len(set(way)) else 0
