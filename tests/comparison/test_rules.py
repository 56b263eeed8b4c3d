"""The rules about readiness, place, year, support and issues; switching them; thresholds."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from rakornis_desktop.comparison.choosing_offices import compare_offices
from rakornis_desktop.comparison.findings.rules import rule_names
from rakornis_desktop.comparison.rule_choices import choose_rules, rule_choices
from rakornis_desktop.database.edits.activity_edits import update_activity
from rakornis_desktop.database.edits.issue_edits import add_issue
from rakornis_desktop.database.tables import IssueActivity, Plan
from rakornis_desktop.language.sentences import Refusal

from .conftest import Plans

PASIRAN = "61.72.02.1001"
EXPAND, EXPAND_PROVINCE = "1.03.03.2.01.0032", "1.03.03.1.01.0027"
WORK: dict[str, Any] = {"title": "Perluasan SPAM", "region_code": PASIRAN}
READY = dict.fromkeys(("readiness_ded", "readiness_rab", "readiness_land"), "ada")


def _found(plans: Plans) -> dict[str, str]:
    return {
        finding.rule: finding.sentence
        for pair in plans.compared().pairs
        for finding in pair.findings
    }


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"readiness_ded": "tidak_ada", "readiness_rab": "ada", "readiness_land": "ada"}, "DED"),
        ({"readiness_ded": "proses", "readiness_rab": "ada"}, "DED, lahan"),
        ({"proposed_to": "provinsi"}, "DED, RAB, lahan"),
    ],
)
def test_construction_without_documents_is_not_ready(
    plans: Plans, values: dict[str, Any], said: str
) -> None:
    plans.ours(**WORK, code=EXPAND, **values)
    assert _found(plans)["not_ready"] == f"Pekerjaan konstruksi belum siap: {said} belum ada."


@pytest.mark.parametrize(
    "values",
    [
        {"code": EXPAND, "proposed_to": "provinsi", **READY},
        {"code": EXPAND},
        {"code": "", "title": "Rapat koordinasi Pokja PKP", "proposed_to": "provinsi"},
    ],
)
def test_what_is_ready_or_builds_nothing_is_left_alone(
    plans: Plans, values: dict[str, Any]
) -> None:
    plans.ours(**WORK | values)
    assert "not_ready" not in _found(plans)


def test_a_row_that_does_not_say_where(plans: Plans) -> None:
    plans.ours(title="Perluasan SPAM", code=EXPAND)
    assert _found(plans)["no_location"] == "Lokasinya belum diisi."


def test_how_exact_a_place_must_be_is_the_offices_choice(plans: Plans) -> None:
    plans.ours(**WORK | {"region_code": "61.72.02"}, code=EXPAND)
    assert "no_location" not in _found(plans)
    choose_rules(plans.database, [], Decimal(0), "desa_kelurahan")
    assert _found(plans)["no_location"] == "Lokasinya belum sampai desa/kelurahan."
    plans.database.undo()
    assert "no_location" not in _found(plans)


def test_two_years_beside_each_other_are_said(plans: Plans) -> None:
    plans.ours(**WORK, code=EXPAND)
    plans.theirs(**WORK, code=EXPAND_PROVINCE)
    assert "fiscal_year" not in _found(plans)
    with plans.database.change_set("Tahun") as changes:
        changes.update(Plan, plans.right, fiscal_year=2026)
    assert _found(plans)["fiscal_year"] == "Tahun anggaran berlainan: 2027 dan 2026."


def test_the_provinces_work_without_the_regencys_support(plans: Plans) -> None:
    plans.theirs(**WORK, code=EXPAND_PROVINCE)
    assert "Kota Singkawang tanpa kegiatan pendukung" in _found(plans)["unsupported"]
    plans.ours(**WORK, code=EXPAND)
    assert "unsupported" not in _found(plans)


def test_work_of_no_single_regency_needs_no_support(plans: Plans) -> None:
    plans.theirs(title="Pembinaan teknis", code=EXPAND_PROVINCE, region_code="61")
    assert "unsupported" not in _found(plans)


def test_an_activity_that_answers_no_issue_and_an_issue_without_activity(plans: Plans) -> None:
    row = plans.ours(**WORK, code=EXPAND)
    assert "answers_no_issue" not in _found(plans)
    issue = add_issue(plans.database, plans.left, {"title": "Air bersih kurang"})
    compared = plans.compared()
    assert "answers_no_issue" in {f.rule for pair in compared.pairs for f in pair.findings}
    assert [(i.title, f.rule) for i, f in compared.issues] == [
        ("Air bersih kurang", "issue_unanswered")
    ]
    with plans.database.change_set("Kaitkan") as changes:
        changes.add(IssueActivity, issue_id=issue, activity_id=row)
    compared = plans.compared()
    assert not compared.issues
    assert "answers_no_issue" not in {f.rule for pair in compared.pairs for f in pair.findings}


def test_a_finding_that_is_switched_off_is_gone_everywhere(plans: Plans) -> None:
    plans.ours(**WORK, code=EXPAND, budget=5)
    plans.theirs(**WORK, code=EXPAND_PROVINCE, budget=5)
    assert "overlap" in _found(plans)
    choose_rules(plans.database, ["overlap"], Decimal(0), "kabupaten_kota")
    assert "overlap" not in _found(plans)
    assert rule_choices(plans.database).off == {"overlap"}


def test_money_within_the_tolerance_is_no_difference(plans: Plans) -> None:
    plans.ours(**WORK, code=EXPAND, budget=1000)
    plans.theirs(**WORK, code=EXPAND_PROVINCE, budget=960)
    assert plans.compared().pairs[0].status == "berbeda"
    choose_rules(plans.database, [], Decimal("4.0"), "kabupaten_kota")
    assert plans.compared().pairs[0].status == "sepadan"
    choose_rules(plans.database, [], Decimal("3.9"), "kabupaten_kota")
    assert plans.compared().pairs[0].status == "berbeda"


def test_a_percentage_out_of_bounds_is_refused(plans: Plans) -> None:
    with pytest.raises(Refusal, match="di luar 0 sampai 100"):
        choose_rules(plans.database, [], Decimal(101), "kecamatan")


def test_every_rule_that_fires_can_be_switched(two_plans: Callable[..., Plans]) -> None:
    plans = two_plans()
    plans.ours(title="Perluasan SPAM", code="1.03.03.1.01.0027", proposed_to="provinsi")
    plans.theirs(**WORK, code=EXPAND_PROVINCE)
    choose_rules(plans.database, rule_names(), Decimal(0), "kabupaten_kota")
    assert _found(plans) == {}


def test_an_edit_is_judged_anew(plans: Plans) -> None:
    row = plans.ours(**WORK, code=EXPAND, proposed_to="provinsi")
    compared = plans.compared()
    heard = []
    plans.database.on_changed(heard.append)
    update_activity(plans.database, row, dict(READY))
    newer = compared.refreshed(plans.database, heard[-1])
    assert "not_ready" not in {f.rule for pair in newer.pairs for f in pair.findings}
    assert newer == compare_offices(plans.database, ["61"])
