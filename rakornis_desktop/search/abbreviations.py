"""Abbreviations and what they stand for, both ways: SPAM and sistem penyediaan air minum.

The table is the one by which titles are compared (:mod:`comparison.titles`): its patterns say what
offices write, and here each is written out, so that any of the writings finds all the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import product

from rakornis_desktop.comparison.titles import PHRASES
from rakornis_desktop.search.search_words import word_list

Writing = tuple[str, ...]
# Patterns are short; one that means more writings than these is cut off.
_MOST_WRITINGS = 400
# Where a blank may be missing, a word longer than this is two that were run together by us alone:
# tps3r and ibukota are written, spaldterpusat is not.
_LONGEST_JOINED = 7


def writings_of(words: Writing) -> tuple[Writing, ...]:
    """Return all writings of what ``words`` is one writing of, empty if it is none."""
    return _groups().get(words, ())


@cache
def longest() -> int:
    """Return how many words the longest writing has."""
    return max(map(len, _groups()))


@cache
def _groups() -> dict[Writing, tuple[Writing, ...]]:
    meant: dict[str, dict[Writing, None]] = defaultdict(dict)
    for pattern, short in PHRASES:
        texts = written_out(pattern) if short else []
        for text in [short, *texts]:
            if writing := tuple(word_list(text)):
                meant[short][writing] = None
    found: dict[Writing, tuple[Writing, ...]] = {}
    for together in meant.values():
        writings = [writing for writing in together if not _run_together(writing, together)]
        if len(writings) > 1:
            for writing in writings:
                found[writing] = (*found.get(writing, ()), *writings)
    return found


def _run_together(writing: Writing, others: Iterable[Writing]) -> bool:
    letters = "".join(writing)
    parted = [other for other in others if len(other) > len(writing) and "".join(other) == letters]
    return any(
        len(word) > _LONGEST_JOINED and word not in other for other in parted for word in writing
    )


def written_out(pattern: str) -> list[str]:
    r"""Return the texts that a pattern of the table matches, blanks as one blank or none.

    It reads what the table is written in: letters, ``\s``, classes, groups, ``|``, ``?``, ``*``,
    ``+``, ``{m,n}``. A branch with anything else (it looks ahead, say) is left out.
    """
    return _Reader(pattern).branches()[:_MOST_WRITINGS]


class _Unknown(Exception):
    """Something in a pattern that cannot be written out."""


class _Reader:
    def __init__(self, pattern: str) -> None:
        self._rest = pattern

    def branches(self) -> list[str]:
        """Read up to the end of the group."""
        found: dict[str, None] = {}
        while True:
            try:
                found.update(dict.fromkeys(self._branch()))
            except _Unknown:
                self._skip()
            if not self._rest.startswith("|"):
                return list(found)
            self._take()

    def _branch(self) -> list[str]:
        pieces: list[list[str]] = []
        while self._rest and self._rest[0] not in "|)":
            pieces.append(self._counted(self._piece()))
        return ["".join(parts) for parts in product(*pieces)][: 4 * _MOST_WRITINGS]

    def _piece(self) -> list[str]:
        sign = self._take()
        if sign == "\\":
            return [self._class_sign(self._take())]
        if sign == "[":
            found = []
            while (sign := self._take()) != "]":
                found.append(self._class_sign(self._take()) if sign == "\\" else sign)
            return found
        if sign == "(":
            if not self._rest.startswith("?:"):
                raise _Unknown
            self._rest = self._rest[2:]
            inside = self.branches()
            self._take()
            return inside
        return [sign]

    def _counted(self, piece: list[str]) -> list[str]:
        sign = self._rest[:1]
        if sign and sign in "?*":
            self._take()
            return [*piece, ""]
        if sign == "+":
            self._take()
        elif sign == "{":
            counts, _brace, self._rest = self._rest[1:].partition("}")
            least, _comma, most = counts.partition(",")
            times = range(int(least), int(most or least) + 1)
            return [one * time for one in piece for time in times]
        return piece

    def _class_sign(self, sign: str) -> str:
        if sign == "s":
            return " "
        if sign.isalnum():
            raise _Unknown
        return sign

    def _take(self) -> str:
        if not self._rest:
            raise _Unknown
        sign, self._rest = self._rest[0], self._rest[1:]
        return sign

    def _skip(self) -> None:
        """Go to the end of this branch, over groups inside it."""
        depth = 0
        while self._rest and (depth or self._rest[0] not in "|)"):
            sign = self._take()
            depth += (sign == "(") - (sign == ")")
            if sign == "\\":
                self._rest = self._rest[1:]
