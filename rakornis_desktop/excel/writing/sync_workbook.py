"""The synchronisation matrix as a workbook, whose decisions can be filled in and read back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rakornis_desktop.comparison.synchronisation import SyncGroup, SyncRow, sync_matrix
from rakornis_desktop.database.decision_words import DECISIONS
from rakornis_desktop.database.fields.choice_names import decision_name
from rakornis_desktop.excel.template.template_columns import CONTINUED
from rakornis_desktop.excel.template.template_rows import number
from rakornis_desktop.excel.writing.new_workbook import Sum, Value, new_workbook, write_row
from rakornis_desktop.excel.writing.workbook_styles import Styles, landscape, styles
from rakornis_desktop.language.catalogue import translate as _

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from rakornis_desktop.comparison.compare import Comparison
    from rakornis_desktop.database.program_database import Database

# The last column tells which rows a decision is about; reading back knows the sheet by it.
KEY = "Kunci Rakornis"
STATUS, AGREED_VOLUME, AGREED_BUDGET, NOTE = (
    "Status",
    "Volume disepakati",
    "Pagu disepakati (Rp)",
    "Catatan",
)
_WIDTHS = (5, 20, 22, 38, 38, 30, 9, 10, 16, 18, 22, 8, 44, 16, 10, 16, 22, 10, 16, 40, 12)
_AMOUNT, _ANSWER, _GAP, _STATUS, _KEY = 8, 13, 15, 16, 20
_HEAD_ROW = 3


def write_sync_workbook(
    database: Database, comparison: Comparison, path: Path, paper: str = "F4", *, regency: str = ""
) -> None:
    """Write the matrix of one regency or of all; sums are formulas. Raises Refusal.

    Status, agreed volume, agreed budget and note can be filled in by hand and read back.
    """
    content = sync_matrix(comparison, regency)
    name = _("Matriks sinkronisasi usulan kabupaten/kota")
    with new_workbook(path, f"{name} {content.year}") as workbook:
        look = styles(workbook)
        sheet = workbook.add_worksheet(_("Matriks sinkronisasi"))
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        landscape(sheet, paper, name=f"{name} · {content.year}", repeat=(_HEAD_ROW, _HEAD_ROW + 1))
        sheet.freeze_panes(_HEAD_ROW + 2, 4)
        sheet.write_string(0, 0, f"{name.upper()} {content.year}", look.title)
        sheet.write_string(1, 0, " · ".join(content.offices), look.subtitle)
        sheet.write_string(
            2,
            0,
            _(
                "Isi kolom Status dan Catatan, lalu baca kembali lewat Perbandingan. "
                "Kolom terakhir jangan diubah."
            ),
            look.remark,
        )
        sheet.set_row(_HEAD_ROW, 40)
        heads = _heads()
        write_row(sheet, _HEAD_ROW, heads, [look.head] * len(heads), CONTINUED)
        numbers = [f"({i + 1})" for i in range(len(heads))]
        write_row(sheet, _HEAD_ROW + 1, numbers, [look.numbers] * len(heads), CONTINUED)
        _write_groups(sheet, look, content.groups)


def _heads() -> list[str]:
    return [
        _("No"),
        _("Kabupaten/Kota"),
        _("Kode"),
        _("Sub kegiatan"),
        _("Uraian usulan"),
        _("Lokasi"),
        _("Volume"),
        _("Satuan"),
        _("Pagu usulan (Rp)"),
        _("Sumber dana"),
        _("Kesiapan"),
        _("Prioritas"),
        _("Rencana provinsi/pusat yang sepadan"),
        _("Pagu rencana (Rp)"),
        _("Selisih volume"),
        _("Selisih pagu (Rp)"),
        STATUS,
        AGREED_VOLUME,
        AGREED_BUDGET,
        NOTE,
        KEY,
    ]


def _write_groups(sheet: Worksheet, look: Styles, groups: list[SyncGroup]) -> None:
    formats = [look.text] * len(_WIDTHS)
    for column in (_AMOUNT, _ANSWER, _GAP, 18):
        formats[column] = look.money
    row = first = _HEAD_ROW + 2
    for group in groups:
        for line in group.rows:
            row = write_row(sheet, row, _cells(line, row + 1), formats, CONTINUED)
    if row > first:
        sheet.autofilter(_HEAD_ROW + 1, 0, row - 1, len(_WIDTHS) - 1)
        sheet.data_validation(
            first,
            _STATUS,
            row - 1,
            _STATUS,
            {"validate": "list", "source": [decision_name(status) for status in DECISIONS]},
        )
    totals: list[Value] = [None] * len(_WIDTHS)
    totals[1] = _("Jumlah yang terlihat")
    for column, letter, value in (
        (_AMOUNT, "I", sum(group.amount for group in groups)),
        (_ANSWER, "N", sum(group.answer_amount for group in groups)),
    ):
        totals[column] = Sum(
            f"=SUBTOTAL(109,{letter}{first + 1}:{letter}{max(row, first + 1)})", value
        )
    look_of_total = [look.total_text] * len(_WIDTHS)
    look_of_total[_AMOUNT] = look_of_total[_ANSWER] = look.total_money
    write_row(sheet, row + 1, totals, look_of_total, CONTINUED)


def _cells(row: SyncRow, excel_row: int) -> list[Value]:
    decision = row.pair.decision
    gap: Value = None
    if row.amount_gap is not None:
        gap = Sum(f"=N{excel_row}-I{excel_row}", row.amount_gap)
    return [
        row.number,
        row.regency,
        row.code,
        row.sub_activity,
        row.title,
        row.location,
        None if row.volume is None else number(row.volume),
        row.unit,
        row.amount,
        row.sources,
        row.readiness,
        row.priority,
        row.answer,
        row.answer_amount if row.answer else None,
        None if row.volume_gap is None else number(row.volume_gap),
        gap,
        row.decision,
        number(decision.agreed_volume) if decision and decision.agreed_volume is not None else None,
        decision.agreed_budget if decision else None,
        decision.note if decision else None,
        " ".join(part.id for part in row.pair.rows()),
    ]
