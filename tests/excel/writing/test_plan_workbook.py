"""The T-C.33 workbook: what the officer sees in Excel equals the database."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from rakornis_desktop.database.new_database import new_database
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.database.tables import Activity, Budget
from rakornis_desktop.excel.writing.plan_workbook import write_plan

FIRST_ROW = 8


@pytest.fixture
def plan(tmp_path):
    """A database of Kota Singkawang with five activities; gives it and the plan's id."""
    database = new_database(tmp_path / "rencana.rkn", "61.72", 2027)
    plan_id = own_plan(database).id
    activities = [
        ("1.04.03.2.03.0002", "Perbaikan RTLH", [(0, "1.2.1.01.02", 5_000_000)]),
        (
            "1.03.03.2.01.0032",
            "=Perluasan SPAM Gang Melati",
            [
                (0, "1.2.1.01.02", 350_000_000),
                (0, "2.2.1.01.03.37", 900_000_000),
                (1, "1.2.1.01.02", 400_000_000),
            ],
        ),
        ("1.03.03.2.01.0028", "Pembangunan SPAM", [(0, "APBN", 4_100_000_000)]),
        ("", "Belum berkode", [(0, "", 150_000_000)]),
        ("1.03.03.2.01.0032", "Tanpa dana", []),
    ]
    with database.change_set("Isi") as changes:
        for position, (code, title, budgets) in enumerate(activities):
            row = changes.add(
                Activity,
                plan_id=plan_id,
                position=position,
                code=code,
                title=title,
                region_code="61.72.02.1001",
                location_text="Gang Melati RT 03" if position == 1 else "",
                volume=120,
                unit="SR",
                note="@catatan",
            )
            for year, source, amount in budgets:
                changes.add(
                    Budget,
                    activity_id=row.id,
                    year_offset=year,
                    funding_source=source,
                    amount=amount,
                )
    yield database, plan_id
    database.close()


def sheets(plan, path: Path):
    """Write the plan; give the sheet with formulas and the one with values."""
    write_plan(*plan, path)
    return load_workbook(path).active, load_workbook(path, data_only=True).active


def calculated(sheet, column: str, row: int) -> int:
    """Calculate a cell as Excel would: SUMs of cells and ranges."""
    value = sheet[f"{column}{row}"].value
    if not isinstance(value, str):
        return value or 0
    total = 0
    for first, last in re.findall(rf"{column}(\d+)(?::{column}(\d+))?", value):
        for inner in range(int(first), int(last or first) + 1):
            total += calculated(sheet, column, inner)
    return total


def test_the_head_is_the_official_one(plan, tmp_path):
    sheet, _values = sheets(plan, tmp_path / "p.xlsx")
    merged = {str(cells) for cells in sheet.merged_cells.ranges}
    assert {"A5:A6", "B5:B6", "C5:C6", "D5:G5", "H5:H6", "I5:J5"} <= merged
    assert sheet["D5"].value == "Rencana Tahun 2027"
    assert sheet["I5"].value == "Prakiraan Maju Rencana Tahun 2028"
    assert [cell.value for cell in sheet[7]] == [f"({n})" for n in range(1, 11)]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C8", "A7:J20")
    assert sheet.print_title_rows == "$5:$7"
    assert sheet.page_setup.orientation == "landscape"
    assert "KOTA SINGKAWANG" in sheet["A1"].value


def test_each_upper_row_adds_the_rows_beneath_it(plan, tmp_path):
    sheet, values = sheets(plan, tmp_path / "p.xlsx")
    formulas = 0
    for row in range(FIRST_ROW, sheet.max_row + 1):
        for column in "FJ":
            value = sheet[f"{column}{row}"].value
            if isinstance(value, str):
                formulas += 1
                assert value.startswith("=SUM(")
                assert values[f"{column}{row}"].value == calculated(sheet, column, row)
    assert formulas == 2 * (1 + 2 + 2 + 2 + 1)
    assert sheet.cell(sheet.max_row, 2).value == "JUMLAH"
    assert values.cell(sheet.max_row, 6).value == 5_505_000_000
    assert values.cell(sheet.max_row, 10).value == 400_000_000


def test_rows_stand_in_the_order_of_the_nomenclature(plan, tmp_path):
    _sheet, values = sheets(plan, tmp_path / "p.xlsx")
    codes = [row[0] for row in values.iter_rows(min_row=FIRST_ROW, values_only=True)]
    assert codes == [
        *("1", "1.03", "1.03.03", "1.03.03.2.01"),
        *("1.03.03.2.01.0028", "1.03.03.2.01.0032", "1.03.03.2.01.0032", "1.03.03.2.01.0032"),
        *("1.04", "1.04.03", "1.04.03.2.03", "1.04.03.2.03.0002", None, None),
    ]


def test_a_second_funding_source_has_a_row_of_its_own(plan, tmp_path):
    _sheet, values = sheets(plan, tmp_path / "p.xlsx")
    rows = list(values.iter_rows(min_row=FIRST_ROW, values_only=True))
    (at,) = [i for i, row in enumerate(rows) if row[1] == "=Perluasan SPAM Gang Melati"]
    assert rows[at][3:8] == (
        *("Gang Melati RT 03, Kel. Pasiran, Kec. Singkawang Barat, Kota Singkawang", "120 SR"),
        *(350_000_000, "DAU", "@catatan"),
    )
    assert rows[at][9] == 400_000_000
    assert rows[at + 1] == (
        *("1.03.03.2.01.0032", None, None, None, None, 900_000_000),
        *("DAK air minum reguler", None, None, None),
    )


def test_money_is_a_number_in_the_usual_format(plan, tmp_path):
    sheet, _values = sheets(plan, tmp_path / "p.xlsx")
    cell = sheet["F12"]
    assert (cell.value, cell.number_format, cell.data_type) == (4_100_000_000, "#,##0", "n")


def test_titles_are_never_formulas(plan, tmp_path):
    sheet, _values = sheets(plan, tmp_path / "p.xlsx")
    for column in "ABCDEGHI":
        assert all(cell.data_type != "f" for cell in sheet[column])


def test_an_empty_plan_is_a_table_that_says_nothing(tmp_path):
    with new_database(tmp_path / "kosong.rkn", "61.72", 2027) as database:
        _sheet, values = sheets((database, own_plan(database).id), tmp_path / "p.xlsx")
        assert values["B8"].value == "JUMLAH"
        assert values["F8"].value == 0


def test_a_remark_stands_under_the_title(plan, tmp_path):
    write_plan(*plan, tmp_path / "p.xlsx", "A4", remark="Angka contoh, bukan data resmi")
    sheet = load_workbook(tmp_path / "p.xlsx").active
    assert sheet["A4"].value == "Angka contoh, bukan data resmi"
    assert sheet.page_setup.paperSize == 9
