"""What a row beneath the head is: an activity, an upper row, a unit, a total, a continuation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rakornis_desktop.excel.reading.head_rows import Table, is_number_row
from rakornis_desktop.excel.reading.workbook_reading import Cell
from rakornis_desktop.excel.template.template_columns import CONTINUED
from rakornis_desktop.reference.codes import LEVELS, split_code

ACTIVITY, CONTINUATION, REST = "activity", "continuation", "rest"
UPPER, UNIT, TOTAL, NUMBERS, TEXT, EMPTY = "upper", "unit", "total", "numbers", "text", "empty"

_UNIT = re.compile(
    r"^(sub\s+)?(unit(\s+organisasi|\s+kerja)?|organisasi|perangkat\s+daerah|skpd|opd)\s*:",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"^(sub\s*)?(grand\s*)?(jumlah|total)\b", re.IGNORECASE)
# An office's code has a place for three fields of work: 1.03.1.04.0.00.01.0000.
_OFFICE_CODE = re.compile(r"^\W*\d[.-]\d\d(?:[.-]\d{1,2}){4,}[.-]\d{2,4}(?:[.-]\d+)*(?!\d)\W*")
_OFFICE = re.compile(
    r"^\W*(?:perangkat\s+daerah|pemerintah\s+(?:daerah|kab|kota|prov)|dinas|badan|kantor|"
    r"sekretariat|inspektorat|kecamatan|satuan\s+polisi|satpol|rsud)\b",
    re.IGNORECASE,
)
_SUB_KEGIATAN = 6


def text_of(cell: Cell) -> str:
    """Return a cell as text without outer blanks; whole floats without their point."""
    if cell is None:
        return ""
    return str(cell).strip()


def cell_of(row: Sequence[Cell], column: int | None) -> Cell:
    """Return a cell, None where the row is shorter."""
    return row[column] if column is not None and column < len(row) else None


def code_cell(row: Sequence[Cell], table: Table) -> Cell:
    """Return the code of a row, put together where it stands in several columns."""
    if not table.codes:
        return cell_of(row, table.columns.get("code"))
    pieces = [text_of(cell_of(row, column)) for column in table.codes]
    return ".".join(piece for piece in pieces if piece) or None


def kind_of(row: Sequence[Cell], table: Table, *, flat: bool, begun: bool) -> str:
    """Return what a row is.

    ``flat`` tells the layouts that have no upper rows, in which a row with a title is an activity
    even without a code; ``begun`` that an activity stands above.
    """
    texts = [text_of(cell) for cell in row]
    if not any(texts):
        return EMPTY
    if is_number_row(row):
        return NUMBERS
    # An indicator may well begin with «Jumlah»: a row's kind stands at or left of its title.
    width = max(table.columns.get("code", 0), table.columns.get("title", 0)) + 1
    first = next((text for text in texts[:width] if text), "")
    marks = (cell_of(row, table.columns.get("reference")), code_cell(row, table))
    if begun and CONTINUED in (text_of(mark) for mark in marks):
        return REST
    title = text_of(cell_of(row, table.columns.get("title")))
    raw = code_cell(row, table)
    pieces, rest = split_code(raw)
    if len(pieces) < _SUB_KEGIATAN:
        if _UNIT.match(first) or _UNIT.match(title):
            return UNIT
        if _TOTAL.match(title) or _TOTAL.match(first) or _TOTAL.match(text_of(raw)):
            return TOTAL
    if len(pieces) == _SUB_KEGIATAN:
        return ACTIVITY if title or rest or not begun else CONTINUATION
    if 1 <= len(pieces) < _SUB_KEGIATAN and not flat:
        return UPPER
    if _is_office(row, table, first, title, flat=flat):
        return UNIT
    if title:
        return _titled(row, table, flat=flat, begun=begun)
    if begun and _has(row, table, "budget", "budget_next", "source", "location", "indicator"):
        return CONTINUATION
    if _has(row, table, "budget"):
        return ACTIVITY
    return TEXT


def _is_office(row: Sequence[Cell], table: Table, first: str, title: str, *, flat: bool) -> bool:
    """Tell the row of an office's total: its name or code, and nothing that an activity has."""
    if _has(row, table, "location", "source", "unit", "reference"):
        return False
    code = text_of(code_cell(row, table))
    named = bool(_OFFICE.match(_OFFICE_CODE.sub("", title or first)))
    if _OFFICE_CODE.match(code) or _OFFICE_CODE.match(title):
        return True
    if title:
        return named and not flat and not code and not _has(row, table, "target")
    # Between upper rows only an office has words where the others have their code.
    return named if flat else any(letter.isalpha() for letter in first)


def upper_words(code: str) -> str:
    """Return which upper row a code makes: "baris kegiatan"."""
    level = LEVELS[min(code.count(".") + 1, _SUB_KEGIATAN) - 1]
    return f"baris {level.replace('_', ' ')}"


def _titled(row: Sequence[Cell], table: Table, *, flat: bool, begun: bool) -> str:
    worth = _has(row, table, "budget", "budget_next", "location", "target", "source")
    if flat:
        known = "reference" in table.columns
        return ACTIVITY if known or worth else TEXT
    # Among upper rows, what carries money but no code before the first is the office's total.
    if not begun:
        return UNIT
    return ACTIVITY if worth else TEXT


def _has(row: Sequence[Cell], table: Table, *fields: str) -> bool:
    return any(text_of(cell_of(row, table.columns.get(name))) for name in fields)
