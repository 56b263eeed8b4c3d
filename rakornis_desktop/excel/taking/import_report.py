"""The report of an import: the original rows, and beside each what became of it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rakornis_desktop.excel.writing.new_workbook import Value, new_workbook, write_row
from rakornis_desktop.excel.writing.workbook_styles import styles
from rakornis_desktop.language.catalogue import translate as _

if TYPE_CHECKING:
    from rakornis_desktop.excel.reading.parsed_plan import Remark
    from rakornis_desktop.excel.reading.workbook_reading import Cell
    from rakornis_desktop.excel.taking.import_result import ImportResult

_REPORT_WIDTH = 60


def write_report(result: ImportResult, path: Path) -> None:
    """Write the sheet that was read, each row with its fate in a last column.

    Texts stay texts, whatever they begin with. Raises Refusal if the file cannot be written.
    """
    sheet = next((s for s in result.sheets if s.name == result.parsed.sheet), None)
    rows: list[list[Cell]] = sheet.rows if sheet else []
    width = max((len(row) for row in rows), default=0)
    fates = _fates(result)
    last_head = result.parsed.head_rows[1]
    title = _("Laporan impor {file}").format(file=result.parsed.file)
    with new_workbook(path, title) as workbook:
        look = styles(workbook)
        page = workbook.add_worksheet(_("Laporan impor"))
        page.set_column(0, max(width - 1, 0), 16)
        page.set_column(width, width, _REPORT_WIDTH)
        page.freeze_panes(last_head, 0)
        at = 0
        for number, row in enumerate(rows, 1):
            fate = _("Keterangan impor") if number == last_head else fates.get(number, "")
            head = number <= last_head
            values = [*[_value(cell) for cell in row], *[None] * (width - len(row)), fate]
            form = look.head if head else look.text
            at = write_row(page, at, values, [form] * len(values), "")
        for remark in result.parsed.notices:
            if remark.row == 0:
                values = [*[None] * width, _said(remark)]
                at = write_row(page, at, values, [look.text] * len(values), "")


def _fates(result: ImportResult) -> dict[int, str]:
    fates = {
        row: _("bukan kegiatan: {kind}").format(kind=kind)
        for row, kind in result.parsed.skipped.items()
    }
    taken = _("diimpor") if result.saved else _("dapat diimpor")
    for parsed in result.parsed.rows:
        fates[parsed.row] = taken
    for remark in result.remarks:
        fates[remark.row] = f"{fates.get(remark.row, taken)}; {_said(remark)}"
    refused: dict[int, list[str]] = {}
    for remark in result.refused:
        refused.setdefault(remark.row, []).append(_said(remark))
    for row, reasons in refused.items():
        fates[row] = _("ditolak: {reason}").format(reason="; ".join(reasons))
    return fates


def _said(remark: Remark) -> str:
    return f"{remark.column}: {remark.message}" if remark.column else remark.message


def _value(cell: Cell) -> Value:
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == cell.time().min else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return cell
