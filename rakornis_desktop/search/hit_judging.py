"""How well a row fits what was asked, and which of its letters say so.

In the manner of BM25, where every term must be there anyway: a word in the title weighs more than
one elsewhere, the word as typed more than its kin, and a short title more than a long one. A code
or number that fits stands before all words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rakornis_desktop.database.queries.searched_rows import SearchedRow
from rakornis_desktop.search.search_words import word_list, words_in
from rakornis_desktop.search.texts import rest_of
from rakornis_desktop.search.understood_words import Asked, as_label

Words = tuple[str, ...]
Runs = tuple[tuple[str, bool], ...]

_WHOLE_LABEL, _LABEL = 1_000.0, 500.0
_IN_TITLE, _ELSEWHERE = 10.0, 3.0
_AS_TYPED, _KIN = 1.0, 0.7
# Words of a title beyond which it counts as long, and how much that weighs.
_USUAL_WORDS, _LENGTH_WEIGHS = 10, 0.3
_LONGEST_COUNTED = 3.0
_BEGINS_SO = 6.0
_SNIPPET = 110
_BEFORE = 30


def judged(
    row: SearchedRow, asked: Asked, terms: Sequence[tuple[Words, ...]], *, by_label: bool
) -> float:
    """Return how well the row fits; 0 if it does not, which an old index may not know."""
    if by_label:
        labels = [as_label(label) for label in row.labels]
        if asked.label in labels:
            return _WHOLE_LABEL
        if any(label.startswith((asked.label, *asked.codes)) for label in labels):
            return _LABEL
    title = [word.text for word in words_in(row.title)]
    in_title = set(title)
    elsewhere: set[str] = set()
    total = 0.0
    for term, ways in zip(asked.terms, terms, strict=False):
        best = _best(ways, in_title, term.ways[0]) * _IN_TITLE
        if not best:
            if not elsewhere:
                elsewhere = in_title.union(word_list(rest_of(row)))
            best = _best(ways, elsewhere, term.ways[0]) * _ELSEWHERE
        if not best:
            return 0.0
        total += best
    if not total:
        return _ELSEWHERE if asked.codes and not asked.terms else 0.0
    total /= len(asked.terms)
    typed = " ".join(word for term in asked.terms for word in term.ways[0])
    if " ".join(title).startswith(typed):
        total += _BEGINS_SO
    length = min(max(len(title) / _USUAL_WORDS, 0.5), _LONGEST_COUNTED)
    return total / (1 - _LENGTH_WEIGHS + _LENGTH_WEIGHS * length)


def _best(ways: Iterable[Words], there: set[str], typed: Words) -> float:
    best = 0.0
    for way in ways:
        if there.issuperset(way):
            best = max(best, _AS_TYPED if way == typed else _KIN)
    return best


class Marked(NamedTuple):
    """A text in runs ``(text, marked)``, and whether anything is marked."""

    runs: Runs
    any: bool


def marked(text: str, terms: Sequence[tuple[Words, ...]], *, most: int = 300) -> Marked:
    """Return the beginning of ``text`` with the words that were sought marked."""
    return _runs(text[:most], terms)


def snippet(text: str, terms: Sequence[tuple[Words, ...]]) -> Marked:
    """Return a line of ``text`` around the first word that was sought, nothing without one."""
    line = " ".join(text[:20_000].split())
    sought = _sought(terms)
    first = next((word for word in words_in(line) if word.text in sought), None)
    if first is None:
        return Marked((), False)
    start = max(first.start - _BEFORE, 0)
    if start:
        # Not in the middle of a word.
        start = line.find(" ", start, first.start) + 1 or first.start
    cut = line[start : start + _SNIPPET]
    runs = _runs(cut, terms).runs
    before = (("… ", False),) if start else ()
    after = ((" …", False),) if start + _SNIPPET < len(line) else ()
    return Marked((*before, *runs, *after), True)


def _runs(text: str, terms: Sequence[tuple[Words, ...]]) -> Marked:
    sought = _sought(terms)
    runs: list[tuple[str, bool]] = []
    at = 0
    for word in words_in(text):
        if word.text in sought and word.start >= at:
            if word.start > at:
                runs.append((text[at : word.start], False))
            runs.append((text[word.start : word.end], True))
            at = word.end
    if at < len(text):
        runs.append((text[at:], False))
    return Marked(tuple(runs), any(mark for _text, mark in runs))


def _sought(terms: Sequence[tuple[Words, ...]]) -> set[str]:
    return {word for ways in terms for way in ways for word in way}
