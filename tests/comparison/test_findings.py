"""Each rule fires where an officer would point a finger, and is silent where not."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from .conftest import Plans

PASIRAN = "61.72.02.1001"
EXPAND, EXPAND_PROVINCE = "1.03.03.2.01.0032", "1.03.03.1.01.0027"
WORK: dict[str, Any] = {"title": "Perluasan SPAM Gang Melati", "region_code": PASIRAN}


READY = dict.fromkeys(("readiness_ded", "readiness_rab", "readiness_land"), "ada")


def _rules(plans: Plans) -> list[str]:
    (pair,) = plans.compared().pairs
    assert all(f.sentence.endswith(".") and f.basis and f.name for f in pair.findings)
    return [finding.rule for finding in pair.findings]


def test_two_payers_for_one_thing_overlap(plans: Plans) -> None:
    plans.ours(**WORK, code=EXPAND, budget=5)
    plans.theirs(**WORK, code=EXPAND_PROVINCE, budget=5)
    assert _rules(plans) == ["overlap"]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({"budget": 5, "proposed_to": "provinsi"}, {"budget": 5}),
        ({"budget": 5}, {"budget": 0}),
        ({"budget": 0}, {"budget": 5}),
    ],
)
def test_a_proposal_or_one_payer_is_no_overlap(
    plans: Plans, ours: dict[str, Any], theirs: dict[str, Any]
) -> None:
    plans.ours(**WORK, code=EXPAND, **ours)
    plans.theirs(**WORK, code=EXPAND_PROVINCE, **theirs)
    assert "overlap" not in _rules(plans)


@pytest.mark.parametrize(
    ("given", "rule", "words"),
    [
        ((120, 1200), "fully_accommodated", "Terakomodasi penuh."),
        ((120, 900), "fully_accommodated", "Terakomodasi penuh (75 % pagu)."),
        ((80, 900), "partly_accommodated", "Terakomodasi sebagian: 67 % volume, 75 % pagu."),
        ((119.99, 1200), "partly_accommodated", "Terakomodasi sebagian: 99 % volume."),
    ],
)
def test_how_far_a_proposal_is_taken_up(
    plans: Plans, given: tuple[float, int], rule: str, words: str
) -> None:
    asked = {
        "volume": Decimal(120),
        "unit": "SR",
        "budget": 1200,
        "proposed_to": "provinsi",
    } | READY
    plans.ours(**WORK, code=EXPAND, **asked)
    volume, budget = given
    plans.theirs(
        **WORK, code=EXPAND_PROVINCE, volume=Decimal(str(volume)), unit="SR", budget=budget
    )
    (pair,) = plans.compared().pairs
    assert [(f.rule, f.sentence) for f in pair.findings] == [(rule, words)]


def test_a_proposal_that_nobody_takes_up(plans: Plans) -> None:
    plans.ours(**WORK, code=EXPAND, proposed_to="provinsi", **READY)
    assert _rules(plans) == ["not_accommodated", "only_here"]


@pytest.mark.parametrize(("hectares", "outside"), [("9.99", False), ("10", True), ("16", True)])
def test_a_large_slum_is_not_the_regencys_task(plans: Plans, hectares: str, outside: bool) -> None:
    plans.ours(**WORK, code=EXPAND, area_kind="kumuh", slum_area_ha=Decimal(hectares))
    assert ("outside_authority" in _rules(plans)) is outside


@pytest.mark.parametrize(("hectares", "outside"), [("9.99", True), ("10", False), ("15", True)])
def test_the_provinces_slums_are_those_between(plans: Plans, hectares: str, outside: bool) -> None:
    plans.theirs(**WORK, code=EXPAND_PROVINCE, area_kind="kumuh", slum_area_ha=Decimal(hectares))
    assert ("outside_authority" in _rules(plans)) is outside


def test_a_code_of_another_tier_is_outside_authority(plans: Plans) -> None:
    plans.ours(**WORK, code=EXPAND_PROVINCE)
    assert "outside_authority" in _rules(plans)


@pytest.mark.parametrize(("code", "retired"), [("1.03.05.2.01.0039", True), (EXPAND, False)])
def test_retired_codes_are_named(plans: Plans, code: str, retired: bool) -> None:
    plans.ours(**WORK, code=code)
    assert ("retired_code" in _rules(plans)) is retired


def test_a_pair_is_not_only_here(plans: Plans) -> None:
    plans.ours(**WORK, code=EXPAND)
    assert _rules(plans) == ["only_here"]
    plans.theirs(**WORK, code=EXPAND_PROVINCE)
    assert _rules(plans) == []


def test_volumes_of_other_units_cannot_be_compared(plans: Plans) -> None:
    plans.ours(**WORK, code=EXPAND, volume=Decimal(5), unit="SR")
    plans.theirs(**WORK, code=EXPAND_PROVINCE, volume=Decimal(5), unit="Liter/Detik")
    assert _rules(plans) == ["unit_mismatch"]


def test_two_revisions_of_one_tier_do_not_overlap(two_plans: Callable[..., Plans]) -> None:
    plans = two_plans("61")
    plans = plans._replace(right=plans.left)
    plans.ours(**WORK, code=EXPAND_PROVINCE, budget=5)
    (pair,) = plans.compared().pairs
    assert pair.status == "sepadan" and not pair.findings
