"""Search over a few texts kept in memory: commands, pages of the window, pages of the manual."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rakornis_desktop.search.hit_judging import Runs, marked, snippet
from rakornis_desktop.search.search_words import word_list
from rakornis_desktop.search.stemming import stem
from rakornis_desktop.search.understood_words import Asked, Term

_IN_TITLE, _ELSEWHERE = 10.0, 3.0
_BEGINS_SO = 6.0
_SHORTEST_MISSPELT = 4


class Text(NamedTuple):
    """One thing to be found: its title, what else is said of it."""

    key: str
    title: str
    rest: str = ""


class FoundText(NamedTuple):
    """A text that fits, with the sought words marked; ``note`` is a line of the rest."""

    key: str
    fit: float
    title: Runs
    note: Runs


class FewTexts:
    """Texts with their words, ready to be searched as often as letters are typed."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self._texts = [
            (text, word_list(text.title), list(dict.fromkeys(word_list(text.rest))))
            for text in texts
        ]

    def find(self, asked: Asked) -> list[FoundText]:
        """Return the texts that have every word, the best first; misspelt where none has."""
        if not asked.terms or asked.codes:
            return []
        for misspelt in (False, True):
            found = [
                hit
                for text, title, rest in self._texts
                if (hit := _judged(text, title, rest, asked, misspelt=misspelt))
            ]
            if found:
                break
        return sorted(found, key=lambda hit: (-hit.fit, hit.key))


def _judged(
    text: Text, title: list[str], rest: list[str], asked: Asked, *, misspelt: bool
) -> FoundText | None:
    total = 0.0
    meant: list[tuple[tuple[str, ...], ...]] = []
    for term in asked.terms:
        in_title = _fitting(term, title, misspelt=misspelt)
        elsewhere = _fitting(term, rest, misspelt=misspelt)
        if not in_title and not elsewhere:
            return None
        total += _IN_TITLE if in_title else _ELSEWHERE
        meant.append(tuple((word,) for word in (*in_title, *elsewhere)))
    total /= len(asked.terms)
    typed = " ".join(word for term in asked.terms for word in term.ways[0])
    if " ".join(title).startswith(typed):
        total += _BEGINS_SO
    return FoundText(
        text.key, total, marked(text.title, meant).runs, snippet(text.rest, meant).runs
    )


def _fitting(term: Term, words: list[str], *, misspelt: bool) -> list[str]:
    """Return the words that stand for a term, empty if it is not there."""
    there = set(words)
    found: list[str] = []
    for way in term.ways:
        if there.issuperset(way):
            found += way
    if term.typed:
        root = stem(term.typed)
        found += [
            word
            for word in words
            if stem(word) == root
            or (term.unfinished and word.startswith(term.typed))
            or (misspelt and _nearly(term.typed, word))
        ]
    return list(dict.fromkeys(found))


def _nearly(typed: str, word: str) -> bool:
    from rapidfuzz.distance import OSA

    if len(typed) < _SHORTEST_MISSPELT:
        return False
    off = 1 if len(typed) < 8 else 2
    return OSA.distance(typed, word, score_cutoff=off) <= off
