"""What an officer typed, understood: words, abbreviations with all their writings, a code.

Nothing typed reaches SQLite as syntax: only words of letters and digits are taken from it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from rakornis_desktop.search.abbreviations import Writing, longest, writings_of
from rakornis_desktop.search.search_words import folded, word_list

# Of a pasted page the first words count.
_MOST_LETTERS = 300
_MOST_TERMS = 12
_CODE = re.compile(r"\d+(?:\.(?:\d+|[xX]+))+\.?")
_BLANKS = re.compile(r"\s+")


class Term(NamedTuple):
    """One thing that must be found: a word or an abbreviation in any of its writings.

    ``ways`` are the writings, each some words that all must be there; the first is what was
    typed. ``unfinished``: the last word may go on (perum is perumahan).
    """

    ways: tuple[Writing, ...]
    unfinished: bool = False

    @property
    def typed(self) -> str:
        """The word as typed, empty if it is several."""
        return self.ways[0][0] if len(self.ways[0]) == 1 else ""


class Asked(NamedTuple):
    """What is sought: every term, and rows whose code begins with each of ``codes``."""

    text: str
    terms: tuple[Term, ...]
    codes: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to look for."""
        return not self.terms and not self.codes and not self.label

    @property
    def label(self) -> str:
        """The whole text as codes and the officer's own numbers are kept: letters alone."""
        return as_label(self.text)


def as_label(text: str) -> str:
    """Return a code or number as it is looked up: small letters, no blanks."""
    return _BLANKS.sub("", folded(text.replace("\0", "")))[:120]


def understood(text: str) -> Asked:
    """Return what ``text`` asks for."""
    text = text[:_MOST_LETTERS]
    codes = tuple(found[0].lower().rstrip(".") for found in _CODE.finditer(text))
    words = word_list(_CODE.sub(" ", text))
    unfinished = bool(text) and (text[-1].isalnum())
    terms: list[Term] = []
    at = 0
    while at < len(words) and len(terms) < _MOST_TERMS:
        for length in range(min(longest(), len(words) - at), 0, -1):
            typed = tuple(words[at : at + length])
            writings = writings_of(typed)
            if writings or length == 1:
                at += length
                others = tuple(way for way in writings if way != typed)
                open_end = unfinished and at == len(words) and length == 1
                terms.append(Term((typed, *others), open_end))
                break
    return Asked(text, tuple(terms), codes)
