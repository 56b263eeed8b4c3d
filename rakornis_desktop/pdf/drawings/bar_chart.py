"""Horizontal bars with their figures beside them; the same drawing on paper and screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.pdf.drawings.drawing_colours import PAPER, Colours
from rakornis_desktop.pdf.layout.fonts import face
from rakornis_desktop.pdf.layout.visible_text import visible
from rakornis_desktop.pdf.layout.wrapping import wrap

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

_SIZE = 6.5
_NAME_SHARE = 0.44
_FIGURE_ROOM = 74.0
_LEGEND = 14.0


class Bar(NamedTuple):
    """A bar: its name, the lengths of its parts, and the figure written behind it."""

    name: str
    parts: tuple[int, ...]
    figure: str


def bar_chart(
    bars: Sequence[Bar],
    legend: Sequence[str],
    width: float,
    *,
    row: float = 19.0,
    colours: Colours = PAPER,
    letters: float = 1.0,
) -> Drawing:
    """Draw bars of stacked parts ``width`` points wide; ``legend`` names the parts.

    ``letters`` enlarges the text, for screens. The longest bar takes the room there is; a bar of
    nought is a thin line, not nothing.
    """
    from reportlab.graphics.shapes import Drawing, Rect, String
    from reportlab.lib.colors import HexColor

    height = _LEGEND + row * max(len(bars), 1) + 2
    drawing = Drawing(width, height)
    name_room = width * _NAME_SHARE
    room = width - name_room - _FIGURE_ROOM * letters
    size = _SIZE * letters
    largest = max((sum(bar.parts) for bar in bars), default=0) or 1
    fills = [HexColor(colour) for colour in colours.bars]
    x = name_room
    for text, fill in zip(legend, fills, strict=False):
        shown = visible(text, Counter())
        drawing.add(Rect(x, height - 10, 8, 8, fillColor=fill, strokeColor=None))
        drawing.add(
            String(
                x + 11, height - 9, shown, fontName=face().name, fontSize=size,
                fillColor=HexColor(colours.ink),
            )
        )  # fmt: skip
        x += 20 + face().width(shown) * size / 1000
    for i, bar in enumerate(bars):
        y = height - _LEGEND - row * (i + 1) + 4
        lines = _two_lines(bar.name, name_room - 8, size)
        for n, line in enumerate(lines):
            drawing.add(
                String(
                    name_room - 6, y + 2 + ((len(lines) - 1) * 3.6 - n * 7.2) * letters, line,
                    fontName=face().name, fontSize=size, textAnchor="end",
                    fillColor=HexColor(colours.ink),
                )
            )  # fmt: skip
        x = name_room
        for part, fill in zip(bar.parts, fills, strict=False):
            length = max(room * part / largest, 0)
            if length:
                drawing.add(Rect(x, y, length, row - 9, fillColor=fill, strokeColor=None))
            x += length
        if x == name_room:
            drawing.add(
                Rect(x, y, 0.6, row - 9, fillColor=HexColor(colours.line), strokeColor=None)
            )
        drawing.add(
            String(
                x + 4, y + 2, visible(bar.figure, Counter()), fontName=face().name, fontSize=size,
                fillColor=HexColor(colours.ink),
            )
        )  # fmt: skip
    return drawing


def _two_lines(name: str, room: float, size: float) -> list[str]:
    """Return a name on two lines at most; what is longer ends in dots (the table has it whole)."""
    shown = visible(on_one_line(name), Counter())
    lines = wrap(shown, face(), room * 1000 / size)
    if len(lines) <= 2:
        return lines
    last = lines[1].rstrip(" ,")
    while " " in last and face().width(f"{last} …") * size / 1000 > room:
        last = last.rpartition(" ")[0].rstrip(" ,")
    return [lines[0], f"{last} …"]
