"""A workbook into the database: one step of undo, ids kept, nothing lost, everything said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rakornis_desktop.database.new_database import new_database
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.activity_rows import activities_of, budgets_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan, plan_of
from rakornis_desktop.excel.reading.parsed_plan import ParsedBudget, ParsedPlan, ParsedRow
from rakornis_desktop.excel.taking.import_report import write_report
from rakornis_desktop.excel.taking.plan_applying import apply_import
from rakornis_desktop.excel.taking.plan_import import import_plan
from rakornis_desktop.excel.template.template_workbook import write_template
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.sample.sample_plans import OFFICES
from rakornis_desktop.sample.sample_plans import plan as sample_plan
from rakornis_desktop.sample.sample_workbooks import sample_workbook

from .. import troubled_workbooks as troubled
from ..real_workbooks import real_workbook


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with new_database(tmp_path / "singkawang.rkn", "61.72", 2027) as database:
        yield database


def _content(database: Database, plan_id: str) -> list[Any]:
    """What the plan says, ids and places in the file left out."""
    budgets = budgets_of(database, plan_id)
    return [
        (
            row._replace(id="", plan_id="", position=0, origin=""),
            sorted((b.year_offset, b.funding_source, b.funding_text, b.amount)
                   for b in budgets.get(row.id, [])),
        )
        for row in activities_of(database, plan_id)
    ]  # fmt: skip


@pytest.mark.real
def test_the_real_workbook_is_imported_whole(database: Database) -> None:
    result = import_plan(database, real_workbook("renja_dpupr_2024.xlsx"), edition="2026")
    said = result.as_json()
    assert (said["rows"], said["imported"], said["refused"]) == (44, 44, [])
    assert said["sum"] == 125_103_902_555
    assert len(said["remarks"]) == 10
    plan = own_plan(database)
    assert sum(row.budget for row in activities_of(database, plan.id)) == 125_103_902_555


@pytest.mark.parametrize("region_code", OFFICES)
def test_every_sample_workbook_comes_in_whole(database: Database, region_code: str) -> None:
    as_office = None if region_code == "61.72" else region_code
    result = import_plan(database, sample_workbook(region_code), as_office=as_office)
    assert result.refused == []
    assert result.imported == len(sample_plan(region_code))
    assert result.total == sum(activity.amount for activity in sample_plan(region_code))


def test_export_and_import_give_back_the_same_activities(
    database: Database, tmp_path: Path
) -> None:
    import_plan(database, sample_workbook("61.72"))
    file = tmp_path / "keluar.xlsx"
    write_template(file, database, own_plan(database).id)
    with new_database(tmp_path / "b.rkn", "61.72", 2027) as other:
        result = import_plan(other, file)
        assert result.refused == []
        assert _content(other, own_plan(other).id) == _content(database, own_plan(database).id)


def test_an_import_is_one_step_of_undo(database: Database) -> None:
    import_plan(database, sample_workbook("61"), as_office="61")
    assert database.undo_label and database.undo_label.startswith("Impor 165 kegiatan dari")
    database.undo()
    assert plan_of(database, "61") is None
    database.redo()
    found = plan_of(database, "61")
    assert found is not None and len(activities_of(database, found.id)) == 165


def test_importing_again_keeps_every_id_and_changes_nothing(database: Database) -> None:
    import_plan(database, sample_workbook("61"), as_office="61")
    plan = plan_of(database, "61")
    assert plan is not None
    before = activities_of(database, plan.id)
    again = import_plan(database, sample_workbook("61"), as_office="61")
    assert (again.new, again.changed, again.gone, again.unchanged) == (0, 0, 0, 165)
    assert activities_of(database, plan.id) == before


def _parsed(*rows: tuple[str, str, int]) -> ParsedPlan:
    plan = ParsedPlan("a.xlsx", "S", "templat", "2026")
    for number, (reference, title, amount) in enumerate(rows, 2):
        values = {"reference": reference, "title": title, "volume": Decimal(1)}
        plan.rows.append(
            ParsedRow("S", number, values, [ParsedBudget(0, "", "DAU", amount)], rows=[number])
        )
    return plan


def test_a_received_plan_loses_what_its_file_has_no_longer(database: Database) -> None:
    apply_import(database, _parsed(("1", "A", 5), ("2", "B", 6)), as_office="61")
    result = apply_import(database, _parsed(("2", "B baru", 7), ("3", "C", 8)), as_office="61")
    assert (result.new, result.changed, result.gone) == (1, 1, 1)
    plan = plan_of(database, "61")
    assert plan is not None
    rows = {row.reference: (row.title, row.budget) for row in activities_of(database, plan.id)}
    assert rows == {"2": ("B baru", 7), "3": ("C", 8)}


def test_our_own_rows_that_the_file_lacks_stay(database: Database) -> None:
    apply_import(database, _parsed(("1", "A", 5), ("2", "B", 6)))
    result = apply_import(database, _parsed(("2", "B", 6)))
    assert (result.kept, result.unchanged, result.gone) == (1, 1, 0)
    assert "dibiarkan: 1" in result.in_words()
    assert len(activities_of(database, own_plan(database).id)) == 2


def test_two_rows_alike_are_two_activities_and_said_so(database: Database) -> None:
    result = apply_import(database, _parsed(("", "A", 5), ("", "A", 5)))
    assert result.new == 2
    assert "sama dengan baris 2" in result.remarks[0].message


def test_a_row_that_the_database_does_not_take_is_refused_alone(database: Database) -> None:
    parsed = _parsed(("1", "A", 5), ("2", "x" * 40_000, 6))
    result = apply_import(database, parsed)
    assert (result.imported, result.total) == (1, 5)
    assert result.refused[0].row == 3 and "terlalu panjang" in result.refused[0].message


def test_a_dry_run_writes_nothing(database: Database, tmp_path: Path) -> None:
    result = import_plan(database, sample_workbook("61.72"), dry_run=True)
    assert result.imported == 112 and not result.saved
    assert activities_of(database, own_plan(database).id) == []
    assert database.undo_label is None or "Impor" not in database.undo_label


def test_json_has_the_agreed_shape(database: Database, tmp_path: Path) -> None:
    result = import_plan(database, troubled.t_c_33(tmp_path / "a.xlsx"), dry_run=True)
    said = json.loads(json.dumps(result.as_json()))
    assert {"rows", "imported", "remarks", "refused", "sum"} <= set(said)
    assert all({"row", "column", "value", "message"} <= set(r) for r in said["remarks"])
    assert (said["rows"], said["imported"], said["sum"]) == (2, 2, 500)
    assert [remark["row"] for remark in said["remarks"]] == [9]


def test_the_report_holds_every_row_with_its_fate(database: Database, tmp_path: Path) -> None:
    rows = [
        ["Ref", "Kode", "Uraian", "Lokasi", "Volume", "Pagu"],
        ["A", "1.03.03.2.01.0032", "=HYPERLINK(\"http://x\")", "Kel. Pasiran", 1, 100],
        ["B", "", "Drainase", "", 1, "entah"],
        ["C", "1.03.10.2.01.0031", "Jembatan", "", 1, 7],
    ]  # fmt: skip
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    for row, cells in enumerate(rows, 1):
        for column, cell in enumerate(cells, 1):
            book.active.cell(row, column, cell).data_type = "s" if isinstance(cell, str) else "n"
    book.save(path)
    result = import_plan(database, path)
    report = tmp_path / "laporan.xlsx"
    write_report(result, report)
    sheet = openpyxl.load_workbook(report).active
    last = [sheet.cell(row, 7).value for row in range(1, 5)]
    assert last[0] == "Keterangan impor"
    assert last[1] == "diimpor"
    assert last[2].startswith("ditolak: Pagu (F)")
    assert last[3].startswith("diimpor; Kode (B): kode 1.03.10.2.01.0031")
    assert sheet["C2"].data_type == "s", "a text that begins with = stays a text"


def test_an_unknown_office_or_edition_is_refused_and_nothing_changes(database: Database) -> None:
    for options in ({"as_office": "61.99"}, {"edition": "1999"}):
        with pytest.raises(Refusal):
            import_plan(database, sample_workbook("61"), **options)  # type: ignore[arg-type]
    assert plan_of(database, "61") is None


_ROWS = st.lists(
    st.tuples(st.sampled_from(["", "1", "2"]), st.sampled_from("ABC"), st.integers(0, 9)),
    max_size=6,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(_ROWS, _ROWS)
def test_importing_twice_is_importing_once(
    database: Database, first: list[tuple[str, str, int]], second: list[tuple[str, str, int]]
) -> None:
    apply_import(database, _parsed(*first), as_office="61")
    apply_import(database, _parsed(*second), as_office="61")
    plan = plan_of(database, "61")
    assert plan is not None
    once = sorted((r.reference, r.title, r.budget) for r in activities_of(database, plan.id))
    assert once == sorted(second)
    apply_import(database, _parsed(*second), as_office="61")
    again = sorted((r.reference, r.title, r.budget) for r in activities_of(database, plan.id))
    assert again == once
