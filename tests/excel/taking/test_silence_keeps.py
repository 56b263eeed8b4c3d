"""What a workbook does not speak of stays as it was; what it says again is no change."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rakornis_desktop.database.edits.activity_edits import BudgetEntry, add_activity
from rakornis_desktop.database.new_database import new_database
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.activity_rows import (
    ActivityRow,
    activities_of,
    budgets_of,
)
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.excel.taking.import_result import ImportResult
from rakornis_desktop.excel.taking.plan_import import import_plan
from rakornis_desktop.excel.template.template_columns import COLUMNS
from rakornis_desktop.excel.template.template_workbook import write_template
from rakornis_desktop.excel.writing.plan_workbook import write_plan
from rakornis_desktop.sample.sample_workbooks import sample_workbook

FULL = {
    "reference": "SKW-1", "code": "1.03.03.2.01.0028", "title": "SPAM Gang Melati",
    "indicator": "Jumlah SR", "region_code": "61.72.03.1001", "location_text": "Gang Melati RT 03",
    "volume": Decimal("120.5"), "unit": "SR", "volume_next": Decimal(60), "beneficiaries": 150,
    "beneficiary_unit": "KK", "target_group": "MBR", "area_kind": "kumuh",
    "slum_area_ha": Decimal("12.5"), "priority": 2, "proposed_to": "provinsi",
    "readiness_fs": "ada", "readiness_fs_document": "600/12", "readiness_ded": "proses",
    "readiness_land": "tidak_ada", "readiness_decree": "ada", "answers_reference": "P-7",
    "note": "segera",
}  # fmt: skip
MONEY = [(0, "DAK air minum reguler", 900), (0, "DAU", 350), (1, "DAU", 400)]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with new_database(tmp_path / "singkawang.rkn", "61.72", 2027) as database:
        import_plan(database, sample_workbook("61.72"))
        plan_id = own_plan(database).id
        add_activity(database, plan_id, FULL, _entries(MONEY))
        # Twins in two villages, places known by their text alone, units without a figure.
        for region_code in ("61.72.03.1001", "61.72.01.1001"):
            twin = {"title": "Drainase", "region_code": region_code, "unit": "m"}
            add_activity(database, plan_id, twin, _entries([(1, "PAD", 70)]))
        odd = {"title": "Jembatan ", "location_text": "Kel. Pasiran", "beneficiary_unit": "jiwa"}
        add_activity(database, plan_id, odd, _entries([(0, "", 5), (0, "CSR desa", 0)]))
        add_activity(
            database, plan_id, {"title": "Embung", "region_code": "61.72.01", "location_text": "X"}
        )
        yield database


def _entries(money: list[tuple[int, str, int]]) -> list[BudgetEntry]:
    from rakornis_desktop.reference.funding import funding

    found = []
    for year, name, amount in money:
        key = funding().find(name).key or ""
        found.append(BudgetEntry(year, key, amount, "" if key else name))
    return found


def _content(database: Database) -> dict[str, Any]:
    plan_id = own_plan(database).id
    budgets = budgets_of(database, plan_id)
    return {row.id: (row, budgets.get(row.id)) for row in activities_of(database, plan_id)}


def _cells(path: Path) -> list[dict[str, Any]]:
    head, *rows = openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows if any(row)]


def _book(path: Path, columns: list[str], rows: list[dict[str, Any]]) -> Path:
    with xlsxwriter.Workbook(path, {"strings_to_numbers": False}) as book:
        sheet = book.add_worksheet("Usulan")
        sheet.write_row(0, 0, columns)
        for number, row in enumerate(rows, 1):
            sheet.write_row(number, 0, [row.get(name) for name in columns])
    return path


def _nothing(result: ImportResult) -> None:
    assert (result.new, result.changed, result.gone, result.refused) == (0, 0, 0, [])
    assert result.unchanged == result.imported > 0


IDENTIFYING = (
    ("Ref", "Uraian", "Pagu"), ("Ref", "Kode", "Pagu"), ("Ref", "Uraian", "Lokasi"),
    ("Kode", "Uraian", "Lokasi"), ("Kode", "Uraian", "Catatan"), ("Uraian", "Pagu", "Satuan"),
)  # fmt: skip


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.sampled_from(IDENTIFYING), st.sets(st.sampled_from(COLUMNS)))
def test_any_columns_of_a_plan_imported_again_change_nothing(
    database: Database, tmp_path: Path, needed: tuple[str, ...], more: set[str]
) -> None:
    whole = tmp_path / "keluar.xlsx"
    write_template(whole, database, own_plan(database).id)
    columns = [name for name in COLUMNS if name in more | set(needed)]
    rows = _cells(whole)
    if "Uraian" not in columns:
        # Without titles only those with a number can be told from each other.
        numbered = {row["Ref"] for row in rows if row["Ref"]}
        rows = [row for row in rows if row["Ref"] in numbered]
    before, label = _content(database), database.undo_label
    _nothing(import_plan(database, _book(tmp_path / "sebagian.xlsx", columns, rows)))
    assert _content(database) == before
    assert database.undo_label == label


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.dictionaries(
        st.sampled_from(
            ["Indikator", "Prioritas", "Catatan", "DED", "Penerima Manfaat", "Kawasan"]
        ),
        st.booleans(),
    )
)
def test_columns_change_what_they_say_and_nothing_else(
    database: Database, tmp_path: Path, changed: dict[str, bool]
) -> None:
    """An empty cell empties, a filled one fills, a column that is not there says nothing."""
    said: dict[str, tuple[Any, dict[str, Any]]] = {
        "Indikator": ("Panjang pipa", {"indicator": "Panjang pipa"}),
        "Prioritas": (5, {"priority": 5}),
        "Catatan": ("lain", {"note": "lain"}),
        "DED": ("ada (9/1)", {"readiness_ded": "ada", "readiness_ded_document": "9/1"}),
        "Penerima Manfaat": ("70 jiwa", {"beneficiaries": 70, "beneficiary_unit": "jiwa"}),
        "Kawasan": ("Strategis", {"area_kind": "strategis"}),
    }
    empty: dict[str, dict[str, Any]] = {
        "Indikator": {"indicator": ""},
        "Prioritas": {"priority": None},
        "Catatan": {"note": ""},
        "DED": {"readiness_ded": None, "readiness_ded_document": ""},
        "Penerima Manfaat": {"beneficiaries": None},
        "Kawasan": {"area_kind": None},
    }
    row: dict[str, Any] = {"Ref": "SKW-1", "Uraian": FULL["title"], "Lokasi": None}
    row["Lokasi"] = "61.72.03.1001 | Gang Melati RT 03"
    expected: dict[str, Any] = {}
    for name, filled in changed.items():
        row[name] = said[name][0] if filled else None
        expected |= said[name][1] if filled else empty[name]
    before = _content(database)
    (row_id,) = [key for key, (one, _money) in before.items() if one.reference == "SKW-1"]
    import_plan(database, _book(tmp_path / "a.xlsx", list(row), [row]))
    after = _content(database)
    was, money = before.pop(row_id)
    now, money_now = after.pop(row_id)
    assert before == after and money == money_now
    assert now == was._replace(**expected, origin=now.origin)
    if changed:
        database.undo()


def test_the_same_file_under_another_name_changes_nothing(
    database: Database, tmp_path: Path
) -> None:
    file = tmp_path / "salinan lain.xlsx"
    shutil.copy(sample_workbook("61.72"), file)
    before = _content(database)
    result = import_plan(database, file)
    _nothing(result)
    assert "tetap 112" in result.in_words()
    assert _content(database) == before


def test_the_plan_as_t_c_33_changes_nothing_when_it_comes_back(
    database: Database, tmp_path: Path
) -> None:
    write_plan(database, own_plan(database).id, tmp_path / "t-c-33.xlsx")
    before = _content(database)
    result = import_plan(database, tmp_path / "t-c-33.xlsx")
    assert (result.new, result.changed, result.refused) == (0, 0, [])
    assert _content(database) == before


def _one(database: Database) -> tuple[ActivityRow, list[tuple[int, str, int]]]:
    plan_id = own_plan(database).id
    budgets = budgets_of(database, plan_id)
    (row,) = [row for row in activities_of(database, plan_id) if row.reference == "SKW-1"]
    money = sorted((b.year_offset, b.funding_source or b.funding_text, b.amount)
                   for b in budgets[row.id])  # fmt: skip
    return row, money


@pytest.mark.parametrize(
    ("amounts", "expected", "said"),
    [
        # The sum is the same, however it is divided.
        ([1250], [(0, "DAK", 900), (0, "DAU", 350)], ""),
        # One of two changed: the other and both sources stay.
        ([900, 500], [(0, "DAK", 900), (0, "DAU", 500)], ""),
        # Two sources cannot share one new sum: it is said.
        ([2000], [(0, "", 2000)], "sumbernya"),
    ],
)
def test_without_a_column_of_sources_the_money_keeps_them(
    database: Database,
    tmp_path: Path,
    amounts: list[int],
    expected: list[tuple[int, str, int]],
    said: str,
) -> None:
    _row, before = _one(database)
    names = {name.split()[0]: key for (_y, name, amount) in MONEY for (_y2, key, a) in before
             if a == amount}  # fmt: skip
    rows = [
        {"Ref": "SKW-1", "Uraian": FULL["title"], "Lokasi": "61.72.03.1001 | Gang Melati RT 03"}
    ]
    rows = [rows[0], *({"Ref": "SKW-1"} for _more in amounts[1:])]
    for row, amount in zip(rows, amounts, strict=True):
        row["Pagu"] = amount
    result = import_plan(
        database, _book(tmp_path / "a.xlsx", ["Ref", "Uraian", "Lokasi", "Pagu"], rows)
    )
    now = [entry for entry in _one(database)[1] if entry[0] == 0]
    assert now == sorted((year, names.get(name, name), amount) for year, name, amount in expected)
    assert [entry for entry in _one(database)[1] if entry[0] == 1] == [
        entry for entry in before if entry[0] == 1
    ]
    assert said in "".join(remark.message for remark in result.remarks)


def test_a_row_without_a_place_that_could_be_several_is_said(
    database: Database, tmp_path: Path
) -> None:
    row = {"Uraian": "Drainase", "Kode": None, "Pagu": 77}
    result = import_plan(database, _book(tmp_path / "a.xlsx", list(row), [row]))
    assert result.changed == 1
    assert "cocok dengan 2 kegiatan" in result.remarks[0].message
