"""Text as large as its room allows: names on tags and signs, however long they are."""

from __future__ import annotations

from typing import NamedTuple

from rakornis_desktop.pdf.layout.document import Document
from rakornis_desktop.pdf.layout.text_style import Style

_STEP = 0.92
_LEADING = 1.16
# What is too long to be read from afar is still never cut off.
_SMALLEST = 1.0
# A word is rather broken than the whole text set smaller than this share of what then fits.
_WORTH_BREAKING = 0.5


class Fitted(NamedTuple):
    """Lines and the style in which they fit."""

    lines: list[str]
    style: Style

    @property
    def height(self) -> float:
        """The height of all lines."""
        return len(self.lines) * self.style.leading


def fitted(
    document: Document,
    text: str,
    width: float,
    height: float,
    largest: float,
    *,
    bold: bool = False,
) -> Fitted:
    """Return ``text`` set as large as fits into ``width`` × ``height``, at most ``largest``.

    A word is broken only where whole words would have to be far smaller. Nothing is cut off.
    """
    shown = document.visible(text)
    words = shown.split()
    size, broken = largest, 0.0
    while True:
        style = Style(size, size * _LEADING, bold=bold)
        lines = document.balanced(shown, style, width)
        if len(lines) * style.leading <= height + 0.01:
            broken = broken or size
            widest = max(map(style.face.width, words), default=0.0) * size / 1000
            if widest <= width:
                return Fitted(lines, style)
            if size * _STEP < broken * _WORTH_BREAKING:
                break
        if size <= _SMALLEST:
            break
        size = max(size * _STEP, _SMALLEST)
    size = broken or _SMALLEST
    style = Style(size, size * _LEADING, bold=bold)
    return Fitted(document.balanced(shown, style, width), style)
