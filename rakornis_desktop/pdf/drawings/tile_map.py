"""Regions as tiles in a grid, where no boundary is at hand: shaded and written like the map."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.pdf.drawings.drawing_colours import PAPER, Colours, shade
from rakornis_desktop.pdf.drawings.shade_legend import LEGEND, legend_of_shades
from rakornis_desktop.pdf.layout.fonts import face
from rakornis_desktop.pdf.layout.visible_text import visible
from rakornis_desktop.pdf.layout.wrapping import wrap

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

_GAP = 4.0
_NAME_SIZE = 8.0
# A tile is about so much wider than high.
_SHAPE = 1.9


class Tile(NamedTuple):
    """A region: code, name, its share from 0 to 1 (None for nothing) and its figure in words."""

    code: str
    name: str
    share: float | None
    figure: str


class TileMap(NamedTuple):
    """The drawing, and how to find a tile in it."""

    drawing: Drawing
    places: tuple[tuple[str, float, float, float, float], ...]

    def region_at(self, x: float, y: float) -> str:
        """Return the code of the tile at a point, empty between them."""
        return next(
            (
                code
                for code, left, bottom, wide, high in self.places
                if left <= x <= left + wide and bottom <= y <= bottom + high
            ),
            "",
        )


def tile_map(
    tiles: Sequence[Tile],
    title: str,
    width: float,
    height: float,
    *,
    colours: Colours = PAPER,
    letters: float = 1.0,
    legend_words: Sequence[str] = (),
) -> TileMap:
    """Draw ``tiles`` in ``width`` × ``height`` points, in their order from left to right."""
    from reportlab.graphics.shapes import Drawing, Rect, String

    drawing = Drawing(width, height)
    room = max(height - LEGEND * letters - _GAP, 1.0)
    columns = _columns(len(tiles), width, room)
    rows = math.ceil(len(tiles) / columns) if tiles else 1
    wide, high = (width - _GAP * (columns - 1)) / columns, (room - _GAP * (rows - 1)) / rows
    size = min(_NAME_SIZE * letters, high / 3.4)
    places = []
    for number, tile in enumerate(tiles):
        row, column = divmod(number, columns)
        x, y = column * (wide + _GAP), height - high - row * (high + _GAP)
        places.append((tile.code, x, y, wide, high))
        ink = colours.on_dark if tile.share is not None and tile.share >= 0.6 else colours.ink
        drawing.add(
            Rect(
                x, y, wide, high, rx=3, ry=3, fillColor=shade(tile.share, colours),
                strokeColor=colours.line, strokeWidth=0.5,
            )
        )  # fmt: skip
        most = 2 if high >= size * 4.2 else 1
        lines = _lines(tile.name, wide - 8, size, most)
        block = (len(lines) + 1.1) * size * 1.2
        top = y + (high + block) / 2 - size
        for at, text in enumerate([*lines, visible(tile.figure, Counter())]):
            last = at == len(lines)
            drawing.add(
                String(
                    x + wide / 2, top - at * size * 1.2 - (0.1 * size if last else 0), text,
                    fontName=face(bold=last).name, fontSize=size * (1.1 if last else 1.0),
                    textAnchor="middle", fillColor=ink,
                )
            )  # fmt: skip
    legend_of_shades(drawing, title, colours, letters, legend_words)
    return TileMap(drawing, tuple(places))


def _columns(count: int, width: float, height: float) -> int:
    """Return how many tiles stand side by side, so that each is a little wider than high."""
    best = math.sqrt(max(count, 1) * width / (height * _SHAPE))
    return max(1, min(count, round(best)))


def _lines(name: str, room: float, size: float, most: int) -> list[str]:
    """Return a name on so many lines at most; what is longer ends in dots."""
    shown = visible(on_one_line(name), Counter())
    lines = wrap(shown, face(), room * 1000 / size)
    if len(lines) <= most:
        return lines
    last = lines[most - 1].rstrip(" ,")
    while last and face().width(f"{last}…") * size / 1000 > room:
        last = last[:-1].rstrip(" ,")
    return [*lines[: most - 1], f"{last}…"]
