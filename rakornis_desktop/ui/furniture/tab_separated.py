"""Rows to the clipboard and back, as spreadsheets exchange them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from rakornis_desktop.ui.furniture.table_column import Column


def as_tab_separated(columns: Sequence[Column], rows: Sequence[Any]) -> str:
    """Return a head and the rows; numbers as a spreadsheet takes them, never as a formula."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\r\n")
    if len(rows) != 1 or len(columns) != 1:
        writer.writerow([column.title for column in columns])
    for row in rows:
        writer.writerow([_cell(column, column.value(row)) for column in columns])
    return out.getvalue()


def from_tab_separated(text: str) -> list[list[str]]:
    """Return the cells of a copied block, row by row; line breaks within a cell stay."""
    if "\0" in text:
        return []
    rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t")
    try:
        return [row for row in rows if any(cell.strip() for cell in row)]
    except csv.Error:
        return []


def _cell(column: Column, value: Any) -> str:
    if value is None:
        return ""
    if column.numeric and isinstance(value, int):
        return str(value)
    text = column.text(value)
    # Text that a spreadsheet would take for a formula gets the sign for "this is text".
    return f"'{text}" if text[:1] in ("=", "+", "@", "\t", "\r") else text
