"""Where the table begins: the head rows of a sheet, merged cells spread, columns understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rakornis_desktop.excel.reading.heads import YEAR, Head, plain, read_head
from rakornis_desktop.excel.reading.workbook_reading import Cell, Sheet
from rakornis_desktop.language.normal_text import on_one_line

_SEARCHED_ROWS = 40
_MOST_HEAD_ROWS = 4
_MOST_COLUMNS = 200
# Besides one of these a table of activities needs at least this many known columns.
_NEEDED = ({"title", "budget"}, {"code", "budget"}, {"title", "location"}, {"code", "title"})
_LEAST = 3


@dataclass
class Table:
    """A table found: its head rows (first and last, from 0) and the columns by field.

    ``codes`` holds the columns of a code that stands in several; ``names`` what each column is
    called, with its letter; ``others`` the columns that have no place in an activity; ``years``
    the years that the head names.
    """

    sheet: Sheet
    first: int
    last: int
    columns: dict[str, int]
    factors: dict[str, int]
    codes: list[int]
    names: dict[int, str]
    others: list[int]
    years: list[int] = field(default_factory=list)

    def name(self, wanted: str) -> str:
        """Return how the column of a field is called, ``Pagu (N)``; empty if it has none."""
        column = self.columns.get(wanted)
        return self.names.get(column, "") if column is not None else ""


def find_table(sheets: Sequence[Sheet]) -> Table | None:
    """Return the table that is understood best among all sheets, None if there is none."""
    best: tuple[tuple[int, int, int, int], Table] | None = None
    for order, sheet in enumerate(sheets):
        for first in range(min(len(sheet.rows), _SEARCHED_ROWS)):
            if sum(_is_text(cell) for cell in sheet.rows[first][:_MOST_COLUMNS]) < 1:
                continue
            for last in range(first, min(first + _MOST_HEAD_ROWS, len(sheet.rows))):
                table = _read(sheet, first, last)
                known = set(table.columns)
                if len(known) < _LEAST or not any(need <= known for need in _NEEDED):
                    continue
                # A head cut through its merged cells is the last choice; more columns understood
                # are better; of equals the one with fewer rows, then the first sheet.
                whole = _merged_to(sheet, first, last) <= last
                rank = (whole, len(known) + len(table.codes), -(last - first), -order)
                if best is None or rank > best[0]:
                    best = (rank, table)
    return best[1] if best else None


def _merged_to(sheet: Sheet, first: int, last: int) -> int:
    """Return the last row that cells merged within these rows reach."""
    reached = [bottom for top, _left, bottom, _right in sheet.merged if first <= top <= last]
    return max((bottom for bottom in reached if bottom < first + _MOST_HEAD_ROWS), default=last)


def letters(column: int) -> str:
    """Return the letters of a column counted from 0: 0 → A, 27 → AB."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def is_number_row(row: Sequence[Cell]) -> bool:
    """Tell the row of column numbers, (1) (2) …, that stands under many heads."""
    filled = [str(cell).strip() for cell in row if cell is not None and str(cell).strip()]
    if len(filled) < 3:
        return False
    numbers = [re.fullmatch(r"\(?(\d{1,2})[^\d]*\)?", text) for text in filled]
    if not all(numbers):
        return False
    found = [int(number[1]) for number in numbers if number]
    return found[0] <= 2 and all(0 <= b - a <= 2 for a, b in pairwise(found))


def _read(sheet: Sheet, first: int, last: int) -> Table:
    paths = _paths(sheet, first, last)
    columns: dict[str, int] = {}
    factors: dict[str, int] = {}
    codes: list[int] = []
    names: dict[int, str] = {}
    others: list[int] = []
    for column, path in sorted(paths.items()):
        if not path:
            continue
        names[column] = f"{path[-1]} ({letters(column)})"
        head = read_head(path)
        wanted = _settled(head, columns)
        if wanted == "code" and "code" in columns:
            codes.append(column)
        elif not wanted or wanted in columns:
            others.append(column)
        else:
            columns[wanted] = column
            factors[wanted] = head.factor
    codes = _code_columns(paths, columns, codes)
    others = [column for column in others if column not in codes]
    years = [
        int(year)
        for path in paths.values()
        for text in path
        if "renstra" not in plain(text)
        for year in YEAR.findall(str(text))
    ]
    return Table(sheet, first, last, columns, factors, codes, names, others, years)


def _settled(head: Head, columns: dict[str, int]) -> str:
    """Return the field; a second target or pagu without its upper head is that of n+1."""
    if head.field in ("target", "budget") and head.field in columns:
        following = f"{head.field}_next"
        return following if following not in columns else ""
    return head.field


def _code_columns(
    paths: dict[int, list[str]], columns: dict[str, int], more: list[int]
) -> list[int]:
    """Return the columns of a code in pieces: Kode and the ones beside it without a name."""
    if "code" not in columns:
        return []
    codes = [columns["code"], *more]
    column = max(codes) + 1
    while column in paths and not paths[column] and column - codes[0] < 6:
        codes.append(column)
        column += 1
    return codes if len(codes) >= 4 else []


def _paths(sheet: Sheet, first: int, last: int) -> dict[int, list[str]]:
    width = min(max(len(row) for row in sheet.rows[first : last + 1]), _MOST_COLUMNS)
    grid: list[list[Cell]] = [
        [*row[:width], *[None] * (width - len(row))] for row in sheet.rows[first : last + 1]
    ]
    for top, left, bottom, right in sheet.merged:
        if bottom < first or top > last or top < first or left >= width:
            continue
        text = grid[top - first][left]
        for row in range(top, min(bottom, last) + 1):
            for column in range(left, min(right, width - 1) + 1):
                grid[row - first][column] = text
    paths: dict[int, list[str]] = {}
    for column in range(width):
        path: list[str] = []
        for cells in grid:
            cell = cells[column]
            text = on_one_line(str(cell)) if cell is not None else ""
            if text and (not path or path[-1] != text):
                path.append(text)
        paths[column] = path
    return paths


def _is_text(cell: Cell) -> bool:
    return isinstance(cell, str) and bool(cell.strip())
