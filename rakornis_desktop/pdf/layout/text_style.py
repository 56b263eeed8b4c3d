"""How text is set: size, distance of lines, cut; the few styles that the papers use."""

from __future__ import annotations

from typing import NamedTuple

from rakornis_desktop.pdf.layout.fonts import Face, face


class Style(NamedTuple):
    """Size and distance of lines in points, and the cut."""

    size: float
    leading: float
    bold: bool = False
    italic: bool = False

    @property
    def face(self) -> Face:
        """The cut of the typeface."""
        return face(self.bold, self.italic)

    @property
    def drop(self) -> float:
        """How far below the top of its line the text stands."""
        letters = (self.face.ascent + self.face.descent) * self.size / 1000
        return (self.leading - letters) / 2 + self.face.ascent * self.size / 1000


BODY = Style(11, 15)
BODY_BOLD = Style(11, 15, bold=True)
BODY_ITALIC = Style(11, 15, italic=True)
TITLE = Style(12, 16, bold=True)
CELL = Style(8, 9.6)
CELL_BOLD = Style(8, 9.6, bold=True)
# Tables within a letter, read at arm's length.
LIST = Style(10, 12.5)
LIST_BOLD = Style(10, 12.5, bold=True)
FOOT = Style(8, 10)
FOOT_SMALL = Style(6.5, 8.5)
