"""Writing a plan of 10,000 activities as a T-C.33 workbook."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

NAME = "writing a 10,000-row plan workbook with styles, filter, frozen panes"
PEER = "openpyxl with per-cell styles, the same cells handed to it"
BOUND = 0.5

ACTIVITIES = 10_000
CODES = (
    "1.03.03.2.01.0032",
    "1.03.05.2.01.0051",
    "1.04.03.2.03.0013",
    "1.04.03.2.03.0002",
    "1.04.05.2.01.0012",
)


class Context(NamedTuple):
    """The database to read, where to write, and the finished cells for the peer."""

    database: Any
    plan_id: str
    folder: Path
    cells: list[tuple[Any, ...]]


def prepare(folder: Path) -> Context:
    """Make a plan of 10,000 activities, each with a budget for both years."""
    from openpyxl import load_workbook

    from rakornis_desktop.database.new_database import new_database
    from rakornis_desktop.database.queries.plans_of_offices import own_plan
    from rakornis_desktop.database.row_ids import new_ids
    from rakornis_desktop.excel.writing.plan_workbook import write_plan

    database = new_database(folder / "plan.rkn", "61.72", 2027)
    plan_id = own_plan(database).id
    ids = new_ids(ACTIVITIES)
    with database.change_set("Isi") as changes:
        changes.add_many(
            "activity",
            (
                *("id", "plan_id", "position", "code", "title", "indicator", "region_code"),
                *("volume", "unit", "note"),
            ),
            (
                (
                    *(ids[i], plan_id, i, CODES[i % len(CODES)]),
                    *(f"Perluasan SPAM jaringan perpipaan gang {i}", "Jumlah SR terbangun"),
                    *(f"61.72.0{i % 4 + 1}.100{i % 4 + 1}", str(i % 300 + 1), "SR"),
                    f"Catatan {i}",
                )
                for i in range(ACTIVITIES)
            ),
        )
        changes.add_many(
            "budget",
            ("id", "activity_id", "year_offset", "funding_source", "amount"),
            (
                (budget, ids[i], year, "1.2.1.01.02", 50_000_000 + i * 1_000)
                for year in (0, 1)
                for i, budget in enumerate(new_ids(ACTIVITIES))
            ),
        )
    write_plan(database, plan_id, folder / "ours.xlsx")
    sheet = load_workbook(folder / "ours.xlsx", read_only=True).worksheets[0]
    return Context(database, plan_id, folder, list(sheet.iter_rows(values_only=True)))


def ours(context: Context) -> None:
    """Read the plan from the database and write the workbook."""
    from rakornis_desktop.excel.writing.plan_workbook import write_plan

    write_plan(context.database, context.plan_id, context.folder / "ours.xlsx")


def peer(context: Context) -> None:
    """Write the same cells with openpyxl, each with font, border, alignment and number format."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    line = Side("thin", "A6A6A6")
    border = Border(line, line, line, line)
    plain, bold = Font("Arial", 9), Font("Arial", 9, bold=True)
    shade = PatternFill("solid", "EBEBEB")
    wrapped, top = Alignment(vertical="top", wrap_text=True), Alignment(vertical="top")
    book = Workbook()
    sheet = book.active
    for row, values in enumerate(context.cells, 1):
        upper = isinstance(values[5], str)
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column, value)
            cell.font = bold if upper else plain
            cell.border = border
            if upper:
                cell.fill = shade
            if column in (6, 10):
                cell.alignment = top
                cell.number_format = "#,##0"
            else:
                cell.alignment = wrapped
    sheet.freeze_panes = "C8"
    sheet.auto_filter.ref = f"A7:J{len(context.cells)}"
    book.save(context.folder / "peer.xlsx")
