"""Text as large as its room allows: names on tags and signs, however long they are."""

from __future__ import annotations

from typing import NamedTuple

from rakornis_desktop.pdf.document import Document
from rakornis_desktop.pdf.text_style import Style

_STEP = 0.92
_LEADING = 1.16
# Smaller than this nobody reads; a text that is still too long is set smaller all the same.
_LEAST = 5.0
_SMALLEST = 1.0


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
    least: float = _LEAST,
) -> Fitted:
    """Return ``text`` set as large as fits into ``width`` × ``height``, at most ``largest``.

    Words are broken only if the text would otherwise be smaller than ``least``. Nothing is ever
    cut off.
    """
    line = document.visible(text)
    size = largest
    while True:
        style = Style(size, size * _LEADING, bold=bold)
        lines = document.balanced(line, style, width)
        fits = len(lines) * style.leading <= height + 0.01
        widest = max(map(style.face.width, line.split()), default=0.0) * size / 1000
        # A word wider than its line would be broken.
        if fits and (widest <= width or size <= least):
            return Fitted(lines, style)
        if size <= _SMALLEST:
            return Fitted(lines, style)
        size = max(size * _STEP, _SMALLEST) if size <= least else max(size * _STEP, least)
