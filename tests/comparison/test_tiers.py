"""Regency, province and centre side by side, and a province beside all its regencies."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from rakornis_desktop.comparison.choosing_offices import compare_offices
from rakornis_desktop.comparison.comparison_json import comparison_as_json
from rakornis_desktop.comparison.deciding_rows import decide
from rakornis_desktop.comparison.links import join, separate
from rakornis_desktop.comparison.review import review
from rakornis_desktop.database.edits.activity_edits import (
    BudgetEntry,
    add_activity,
    update_activity,
)
from rakornis_desktop.database.new_database import office_plan
from rakornis_desktop.excel.writing.comparison_workbook import write_comparison as write_workbook
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.pdf.papers.comparison_paper import write_comparison as write_pdf

from .conftest import Plans

PASIRAN, MELAYU, KUALA = "61.72.02.1001", "61.72.02.1002", "61.72.02.1004"
OURS, PROVINCE = "1.03.03.2.01.0032", "1.03.03.1.01.0027"


def _plan(plans: Plans, code: str) -> str:
    with plans.database.change_set("Rencana diterima") as changes:
        return office_plan(plans.database, changes, code, 2027)


def _row(plans: Plans, plan_id: str, title: str, code: str, place: str, budget: int = 0) -> str:
    budgets = [BudgetEntry(0, "", budget, "")] if budget else []
    values = {"title": title, "code": code, "region_code": place}
    return add_activity(plans.database, plan_id, values, budgets)


def test_one_work_in_three_plans_is_one_group(plans: Plans) -> None:
    centre = _plan(plans, "00")
    plans.ours(title="Perluasan SPAM Gang Melati", code=OURS, region_code=PASIRAN)
    plans.theirs(title="Perluasan SPAM Gg. Melati", code=PROVINCE, region_code=PASIRAN)
    _row(plans, centre, "Perluasan SPAM Gang Melati", OURS, PASIRAN, 5)
    _row(plans, centre, "Bendungan", "", "61.01.01")
    compared = compare_offices(plans.database, ["61", "00"])
    (pair,) = compared.pairs
    assert pair.left and pair.right and pair.third
    assert {difference.sides for difference in pair.differences} >= {(0, 2)}
    said = comparison_as_json(compared)
    assert set(said["groups"][0]["activities"]) == {"61.72", "61", "00"}
    assert len(said["groups"][0]["members"]) == 3
    assert [p.third.title for p in compared.outside if p.third] == ["Bendungan"]


def test_the_table_of_two_halves_tells_of_the_third_tier(plans: Plans, tmp_path: Path) -> None:
    centre = _plan(plans, "00")
    plans.ours(title="Perluasan SPAM", code=OURS, region_code=PASIRAN, budget=10)
    _row(plans, centre, "Perluasan SPAM", OURS, PASIRAN, 7)
    plans.theirs(title="Drainase", code="1.03.06.1.01.0008", region_code=PASIRAN)
    _row(plans, centre, "Kolam retensi", "", PASIRAN, 9)
    compared = compare_offices(plans.database, ["61", "00"])
    table = review(compared)
    notes = [row.note for group in table.groups for row in group.rows]
    assert any(said.startswith(f"Pusat: {OURS} Perluasan SPAM, Rp 7.") for said in notes)
    assert any(said.startswith("Pusat: Kolam retensi, Rp 9.") for said in notes)
    assert table.need_amount == 10 and table.draft_amount == 0
    write_pdf(plans.database, compared, tmp_path / "t.pdf")
    write_workbook(plans.database, compared, tmp_path / "t.xlsx")
    sheet = load_workbook(tmp_path / "t.xlsx").worksheets[1]
    assert {sheet.cell(row, 2).value for row in range(2, 5)} >= {"Hanya Pusat", "Berbeda"}
    heads = [cell.value for cell in sheet[1]]
    money = heads.index("Pagu (Rp) Pusat") + 1
    assert sorted(sheet.cell(row, money).value or 0 for row in range(2, 5)) == [0, 7, 9]


def test_province_and_centre_meet_without_the_regency(plans: Plans) -> None:
    centre = _plan(plans, "00")
    plans.theirs(title="Perluasan SPAM", code=PROVINCE, region_code=PASIRAN)
    _row(plans, centre, "Perluasan SPAM", OURS, PASIRAN)
    (pair,) = compare_offices(plans.database, ["61", "00"]).pairs
    assert pair.left is None and pair.right and pair.third
    assert "unsupported" in {finding.rule for finding in pair.findings}


def test_a_province_meets_all_its_regencies_in_one_run(two_plans: Callable[..., Plans]) -> None:
    plans = two_plans("61", "61.72")
    sambas = _plan(plans, "61.01")
    plans.theirs(title="Perluasan SPAM", code=OURS, region_code=PASIRAN)
    _row(plans, sambas, "Perluasan SPAM", OURS, "61.01.01.2011")
    for place in (PASIRAN, "61.01.01.2011", "61.02.01.2001"):
        plans.ours(title="Perluasan SPAM", code=PROVINCE, region_code=place)
    compared = compare_offices(plans.database)
    places = [
        (p.left.region_code, p.right.region_code) for p in compared.pairs if p.left and p.right
    ]
    assert places == [(PASIRAN, PASIRAN), ("61.01.01.2011", "61.01.01.2011")]
    assert [p.left.region_code for p in compared.outside if p.left] == ["61.02.01.2001"]
    assert compared.right.government == "2 kabupaten/kota"


def test_a_work_split_into_three_villages_is_one_pair(plans: Plans) -> None:
    whole = plans.ours(
        title="Perluasan SPAM", code=OURS, region_code="61.72.02", volume=Decimal(120), unit="SR",
        budget=1200,
    )  # fmt: skip
    for place, volume in ((PASIRAN, 50), (MELAYU, 40), (KUALA, 30)):
        plans.theirs(
            title="Perluasan SPAM", code=PROVINCE, region_code=place, volume=Decimal(volume),
            unit="SR", budget=volume * 10,
        )  # fmt: skip
    compared = plans.compared()
    (pair,) = compared.pairs
    assert len(pair.rows()) == 4 and pair.right
    assert pair.right.volume == 120 and pair.right.budget == 1200
    assert "dipecah menjadi 3" in pair.reason
    assert not any(difference.field in ("volume", "budget") for difference in pair.differences)
    rows = comparison_as_json(compared)["rows"]
    assert len(rows) == 3 and {row["left"]["id"] for row in rows} == {whole}
    decide(plans.database, compared.pairs, "disepakati")
    (pair,) = plans.compared().pairs
    assert pair.decision and not pair.stale
    update_activity(plans.database, pair.rows()[2].id, {"unit": "unit"})
    assert any(pair.stale for pair in plans.compared().pairs)


def test_three_rows_can_be_joined_and_one_let_go(plans: Plans) -> None:
    ours = plans.ours(title="Air minum", region_code=PASIRAN)
    theirs = [plans.theirs(title=f"Pipa {i}", region_code=PASIRAN) for i in range(3)]
    join(plans.database, ours, *theirs)
    (pair,) = plans.compared().pairs
    assert len(pair.rows()) == 4 and pair.reason == "dipasangkan oleh petugas"
    separate(plans.database, ours, theirs[0])
    assert sorted(len(pair.rows()) for pair in plans.compared().pairs) == [1, 3]
    plans.database.undo()
    plans.database.undo()
    assert len(plans.compared().pairs) == 4


def test_candidates_are_offered_best_first(plans: Plans) -> None:
    plans.ours(title="Pembangunan jaringan air bersih perdesaan", region_code=PASIRAN)
    plans.theirs(title="Gedung kantor", code=PROVINCE, region_code=PASIRAN)
    plans.theirs(title="Jaringan air bersih", code=PROVINCE, region_code=MELAYU)
    compared = plans.compared()
    (alone,) = (pair for pair in compared.pairs if pair.left)
    assert compared.candidates(alone)[0].row.title == "Jaringan air bersih"


def test_a_plan_that_is_not_there_is_said_by_its_code(plans: Plans) -> None:
    with pytest.raises(Refusal, match="00 belum ada"):
        compare_offices(plans.database, ["00"])


def test_two_empty_plans_and_plans_without_places_are_compared(plans: Plans) -> None:
    assert plans.compared().pairs == ()
    for number in range(3):
        plans.ours(title=f"Perluasan SPAM Gang {number}", code=OURS)
        plans.theirs(title=f"Perluasan SPAM Gang {number}", code=PROVINCE)
    assert [pair.right is not None for pair in plans.compared().pairs] == [True] * 3
