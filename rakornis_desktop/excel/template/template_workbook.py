"""The template for offices without the program: one flat sheet, drop-downs, instructions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from rakornis_desktop.excel.template.template_columns import (
    COLUMNS,
    CONTINUED,
    INSTRUCTIONS_SHEET,
    LISTS_SHEET,
    SHEET,
)
from rakornis_desktop.excel.template.template_instructions import column_message, instructions
from rakornis_desktop.excel.template.template_lists import choices_for
from rakornis_desktop.excel.template.template_rows import activity_rows, columns_for
from rakornis_desktop.excel.writing.new_workbook import Value, new_workbook, write_row
from rakornis_desktop.excel.writing.workbook_styles import MONEY, Styles, landscape, styles
from rakornis_desktop.language.catalogue import translate as _

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from rakornis_desktop.database.program_database import Database

_WIDTHS = {
    "Ref": 11,
    "Kode": 18,
    "Uraian": 44,
    "Indikator": 28,
    "Lokasi": 34,
    "Volume": 9,
    "Satuan": 9,
    "Pagu": 16,
    "Sumber Dana": 19,
    "Volume N+1": 9,
    "Pagu N+1": 16,
    "Diusulkan ke": 13,
    "Prioritas": 9,
    "Kawasan": 13,
    "Luas Kumuh (ha)": 10,
    "Penerima Manfaat": 11,
    "Catatan": 34,
    "Menjawab Usulan": 16,
    "Kelompok Sasaran": 20,
}
_READINESS_WIDTH = 11
_TEXTS = ("Ref", "Kode")
_MONEY = ("Pagu", "Pagu N+1")
# Rows beyond the filled ones that have drop-downs and checks.
_EMPTY_ROWS = 2_000


class TemplateOffice(NamedTuple):
    """Whose template it is: region, nomenclature edition, plan year."""

    region_code: str
    edition: str
    fiscal_year: int
    name: str


def write_template(
    path: Path, database: Database | None = None, plan_id: str | None = None
) -> None:
    """Write the template to ``path``; with ``database`` for our own office.

    The plan (ours, or ``plan_id``) is filled in as far as it has activities, so that a plan
    written and read again is the same. Raises Refusal if the file cannot be written.
    """
    if database is None:
        write_rows(path, [], None)
        return
    from rakornis_desktop.database.queries.activity_rows import activities_of, budgets_of
    from rakornis_desktop.database.queries.plans_of_offices import own_plan, plan_by_id

    plan = plan_by_id(database, plan_id) if plan_id else own_plan(database)
    if plan is None:
        raise KeyError(plan_id)
    budgets = budgets_of(database, plan.id)
    activities = activities_of(database, plan.id)
    columns = columns_for(activities)
    rows = [
        row
        for activity in activities
        for row in activity_rows(activity, budgets.get(activity.id, ()), plan.region_code, columns)
    ]
    office = TemplateOffice(
        plan.region_code, plan.edition, plan.fiscal_year, f"{plan.office_name} · {plan.government}"
    )
    write_rows(path, rows, office, columns=columns)


def write_rows(
    path: Path,
    rows: Sequence[Sequence[Value]],
    office: TemplateOffice | None,
    *,
    columns: Sequence[str] = COLUMNS,
    remark: str = "",
    created: datetime | None = None,
) -> None:
    """Write ``rows`` (values in the order of ``columns``) in the template's shape.

    ``remark`` is printed on each page and stands in the instructions, for invented figures.
    """
    title = _("Usulan rencana kerja")
    if office:
        title = f"{title} {office.fiscal_year} · {office.name}"
    with new_workbook(path, title, remark=remark, created=created) as workbook:
        look = styles(workbook)
        sheet = workbook.add_worksheet(SHEET)
        lists = workbook.add_worksheet(LISTS_SHEET)
        _set_up(workbook, sheet, columns, len(rows))
        page = f"{title} · {remark}" if remark else title
        landscape(sheet, "F4", name=page, repeat=(0, 0))
        choices = choices_for(office.region_code, office.edition) if office else choices_for()
        _write_lists(lists, look, choices)
        _add_choices(sheet, choices, len(rows) + _EMPTY_ROWS)
        write_row(sheet, 0, columns, [look.input_head] * len(columns), CONTINUED)
        forms = [
            look.code if name in _TEXTS else look.money if name in _MONEY else look.text
            for name in columns
        ]
        row = 1
        for values in rows:
            row = write_row(sheet, row, values, forms, CONTINUED)
        _write_instructions(workbook.add_worksheet(INSTRUCTIONS_SHEET), look, remark)
        sheet.activate()


def _set_up(workbook: Workbook, sheet: Worksheet, columns: Sequence[str], rows: int) -> None:
    """Widths and formats of the empty cells, frozen head, filter."""
    text = workbook.add_format({"num_format": "@", "valign": "top"})
    money = workbook.add_format({"num_format": MONEY, "valign": "top"})
    plain = workbook.add_format({"valign": "top", "text_wrap": True})
    for column, name in enumerate(columns):
        form = text if name in _TEXTS else money if name in _MONEY else plain
        sheet.set_column(column, column, _WIDTHS.get(name, _READINESS_WIDTH), form)
    sheet.set_row(0, 28)
    sheet.freeze_panes(1, COLUMNS.index("Uraian") + 1)
    sheet.autofilter(0, 0, max(rows, 1), len(columns) - 1)


def _write_lists(sheet: Worksheet, look: Styles, choices: dict[str, list[str]]) -> None:
    """Write the sheet that feeds the drop-downs, one list per column."""
    for column, values in enumerate(choices.values()):
        sheet.set_column(column, column, max(14, min(48, max(map(len, values), default=0) + 2)))
    write_row(sheet, 0, list(choices), [look.input_head] * len(choices), CONTINUED)
    for i in range(max(map(len, choices.values()))):
        for column, values in enumerate(choices.values()):
            if i < len(values):
                sheet.write_string(i + 1, column, values[i])
    sheet.freeze_panes(1, 0)


def _add_choices(sheet: Worksheet, choices: dict[str, list[str]], last_row: int) -> None:
    """Hang drop-downs, number checks and input messages on the columns."""
    from xlsxwriter.utility import xl_col_to_name

    listed = {name: column for column, name in enumerate(choices)}
    for column, name in enumerate(COLUMNS):
        rule: dict[str, Any] = {"validate": "any"}
        source = "Kesiapan" if name in ("FS", "DED", "RAB", "Lahan", "Lingkungan") else name
        if name in _MONEY:
            rule = {"validate": "integer", "criteria": ">=", "value": 0, "error_type": "warning"}
            rule["error_message"] = _(
                "Isi rupiah penuh sebagai angka, misalnya 1250000000, tanpa huruf."
            )
        elif name == "Prioritas":
            rule = {"validate": "integer", "criteria": ">=", "value": 1, "error_type": "warning"}
            rule["error_message"] = _("Isi angka bulat mulai dari 1.")
        elif name == "Luas Kumuh (ha)":
            rule = {"validate": "decimal", "criteria": ">=", "value": 0, "error_type": "warning"}
            rule["error_message"] = _("Isi luas dalam hektare sebagai angka, misalnya 12,5.")
        elif choices.get(source):
            letter = xl_col_to_name(listed[source])
            last = len(choices[source]) + 1
            # What is not listed may be typed all the same; the import says what it makes of it.
            rule = {
                "validate": "list",
                "source": f"={LISTS_SHEET}!${letter}$2:${letter}${last}",
                "show_error": False,
            }
        rule["input_title"] = name
        rule["input_message"] = column_message(name)
        sheet.data_validation(1, column, last_row, column, rule)


def _write_instructions(sheet: Worksheet, look: Styles, remark: str) -> None:
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 96)
    sheet.hide_gridlines(2)
    row = 0
    sheet.write_string(row, 0, _("Petunjuk pengisian"), look.bold)
    if remark:
        row += 1
        sheet.write_string(row, 1, remark, look.bold)
    for name, text in instructions():
        row += 1
        sheet.write_string(row, 0, name, look.bold)
        sheet.write_string(row, 1, text, look.plain)
    landscape(sheet, "F4", name=_("Petunjuk pengisian"), repeat=(0, 0))
