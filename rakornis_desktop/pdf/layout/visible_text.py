"""Text from the database as it can be drawn: nothing silently blank, nothing that acts."""

from __future__ import annotations

import unicodedata
from collections import Counter

from rakornis_desktop.pdf.layout.fonts import drawable

_LINE_ENDS = {"\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"}


def visible(text: str, substituted: Counter[str]) -> str:
    """Return ``text`` as it can be drawn, lines ended by ``\\n`` alone.

    A character that the typeface lacks becomes its number, "[U+1F600]", and is counted in
    ``substituted``. Blanks of all kinds become blanks. Marks that show nothing by themselves
    (joiners, directions, variants) are left out.
    """
    if text.isascii() and text.isprintable():
        return text
    known = drawable()
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    if known.issuperset(text):
        return text
    return "".join(char if char in known else _instead(char, substituted) for char in text)


def _instead(char: str, substituted: Counter[str]) -> str:
    if char in _LINE_ENDS:
        return "\n"
    category = unicodedata.category(char)
    if category == "Zs" or char == "\t":
        return " "
    if category == "Cf" or "\ufe00" <= char <= "\ufe0f":
        return ""
    substituted[char] += 1
    return f"[U+{ord(char):04X}]"
