"""A plan as a T-C.33 workbook (Permendagri 86/2017): hierarchical, sums as formulas."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.database.activity_words import location_in_words, target_in_words
from rakornis_desktop.database.plan_outline import Group, Outline, plan_outline
from rakornis_desktop.database.queries.activity_rows import ActivityRow, BudgetRow, budgets_of
from rakornis_desktop.database.queries.plans_of_offices import plan_by_id
from rakornis_desktop.excel.reading.budget_rows import SourceRow, source_rows
from rakornis_desktop.excel.template.template_columns import CONTINUED
from rakornis_desktop.excel.writing.new_workbook import (
    Sum,
    Value,
    merge,
    new_workbook,
    rows_needed,
    write_row,
)
from rakornis_desktop.excel.writing.workbook_styles import Styles, landscape, styles
from rakornis_desktop.language.catalogue import translate as _

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from rakornis_desktop.database.program_database import Database

_WIDTHS = (18, 46, 26, 30, 13, 17, 18, 24, 13, 17)
_HEAD_ROW = 4
_FIRST_ROW = _HEAD_ROW + 3
_BUDGET, _BUDGET_NEXT = 5, 9
# A function of Excel takes 255 arguments.
_MOST_ARGUMENTS = 255


class _Line(NamedTuple):
    """A row to be written: its level in the hierarchy, "" for an activity."""

    level: str
    values: list[Value]


def write_plan(
    database: Database,
    plan_id: str,
    path: Path,
    paper: str = "F4",
    *,
    remark: str = "",
    created: datetime | None = None,
) -> None:
    """Write the plan ``plan_id`` as T-C.33 to ``path``, for ``paper`` F4 or A4.

    Activities stand under urusan, bidang, program and kegiatan as the plan's edition names them;
    a further funding source of an activity stands in a row of its own beneath. ``remark`` is
    shown under the title (an invented plan must say so). Raises Refusal if the file cannot be
    written, KeyError if there is no such plan.
    """
    plan = plan_by_id(database, plan_id)
    if plan is None:
        raise KeyError(plan_id)
    outline = plan_outline(database, plan_id, plan.edition)
    layout = _Layout(outline, budgets_of(database, plan_id), plan.region_code)
    year = plan.fiscal_year
    title = _(
        "RUMUSAN RENCANA PROGRAM DAN KEGIATAN TAHUN {year} DAN PRAKIRAAN MAJU TAHUN {next}"
    ).format(year=year, next=year + 1)
    with new_workbook(path, f"T-C.33 {year}", remark=remark, created=created) as workbook:
        look = styles(workbook)
        sheet = workbook.add_worksheet("T-C.33")
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        landscape(
            sheet,
            paper,
            name=f"T-C.33 · {plan.office_name} · {plan.government} · {year}",
            repeat=(_HEAD_ROW, _HEAD_ROW + 2),
        )
        sheet.freeze_panes(_FIRST_ROW, 2)
        heading = [plan.government, plan.office_name, title, _("Tabel T-C.33")]
        _write_heading(sheet, look, heading, remark)
        _write_column_heads(sheet, look, year)
        _write_lines(sheet, look, layout)


class _Layout:
    """The lines from top to bottom; an upper line's sum points at the rows beneath it."""

    def __init__(
        self, outline: Outline, budgets: dict[str, list[BudgetRow]], region_code: str
    ) -> None:
        self.lines: list[_Line] = []
        self._budgets = budgets
        self._region_code = region_code
        self._row = _FIRST_ROW + 1  # as Excel counts
        tops = [str(self._group(group)) for group in outline.groups]
        if outline.loose:
            first = self._row
            for activity in outline.loose:
                self._activity(activity)
            tops.append(f"{first}:{self._row - 1}")
        self.last_row = self._row - 1
        total: list[Value] = [None, _("JUMLAH"), *[None] * 8]
        total[_BUDGET] = Sum(_sum("F", tops), outline.budget)
        total[_BUDGET_NEXT] = Sum(_sum("J", tops), outline.budget_next)
        self._add(_Line("total", total))

    def _group(self, group: Group) -> int:
        row = self._row
        values: list[Value] = [group.code, group.name, *[None] * 8]
        self._add(_Line(group.level, values))
        rows = [str(self._group(lower)) for lower in group.groups]
        if group.activities:
            first = self._row
            for activity in group.activities:
                self._activity(activity)
            rows.append(f"{first}:{self._row - 1}")
        values[_BUDGET] = Sum(_sum("F", rows), group.budget)
        values[_BUDGET_NEXT] = Sum(_sum("J", rows), group.budget_next)
        return row

    def _activity(self, activity: ActivityRow) -> None:
        payers = source_rows(self._budgets.get(activity.id, ()))
        first = payers[0] if payers else SourceRow("", None, None)
        self._add(
            _Line(
                "",
                [
                    activity.code,
                    activity.title,
                    activity.indicator,
                    location_in_words(
                        activity.region_code, activity.location_text, self._region_code
                    ),
                    target_in_words(activity.volume, activity.unit, activity.target_text),
                    first.amount,
                    first.source,
                    activity.note,
                    target_in_words(activity.volume_next, activity.unit, activity.target_next_text),
                    first.amount_next,
                ],
            )
        )
        for payer in payers[1:]:
            values: list[Value] = [activity.code, *[None] * 9]
            values[_BUDGET] = payer.amount
            values[_BUDGET + 1] = payer.source
            values[_BUDGET_NEXT] = payer.amount_next
            self._add(_Line("", values))

    def _add(self, line: _Line) -> None:
        self.lines.append(line)
        self._row += rows_needed(line.values)


def _sum(column: str, rows: Sequence[str]) -> str:
    """Return the formula that adds these rows (``7``, or ``7:12``) of a column."""
    terms = [":".join(f"{column}{row}" for row in part.split(":")) for part in rows]
    parts = [
        f"SUM({','.join(terms[start : start + _MOST_ARGUMENTS])})"
        for start in range(0, len(terms), _MOST_ARGUMENTS)
    ]
    return "=" + ("+".join(parts) or "0")


def _write_heading(sheet: Worksheet, look: Styles, lines: Sequence[str], remark: str) -> None:
    last = len(_WIDTHS) - 1
    government, office, title, table = lines
    texts = (
        (f"{government} · {office}".upper(), look.subtitle),
        (title, look.title),
        (table, look.subtitle),
        (remark, look.remark),
    )
    for row, (text, form) in enumerate(texts):
        sheet.write_string(row, 0, text, form)
        merge(sheet, row, 0, row, last)


def _write_column_heads(sheet: Worksheet, look: Styles, year: int) -> None:
    target = _("Target Capaian Kinerja")
    money = _("Kebutuhan Dana/Pagu Indikatif (Rp)")
    upper = [""] * len(_WIDTHS)
    upper[0] = _("Kode")
    upper[1] = _("Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan/Sub Kegiatan")
    upper[2] = _("Indikator Kinerja Program/Kegiatan")
    upper[3] = _("Rencana Tahun {year}").format(year=year)
    upper[7] = _("Catatan Penting")
    upper[8] = _("Prakiraan Maju Rencana Tahun {year}").format(year=year + 1)
    lower = ["", "", "", _("Lokasi"), target, money, _("Sumber Dana"), "", target, money]
    numbers = [f"({column + 1})" for column in range(len(_WIDTHS))]
    sheet.set_row(_HEAD_ROW + 1, 36)
    for row, texts, form in (
        (_HEAD_ROW, upper, look.head),
        (_HEAD_ROW + 1, lower, look.head),
        (_HEAD_ROW + 2, numbers, look.numbers),
    ):
        write_row(sheet, row, texts, [form] * len(texts), CONTINUED)
    for column in (0, 1, 2, 7):
        merge(sheet, _HEAD_ROW, column, _HEAD_ROW + 1, column)
    merge(sheet, _HEAD_ROW, 3, _HEAD_ROW, 6)
    merge(sheet, _HEAD_ROW, 8, _HEAD_ROW, 9)


def _write_lines(sheet: Worksheet, look: Styles, layout: _Layout) -> None:
    def forms(text: Format, money: Format, code: Format) -> list[Format]:
        row = [code, *[text] * (len(_WIDTHS) - 1)]
        row[_BUDGET] = row[_BUDGET_NEXT] = money
        return row

    formats = {
        level: forms(text, look.upper_money[level], text) for level, text in look.upper_text.items()
    }
    formats["total"] = forms(look.total_text, look.total_money, look.total_text)
    formats[""] = forms(look.text, look.money, look.code)
    row = _FIRST_ROW
    for line in layout.lines:
        row = write_row(sheet, row, line.values, formats[line.level], CONTINUED)
    # The row of column numbers carries the filter's arrows; the total is not filtered away.
    sheet.autofilter(_FIRST_ROW - 1, 0, max(layout.last_row - 1, _FIRST_ROW), len(_WIDTHS) - 1)
