"""A workbook being written: whole or not at all, text never a formula, nothing cut off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop import __version__
from rakornis_desktop.excel.reading.zip_check import check_workbook
from rakornis_desktop.writing_files.whole_file import whole_file

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# What a cell of Excel holds, counted in UTF-16 units.
_LONGEST_TEXT = 32_767
_SURELY_FITS = _LONGEST_TEXT // 2


class Sum(NamedTuple):
    """A formula with the value it gives, for readers that do not calculate."""

    formula: str
    value: int | float


Value = str | int | float | Sum | None


@contextmanager
def new_workbook(
    path: Path, title: str, *, remark: str = "", created: datetime | None = None
) -> Iterator[Workbook]:
    """Write a workbook to ``path``; an older file there stays as it was if anything fails.

    Sheets are written row by row from the top (rows behind are no longer in memory). Raises
    Refusal in words if the disk is full, the place read-only, or the file open elsewhere.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    with whole_file(path, check=check_workbook) as piece:
        workbook = Workbook(
            str(piece),
            {
                "constant_memory": True,
                "tmpdir": str(piece.parent),
                "default_format_properties": {"font_name": "Arial", "font_size": 9},
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        workbook.set_properties(
            {
                "title": title,
                "comments": remark,
                "author": f"Rakornis Desktop {__version__}",
                **({"created": created} if created else {}),
            }
        )
        try:
            yield workbook
            workbook.close()
        except FileCreateError as error:
            raise (error.args[0] if error.args else error) from None
        finally:
            # Windows cannot clear the folder while a sheet's file is still open.
            for sheet in workbook.worksheets():
                sheet._opt_close()


def text_parts(text: str) -> list[str]:
    """Cut a text into parts that one cell each can hold; nearly always it is one."""
    if len(text) <= _SURELY_FITS:
        return [text]
    parts, start, length = [], 0, 0
    for i, letter in enumerate(text):
        units = 2 if letter > "\uffff" else 1
        if length + units > _LONGEST_TEXT:
            parts.append(text[start:i])
            start, length = i, 0
        length += units
    return [*parts, text[start:]]


def rows_needed(values: Sequence[Value]) -> int:
    """Return how many rows ``values`` take: more than one only if a text is too long."""
    rows = 1
    for value in values:
        if isinstance(value, str) and len(value) > _SURELY_FITS:
            rows = max(rows, len(text_parts(value)))
    return rows


def write_row(
    sheet: Worksheet, row: int, values: Sequence[Value], formats: Sequence[Format], mark: str
) -> int:
    """Write one row of cells, each with its format; returns the next free row.

    A text longer than a cell holds goes on beneath, in a row with ``mark`` in its first cell.
    """
    rows = rows_needed(values)
    for further in range(rows):
        shown = values if rows == 1 else _part(values, further, mark)
        for column, (value, form) in enumerate(zip(shown, formats, strict=True)):
            if value is None or value == "":
                sheet.write_blank(row + further, column, None, form)
            elif isinstance(value, str):
                sheet.write_string(row + further, column, value, form)
            elif isinstance(value, Sum):
                sheet.write_formula(row + further, column, value.formula, form, value.value)
            else:
                sheet.write_number(row + further, column, value, form)
    return row + rows


def _part(values: Sequence[Value], number: int, mark: str) -> list[Value]:
    """Return what stands in the first, second… of the rows that too long texts take."""
    part: list[Value] = []
    for value in values:
        if isinstance(value, str):
            part.append(dict(enumerate(text_parts(value))).get(number, ""))
        else:
            part.append(None if number else value)
    if number:
        part[0] = mark
    return part


def merge(sheet: Worksheet, first_row: int, column: int, last_row: int, last_column: int) -> None:
    """Join cells already written; the upper left one shows.

    ``Worksheet.merge_range`` writes them itself, which loses the rows it comes back to.
    """
    sheet.merge.append([first_row, column, last_row, last_column])
