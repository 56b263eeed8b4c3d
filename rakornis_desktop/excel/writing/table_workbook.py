"""Tables as sheets of a workbook: figures as figures, dates as dates, sums as formulas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rakornis_desktop.database.table_content import COUNT, DAY, MONEY, Cell, TableContent
from rakornis_desktop.excel.template.template_columns import CONTINUED
from rakornis_desktop.excel.writing.meeting_sheet import excel_date, height_for
from rakornis_desktop.excel.writing.new_workbook import Sum, Value, merge, new_workbook, write_row
from rakornis_desktop.excel.writing.workbook_styles import landscape, styles
from rakornis_desktop.language.catalogue import translate as _

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from rakornis_desktop.excel.writing.workbook_styles import Styles

_WIDTHS = {DAY: 14.0, COUNT: 11.0, MONEY: 20.0}
_HEAD_HEIGHT = 30
# What Excel does not take in the name of a sheet.
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def write_tables(path: Path, title: str, tables: Sequence[TableContent], paper: str = "F4") -> None:
    """Write tables to ``path``, a sheet each. Raises Refusal if the file cannot be written."""
    with new_workbook(path, title) as workbook:
        look = styles(workbook)
        for table in tables:
            _write(workbook, look, table, paper)


def _write(workbook: Workbook, look: Styles, table: TableContent, paper: str) -> None:
    sheet = workbook.add_worksheet(_FORBIDDEN.sub("-", table.name)[:31])
    widths = [_WIDTHS.get(head.kind, float(head.letters)) for head in table.heads]
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    last = len(table.heads) - 1
    for row, (text, form) in enumerate(
        ((table.title.upper(), look.title), (table.subtitle, look.subtitle))
    ):
        sheet.set_row(row, height_for(text, sum(widths)))
        sheet.write_string(row, 0, text, form)
        for place in range(1, last + 1):
            sheet.write_blank(row, place, None, form)
        merge(sheet, row, 0, row, last)
    head_row = 3
    sheet.set_row(head_row, _HEAD_HEIGHT)
    heads: list[Value] = [head.text for head in table.heads]
    row = write_row(sheet, head_row, heads, [look.head] * len(heads), CONTINUED)
    forms = [
        {DAY: look.date, COUNT: look.money, MONEY: look.money}.get(head.kind, look.text)
        for head in table.heads
    ]
    for cells in table.rows:
        row = write_row(sheet, row, [_value(cell) for cell in cells], forms, CONTINUED)
    if table.rows:
        sheet.autofilter(head_row, 0, row - 1, last)
        if table.summed:
            _write_sums(sheet, look, table, head_row + 1, row)
    else:
        sheet.write_string(row, 0, _("Nihil."), look.plain)
    landscape(sheet, paper, name=table.title, repeat=(head_row, head_row))
    sheet.freeze_panes(head_row + 1, 0)


def _write_sums(sheet: Worksheet, look: Styles, table: TableContent, first: int, row: int) -> None:
    values: list[Value] = []
    for place, head in enumerate(table.heads):
        if head.kind in (COUNT, MONEY):
            letter = chr(ord("A") + place)
            total = sum(cell for cells in table.rows if isinstance(cell := cells[place], int))
            values.append(Sum(f"=SUM({letter}{first + 1}:{letter}{row})", total))
        else:
            values.append(_("Jumlah") if not place else None)
    forms = [
        look.total_money if head.kind in (COUNT, MONEY) else look.total_text for head in table.heads
    ]
    write_row(sheet, row, values, forms, CONTINUED)


def _value(cell: Cell) -> Value:
    return excel_date(cell) if isinstance(cell, date) else cell
