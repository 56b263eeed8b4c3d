"""The typeface of all papers: Liberation Sans, embedded, only the letters that are used."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from rakornis_desktop.reference.resource_files import resource

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

_FILES = {
    (False, False): "LiberationSans-Regular",
    (True, False): "LiberationSans-Bold",
    (False, True): "LiberationSans-Italic",
    (True, True): "LiberationSans-BoldItalic",
}
# A cache of word widths is emptied when it holds this many: long papers, hostile texts.
_MOST_WORDS = 50_000


class Face:
    """One cut of the typeface; widths in thousandths of the type size."""

    def __init__(self, name: str, font: TTFont) -> None:
        self.name = name
        self.font = font
        self.widths: dict[str, float] = {
            chr(code): width for code, width in font.face.charWidths.items() if code <= 0x10FFFF
        }
        self.ascent: float = font.face.ascent
        self.descent: float = -font.face.descent
        self.space = self.widths[" "]
        self._words: dict[str, float] = {}

    def width(self, text: str) -> float:
        """Return the width of ``text``, all of whose characters the font has."""
        known = self._words.get(text)
        if known is None:
            if len(self._words) > _MOST_WORDS:
                self._words.clear()
            known = self._words[text] = sum(map(self.widths.__getitem__, text))
        return known


def face(bold: bool = False, italic: bool = False) -> Face:
    """Return one cut of the typeface, read from its file the first time."""
    return _face(bold, italic)


@cache
def _face(bold: bool, italic: bool) -> Face:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    name = _FILES[bold, italic]
    # ASCII keeps its own codes in the page, which spares encoding nearly all of the text.
    font = TTFont(name, str(resource("fonts", f"{name}.ttf")), asciiReadable=1, shapable=False)
    pdfmetrics.registerFont(font)
    return Face(name, font)


@cache
def drawable() -> frozenset[str]:
    """Return the characters that show as themselves; the four cuts have the same ones."""
    return frozenset(
        char for char in face().widths if char == " " or unicodedata.category(char)[0] not in "CZ"
    )
