"""A comparison as a workbook: T-C.31 as the regulation draws it, and all pairs flat to filter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rakornis_desktop.comparison.review import Review, ReviewGroup, ReviewSide, review
from rakornis_desktop.excel.template.template_columns import CONTINUED
from rakornis_desktop.excel.writing.new_workbook import Sum, Value, merge, new_workbook, rows_needed
from rakornis_desktop.excel.writing.new_workbook import write_row as write_values
from rakornis_desktop.excel.writing.pair_sheet import write_pairs
from rakornis_desktop.excel.writing.workbook_styles import Styles, landscape, styles
from rakornis_desktop.language.catalogue import translate as _

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from rakornis_desktop.comparison.compare import Comparison
    from rakornis_desktop.database.program_database import Database

_WIDTHS = (5, 38, 26, 22, 12, 17, 38, 26, 22, 12, 17, 40)
_HEAD_ROW = 4
_FIRST_ROW = _HEAD_ROW + 3
_DRAFT_MONEY, _NEED_MONEY = 5, 10


def write_comparison(
    database: Database, comparison: Comparison, path: Path, paper: str = "F4"
) -> None:
    """Write ``comparison`` to ``path``: sheet T-C.31, and a sheet of all pairs with their reasons.

    Sums are formulas. Raises Refusal if the file cannot be written.
    """
    content = review(comparison)
    year = content.need.fiscal_year
    with new_workbook(path, f"T-C.31 {year}") as workbook:
        look = styles(workbook)
        sheet = workbook.add_worksheet("T-C.31")
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        name = f"T-C.31 · {content.need.government} · {content.draft.government} · {year}"
        landscape(sheet, paper, name=name, repeat=(_HEAD_ROW, _HEAD_ROW + 2))
        sheet.freeze_panes(_FIRST_ROW, 2)
        _write_heading(sheet, look, content)
        _write_column_heads(sheet, look, content)
        _write_groups(sheet, look, content)
        write_pairs(workbook, look, comparison, paper)


def _write_heading(sheet: Worksheet, look: Styles, content: Review) -> None:
    need, draft = content.need, content.draft
    title = _("REVIEW TERHADAP RANCANGAN AWAL RKPD TAHUN {year}").format(year=need.fiscal_year)
    lines = (
        (f"{need.government} · {need.office_name}".upper(), look.subtitle),
        (title, look.title),
        (_("Tabel T-C.31"), look.subtitle),
        (
            _("Rancangan awal: {draft}. Hasil analisis kebutuhan: {need}.").format(
                draft=f"{draft.office_name} {draft.government}",
                need=f"{need.office_name} {need.government}",
            ),
            look.remark,
        ),
    )
    for row, (text, form) in enumerate(lines):
        sheet.write_string(row, 0, text, form)
        merge(sheet, row, 0, row, len(_WIDTHS) - 1)


def _write_column_heads(sheet: Worksheet, look: Styles, content: Review) -> None:
    shared = [
        _("Program/Kegiatan"),
        _("Lokasi"),
        _("Indikator Kinerja"),
        _("Target Capaian"),
    ]
    upper = [""] * len(_WIDTHS)
    upper[0] = _("No")
    upper[1] = _("Rancangan Awal RKPD")
    upper[6] = _("Hasil Analisis Kebutuhan")
    upper[11] = _("Catatan Penting")
    lower = ["", *shared, _("Pagu Indikatif (Rp)"), *shared, _("Kebutuhan Dana (Rp)"), ""]
    numbers = [f"({column + 1})" for column in range(len(_WIDTHS))]
    sheet.set_row(_HEAD_ROW + 1, 26)
    for row, texts, form in (
        (_HEAD_ROW, upper, look.head),
        (_HEAD_ROW + 1, lower, look.head),
        (_HEAD_ROW + 2, numbers, look.numbers),
    ):
        write_values(sheet, row, texts, [form] * len(texts), CONTINUED)
    for column in (0, 11):
        merge(sheet, _HEAD_ROW, column, _HEAD_ROW + 1, column)
    merge(sheet, _HEAD_ROW, 1, _HEAD_ROW, 5)
    merge(sheet, _HEAD_ROW, 6, _HEAD_ROW, 10)


def _write_groups(sheet: Worksheet, look: Styles, content: Review) -> None:
    detail = _formats(look.text, look.money, look.centred)
    upper = _formats(look.upper_text["program"], look.upper_money["program"])
    total = _formats(look.total_text, look.total_money)
    row, tops = _FIRST_ROW, []
    for group in content.groups:
        lines = [
            [line.number, *_cells(line.draft), *_cells(line.need), line.note] for line in group.rows
        ]
        first = row + 2  # as Excel counts, the row after the group's own
        last = first + sum(map(rows_needed, lines)) - 1
        tops.append(row + 1)
        row = write_values(sheet, row, _group_cells(group, first, last), upper, CONTINUED)
        for line in lines:
            row = write_values(sheet, row, line, detail, CONTINUED)
    if row > _FIRST_ROW:
        sheet.autofilter(_FIRST_ROW - 1, 0, row - 1, len(_WIDTHS) - 1)
    values: list[Value] = [None, _("JUMLAH"), *[None] * 10]
    values[_DRAFT_MONEY] = _sum_of("F", tops, content.draft_amount)
    values[_NEED_MONEY] = _sum_of("K", tops, content.need_amount)
    write_values(sheet, row, values, total, CONTINUED)


def _formats(text: Format, money: Format, first: Format | None = None) -> list[Format]:
    formats = [first or text, *[text] * (len(_WIDTHS) - 1)]
    formats[_DRAFT_MONEY] = formats[_NEED_MONEY] = money
    return formats


def _cells(side: ReviewSide | None) -> list[Value]:
    if side is None:
        return [None] * 5
    title = f"{side.code} {side.title}".strip()
    return [title, side.location, side.indicator, side.target, side.amount]


def _group_cells(group: ReviewGroup, first: int, last: int) -> list[Value]:
    values: list[Value] = [None, f"{group.code} {group.name}".strip(), *[None] * 10]
    values[_DRAFT_MONEY] = Sum(f"=SUM(F{first}:F{last})", group.draft_amount)
    values[_NEED_MONEY] = Sum(f"=SUM(K{first}:K{last})", group.need_amount)
    return values


def _sum_of(column: str, rows: list[int], value: int) -> Sum:
    return Sum("=" + ("+".join(f"{column}{row}" for row in rows) or "0"), value)
