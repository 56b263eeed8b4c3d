"""Rows to the clipboard and back, as spreadsheets exchange them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from typing import Any

from rakornis_desktop.ui.furniture.table_column import Column

# What a spreadsheet would calculate, and what already begins with the sign against that.
_FORMULA = re.compile(r"'*[=+@\t\r]")


def as_tab_separated(columns: Sequence[Column], rows: Sequence[Any]) -> str:
    """Return a head and the rows; numbers as a spreadsheet takes them, never as a formula."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\r\n")
    if len(rows) != 1 or len(columns) != 1:
        writer.writerow([column.title for column in columns])
    for row in rows:
        writer.writerow([copied_cell(column, column.value(row)) for column in columns])
    return out.getvalue()


def from_tab_separated(text: str, *, in_place: bool = False) -> list[list[str]]:
    """Return the cells of a copied block, row by row; line breaks within a cell stay.

    Rows without a word are left out, but between others where each goes to its row (``in_place``).
    """
    if "\0" in text:
        return []
    rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t")
    try:
        block = list(rows)
    except csv.Error:
        return []
    said = [number for number, row in enumerate(block) if any(cell.strip() for cell in row)]
    if in_place:
        return block[: said[-1] + 1] if said else []
    return [block[number] for number in said]


def one_cell(column: Column, row: Any) -> str:
    """Return the text of one cell, marked as such where it would be read back as something else."""
    text = column.text(column.value(row))
    if from_tab_separated(text, in_place=True) == [[text]] and pasted_cell(text) == text:
        return text
    return as_tab_separated([column], [row])


def copied_cell(column: Column, value: Any) -> str:
    """Return a value as it is copied: money and counts as a spreadsheet takes numbers."""
    if value is None:
        return ""
    if column.numeric and isinstance(value, int):
        return str(value)
    text = column.text(value)
    # Text that a spreadsheet would take for a formula gets the sign for "this is text".
    return f"'{text}" if _FORMULA.match(text) else text


def pasted_cell(text: str) -> str:
    """Return the text of a cell without the sign that :func:`copied_cell` gave it."""
    return text[1:] if text[:1] == "'" and _FORMULA.match(text[1:]) else text
