"""The head of a table: merged heads over several rows, grey, with the column numbers beneath."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rakornis_desktop.pdf.layout.document import Document
from rakornis_desktop.pdf.layout.flow import Piece
from rakornis_desktop.pdf.layout.page_frame import Page
from rakornis_desktop.pdf.layout.text_style import CELL_BOLD, Style

# Between the grid and the text, above and below, left and right.
PAD = 2.5
SIDE_PAD = 3.0
_GREY = 0.92
_LINE = 0.25
_NUMBER = Style(7, 8.4)


class Column(NamedTuple):
    """A column: its head, its share of the width, and the heads above its own, topmost first.

    Neighbours with the same heads above share them as one merged cell. ``align`` is left,
    right or centre. Figures at the right are never broken, nor are words where ``whole`` is set.
    """

    head: str
    share: float
    align: str = "left"
    above: tuple[str, ...] = ()
    whole: bool = False


class _HeadCell(NamedTuple):
    lines: list[str]
    first_column: int
    after_column: int
    first_row: int
    after_row: int


def head_piece(
    document: Document,
    columns: Sequence[Column],
    edges: Sequence[float],
    *,
    numbers: bool,
    style: Style = CELL_BOLD,
) -> Piece:
    """Return the head as one piece; ``edges`` are the x of the columns' borders."""
    depth = max(len(column.above) for column in columns) + 1
    cells = _cells(document, columns, edges, depth, style)
    heights = _row_heights(cells, depth, style)
    number_height = _NUMBER.leading + PAD if numbers else 0.0
    height = sum(heights) + number_height

    def draw(page: Page, top: float) -> None:
        page.fill(edges[0], top - height, edges[-1] - edges[0], height, _GREY)
        tops = [top]
        for row_height in heights:
            tops.append(tops[-1] - row_height)
        segments = [
            (edges[0], top, edges[-1], top),
            (edges[0], top - height, edges[-1], top - height),
            (edges[0], top, edges[0], top - height),
        ]
        for cell in cells:
            left, right = edges[cell.first_column], edges[cell.after_column]
            upper, lower = tops[cell.first_row], tops[cell.after_row]
            segments += [(right, upper, right, lower), (left, lower, right, lower)]
            gap = (upper - lower - len(cell.lines) * style.leading) / 2
            page.lines(
                left + SIDE_PAD,
                upper - gap,
                cell.lines,
                style,
                align="centre",
                width=right - left - 2 * SIDE_PAD,
            )
        if numbers:
            for i in range(len(columns)):
                left, right = edges[i], edges[i + 1]
                segments.append((right, tops[-1], right, top - height))
                page.lines(
                    left,
                    tops[-1] - PAD / 2,
                    [f"({i + 1})"],
                    _NUMBER,
                    align="centre",
                    width=right - left,
                )
        page.strokes(segments, _LINE)

    return Piece(height=height, draw=draw, keep_with_next=True)


def _cells(
    document: Document,
    columns: Sequence[Column],
    edges: Sequence[float],
    depth: int,
    style: Style,
) -> list[_HeadCell]:
    cells: list[_HeadCell] = []
    for row in range(depth - 1):
        i = 0
        while i < len(columns):
            heads = columns[i].above[: row + 1]
            after = i + 1
            if len(heads) > row:
                while after < len(columns) and columns[after].above[: row + 1] == heads:
                    after += 1
                cells.append(_cell(document, heads[row], edges, i, after, row, row + 1, style))
            i = after
    for i, column in enumerate(columns):
        cells.append(_cell(document, column.head, edges, i, i + 1, len(column.above), depth, style))
    return cells


def _cell(
    document: Document,
    text: str,
    edges: Sequence[float],
    first: int,
    after: int,
    row: int,
    after_row: int,
    style: Style,
) -> _HeadCell:
    lines = document.wrapped(text, style, edges[after] - edges[first] - 2 * SIDE_PAD)
    return _HeadCell(lines, first, after, row, after_row)


def _row_heights(cells: list[_HeadCell], depth: int, style: Style) -> list[float]:
    heights = [style.leading + 2 * PAD] * depth
    # Cells over fewer rows first: what they need, the taller ones find already there.
    for cell in sorted(cells, key=lambda cell: cell.after_row - cell.first_row):
        needed = len(cell.lines) * style.leading + 2 * PAD
        lacking = needed - sum(heights[cell.first_row : cell.after_row])
        if lacking > 0:
            heights[cell.after_row - 1] += lacking
    return heights
