"""The coverage of problems as a workbook: categories by programs, and what is left out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rakornis_desktop.database.activity_words import location_in_words
from rakornis_desktop.database.fields.choice_names import issue_category
from rakornis_desktop.excel.taking.register import Head, excel_row, write_sheet
from rakornis_desktop.excel.template.template_columns import CONTINUED
from rakornis_desktop.excel.writing.new_workbook import Sum, Value, new_workbook, write_row
from rakornis_desktop.excel.writing.workbook_styles import styles
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.standing.coverage import CategoryCoverage, coverage, plan_of_office

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

# Columns before the programs: category, problems, unanswered, activities, weight.
_FIXED = 5


def write_coverage(database: Database, path: Path, paper: str = "F4", *, office: str = "") -> None:
    """Write the coverage of an office's plan (ours, if empty); sums are formulas. Raises Refusal.

    Further sheets list problems without activity and activities without problem.
    """
    plan = plan_of_office(database, office)
    found = coverage(database, plan)
    title = _("Cakupan permasalahan {government} {year}").format(
        government=plan.government, year=plan.fiscal_year
    )
    heads = (
        Head(_("Kategori"), 28),
        Head(_("Masalah terbuka"), 10, "decimal"),
        Head(_("Tanpa kegiatan"), 10, "decimal"),
        Head(_("Kegiatan"), 10, "decimal"),
        Head(_("Bobot"), 8, "decimal"),
        *(Head(found.programme_label(code), 20, "money") for code in found.programmes),
        Head(_("Jumlah (Rp)"), 18, "money"),
        Head(_("Bagian bobot (%)"), 10, "percent"),
        Head(_("Bagian pagu (%)"), 10, "percent"),
        Head(_("Selisih (poin)"), 10, "percent"),
    )
    last = len(found.categories)
    with new_workbook(path, title) as workbook:
        look = styles(workbook)
        rows = [_cells(row, found.programmes, at, last) for at, row in enumerate(found.categories)]
        sheet = write_sheet(workbook, look, _("Cakupan"), (title, explained()), heads, rows, paper)
        formats = [look.total_text] + [look.total_money] * (len(heads) - 1)
        totals: list[Value] = [_("Jumlah")]
        for column in range(1, len(heads)):
            letter = _letter(column)
            value = _total(found.categories, found.programmes, column)
            summed = column < _FIXED + len(found.programmes) + 1
            formula = (
                f"=SUM({letter}{excel_row(0)}:{letter}{max(excel_row(last - 1), excel_row(0))})"
            )
            totals.append(Sum(formula, value) if summed and last else None)
        write_row(sheet, excel_row(last) - 1, totals, formats, CONTINUED)
        _lists(workbook, look, found, paper)


def explained() -> str:
    """Say how money and weight are counted."""
    return _(
        "Bobot: prioritas 1 bernilai 5, prioritas 2 bernilai 4, dan seterusnya, paling sedikit 1. "
        "Pagu kegiatan yang menjawab beberapa kategori dibagi rata."
    )


def _lists(workbook, look, found, paper) -> None:
    write_sheet(
        workbook,
        look,
        _("Masalah tanpa kegiatan"),
        (_("Masalah tanpa kegiatan"), ""),
        (Head(_("Kategori"), 22), Head(_("Permasalahan"), 60), Head(_("Lokasi"), 40),
         Head(_("Prioritas"), 10, "decimal"), Head(_("Penanggung jawab"), 30)),
        [
            [
                issue_category(p.issue.category), p.issue.title,
                location_in_words(p.issue.region_code, p.issue.location_text),
                p.issue.priority, p.issue.responsible,
            ]
            for p in found.without_activity
        ],
        paper,
    )  # fmt: skip
    write_sheet(
        workbook,
        look,
        _("Kegiatan tanpa masalah"),
        (_("Kegiatan tanpa masalah"), ""),
        (Head(_("Nomor usulan"), 14, "code"), Head(_("Kode"), 20, "code"),
         Head(_("Uraian"), 60), Head(_("Lokasi"), 40), Head(_("Pagu (Rp)"), 18, "money")),
        [
            [
                row.reference, row.code, row.title,
                location_in_words(row.region_code, row.location_text), row.budget,
            ]
            for row in found.without_problem
        ],
        paper,
    )  # fmt: skip


def _cells(row: CategoryCoverage, programmes: tuple[str, ...], at: int, last: int) -> list[Value]:
    line, first = excel_row(at), excel_row(0)
    start, end = _letter(_FIXED), _letter(_FIXED + len(programmes) - 1)
    total, weight = _letter(_FIXED + len(programmes)), _letter(_FIXED - 1)
    bottom = excel_row(last - 1)
    weight_share: Value = None
    money_share: Value = None
    if row.weight_share is not None and row.category:
        weight_share = Sum(
            f"={weight}{line}/SUM({weight}${first}:{weight}${bottom})*100", float(row.weight_share)
        )
    if row.money_share is not None:
        money_share = Sum(
            f"={total}{line}/SUM({total}${first}:{total}${bottom})*100", float(row.money_share)
        )
    return [
        row.name,
        row.problems if row.category else None,
        row.unanswered if row.category else None,
        row.activities,
        row.weight if row.category else None,
        *(row.money.get(code) or None for code in programmes),
        Sum(f"=SUM({start}{line}:{end}{line})", row.total) if programmes else 0,
        weight_share,
        money_share,
        None if row.balance is None else float(round(row.balance, 4)),
    ]


def _total(rows: tuple[CategoryCoverage, ...], programmes: tuple[str, ...], column: int) -> int:
    names = ("problems", "unanswered", "activities", "weight")
    if column < _FIXED:
        return sum(getattr(row, names[column - 1]) for row in rows)
    if column < _FIXED + len(programmes):
        return sum(row.money.get(programmes[column - _FIXED], 0) for row in rows)
    return sum(row.total for row in rows)


def _letter(column: int) -> str:
    """Return the letters of a column counted from 0: A, Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
