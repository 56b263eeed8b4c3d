"""Words as they are sought: small letters without accents, where they stand in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

# Letters and digits, as the tokenizer unicode61 of SQLite parts them.
_WORD = re.compile(r"[^\W_]+")


class Word(NamedTuple):
    """A word in small letters and where it stands in its text (code points, end exclusive)."""

    text: str
    start: int
    end: int


def folded(text: str) -> str:
    """Return ``text`` in small letters, without the accents above and below them."""
    if text.isascii():
        return text.lower()
    parted = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def words_in(text: str) -> Iterator[Word]:
    """Yield the words of ``text`` in their order."""
    for found in _WORD.finditer(text):
        # Taking a letter apart may leave signs behind, which part words once more.
        for piece in _WORD.findall(folded(found[0])):
            yield Word(piece, found.start(), found.end())


def word_list(text: str) -> list[str]:
    """Return the words of ``text`` without their places."""
    if text.isascii():
        return _WORD.findall(text.lower())
    return [word.text for word in words_in(text)]
