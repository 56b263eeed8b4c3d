"""Large tables: wrapped cells drawn straight onto the page, the head on every page.

Ten times as fast as laying out a paragraph per cell, and text is text: nothing in a cell can
act as markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rakornis_desktop.pdf.layout.document import Document
from rakornis_desktop.pdf.layout.flow import Piece
from rakornis_desktop.pdf.layout.matrix_head import PAD, SIDE_PAD, Column, head_piece
from rakornis_desktop.pdf.layout.page_frame import Page
from rakornis_desktop.pdf.layout.text_style import CELL, CELL_BOLD, Style

__all__ = ["Column", "MatrixRow", "matrix"]

Over = Callable[[Page, float, float, Sequence[float]], None]

GRID = 0.25
# However long a figure, its column leaves room for the others.
_MOST_OF_WIDTH = 0.2
# A row that must be broken begins here only if so many lines of it fit.
_LEAST_LINES = 3


@dataclass(slots=True, frozen=True)
class MatrixRow:
    """A row of texts. ``spans`` are columns (first, after the last) that are one cell each.

    A program's name lies across several columns, say; ``cells`` has one text for each span.
    ``bold`` marks upper rows and sums; ``with_next`` keeps a heading row with the row under it;
    ``bookmark`` leads to it from the outline. ``least_height`` is room to write or sign, and
    ``over(page, top, height, edges)`` draws into it, ``edges`` being the x of the cells' borders.
    """

    cells: Sequence[str]
    bold: bool = False
    spans: tuple[tuple[int, int], ...] = ()
    with_next: bool = False
    bookmark: tuple[str, int] | None = None
    least_height: float = 0.0
    over: Over | None = None


def matrix(
    document: Document,
    columns: Sequence[Column],
    rows: Iterable[MatrixRow],
    *,
    style: Style = CELL,
    bold: Style = CELL_BOLD,
    head_style: Style = CELL_BOLD,
    numbers: bool = True,
    left: float | None = None,
    width: float | None = None,
    space_before: float = 6.0,
) -> Iterator[Piece]:
    """Yield head and rows of a table ``width`` points wide (all of the text's if None).

    ``numbers`` adds the row of column numbers under the head. A row taller than a page is
    broken between lines; nothing is cut off.
    """
    rows = list(rows)
    shares = _shares(document, columns, rows, bold, width or document.width, head_style)
    edges = [document.left if left is None else left]
    for share in shares:
        edges.append(edges[-1] + share)
    head = head_piece(document, columns, edges, numbers=numbers, style=head_style)
    first = Piece(
        height=head.height, draw=head.draw, space_before=space_before, keep_with_next=True
    )
    yield first
    aligns = [column.align for column in columns]
    for row in rows:
        yield _row_piece(document, row, edges, aligns, bold if row.bold else style, head)


@dataclass(slots=True)
class _Laid:
    """A row laid out: the lines of each cell, the cell's left edge, width and alignment."""

    cells: list[tuple[list[str], float, float, str]]
    style: Style
    verticals: list[float]
    left: float
    right: float
    least_height: float = 0.0
    over: Over | None = None

    @property
    def line_count(self) -> int:
        return max([len(lines) for lines, *_place in self.cells])


def _shares(
    document: Document,
    columns: Sequence[Column],
    rows: Sequence[MatrixRow],
    bold: Style,
    width: float,
    head_style: Style,
) -> list[float]:
    """Return the widths of the columns: as asked for, but wide enough for figures and codes."""
    total = sum(column.share for column in columns)
    widths = [width * column.share / total for column in columns]
    needed = {}
    for i, column in enumerate(columns):
        if column.whole or column.align == "right":
            longest = max((_longest_word(row, i) for row in rows), key=len, default="")
            room = (
                bold.face.width(document.visible(longest)) * bold.size / 1000 + 2 * SIDE_PAD + 0.5
            )
            needed[i] = min(room, width * _MOST_OF_WIDTH)
        # No word of a head is broken either.
        word = max(document.visible(column.head).split(), key=head_style.face.width, default="")
        head = head_style.face.width(word) * head_style.size / 1000 + 2 * SIDE_PAD + 0.5
        needed[i] = max(needed.get(i, 0.0), min(head, width * _MOST_OF_WIDTH))
    fixed: dict[int, float] = {}
    while True:
        # What is widened narrows the others, which may then be too narrow themselves.
        rest = sum(widths[i] for i in range(len(columns)) if i not in fixed)
        shrink = (width - sum(fixed.values())) / rest if rest else 1.0
        further = {
            i: room
            for i, room in needed.items()
            if i not in fixed and room > widths[i] * shrink + 0.01
        }
        if not further or sum(needed.values()) > width:
            return [fixed.get(i, widths[i] * shrink) for i in range(len(columns))]
        fixed |= further


def _longest_word(row: MatrixRow, column: int) -> str:
    """Return the longest word in a cell, "" if the cell is part of a wider one."""
    cell = column
    for first, after in row.spans:
        if first <= column < after:
            return ""
        if after <= column:
            cell -= after - first - 1
    return max(row.cells[cell].split(), key=len, default="") if cell < len(row.cells) else ""


def _row_piece(
    document: Document,
    row: MatrixRow,
    edges: list[float],
    aligns: list[str],
    style: Style,
    head: Piece,
) -> Piece:
    spans = dict(row.spans)
    cells: list[tuple[list[str], float, float, str]] = []
    verticals = [edges[0]]
    wrapped = document.wrapped
    column = 0
    for text in row.cells:
        after = spans.get(column, column + 1)
        left, right = edges[column], edges[after]
        room = right - left - 2 * SIDE_PAD
        lines = wrapped(text, style, room) if text else []
        align = "left" if after - column > 1 else aligns[column]
        cells.append((lines, left + SIDE_PAD, room, align))
        verticals.append(right)
        column = after
    laid = _Laid(cells, style, verticals, edges[0], edges[-1], row.least_height, row.over)
    return _piece(laid, head, row.with_next, row.bookmark)


def _piece(
    laid: _Laid, head: Piece, with_next: bool, bookmark: tuple[str, int] | None = None
) -> Piece:
    height = max(laid.line_count, 1) * laid.style.leading + 2 * PAD
    height = max(height, laid.least_height)

    def draw(page: Page, top: float) -> None:
        _draw_row(page, top, height, laid)
        if laid.over:
            laid.over(page, top, height, laid.verticals)

    def split(room: float) -> tuple[Piece, Piece] | None:
        fitting = int((room - 2 * PAD) / laid.style.leading)
        if fitting < min(_LEAST_LINES, laid.line_count):
            return None
        upper = [(lines[:fitting], *place) for lines, *place in laid.cells]
        lower = [(lines[fitting:], *place) for lines, *place in laid.cells]
        parts = [
            _Laid(cells, laid.style, laid.verticals, laid.left, laid.right)  # type: ignore[arg-type]
            for cells in (upper, lower)
        ]
        return _piece(parts[0], head, False, bookmark), _piece(parts[1], head, with_next)

    return Piece(
        height=height,
        draw=draw,
        keep_with_next=with_next,
        split=split,
        repeat=head,
        bookmark=bookmark,
    )


def _draw_row(page: Page, top: float, height: float, laid: _Laid) -> None:
    style = laid.style
    for lines, left, room, align in laid.cells:
        if lines:
            page.lines(left, top - PAD, lines, style, align=align, width=room)
    bottom = top - height
    segments = [(x, top, x, bottom) for x in laid.verticals]
    segments.append((laid.left, bottom, laid.right, bottom))
    page.strokes(segments, GRID)
