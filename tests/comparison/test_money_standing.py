"""Sums by regency, program and source: every rupiah once, under the right heading."""

from __future__ import annotations

from decimal import Decimal

from rakornis_desktop.comparison.deciding_rows import decide
from rakornis_desktop.comparison.money_standing import PROGRAMME, REGENCY, SOURCE, standings, total
from rakornis_desktop.comparison.selection import Facets, Selection, select

from .conftest import Plans

PASIRAN = "61.72.02.1001"
OURS, PROVINCE = "1.03.03.2.01.0032", "1.03.03.1.01.0027"


def _fill(plans: Plans) -> None:
    asked = {"region_code": PASIRAN, "proposed_to": "provinsi", "unit": "SR"}
    plans.ours(
        title="Perluasan SPAM", code=OURS, volume=Decimal(100), budget=1000, source="DAK", **asked
    )
    plans.theirs(
        title="Perluasan SPAM", code=PROVINCE, region_code=PASIRAN, volume=Decimal(60), unit="SR",
        budget=600,
    )  # fmt: skip
    plans.ours(title="Drainase kota", code="1.03.06.2.01.0029", budget=500, **asked)
    plans.ours(title="Jalan lingkungan", code="1.04.05.2.01.0012", region_code=PASIRAN, budget=70)
    plans.theirs(title="Jalan lingkungan", code="1.04.05.1.01.0009", region_code=PASIRAN, budget=90)


def test_sums_by_regency_program_and_source_agree(plans: Plans) -> None:
    _fill(plans)
    compared = plans.compared()
    (city,) = standings(compared, REGENCY)
    assert (city.key, city.rows, city.paired) == ("61.72", 3, 2)
    assert (city.proposed, city.accommodated, city.not_accommodated) == (1500, 600, 900)
    assert city.doubled == 70
    by_programme = standings(compared, PROGRAMME)
    assert [standing.key for standing in by_programme] == ["1.03.03", "1.03.06", "1.04.05"]
    for by in (PROGRAMME, SOURCE):
        whole = total(standings(compared, by))
        assert (whole.proposed, whole.accommodated, whole.doubled, whole.rows) == (1500, 600, 70, 3)


def test_the_share_that_is_decided_follows_the_decisions(plans: Plans) -> None:
    _fill(plans)
    decide(plans.database, plans.compared().pairs[:1], "disepakati")
    (city,) = standings(plans.compared(), REGENCY)
    assert city.undecided == 2 and city.share_decided == 1 / 3


def test_facets_after_a_change_are_those_counted_anew(plans: Plans) -> None:
    _fill(plans)
    before = plans.compared()
    facets = Facets()
    facets.update(before)
    decide(plans.database, before.pairs[1:2], "ditolak")
    now = plans.compared()
    facets.update(now)
    anew = Facets()
    anew.update(now)
    assert facets.findings() == anew.findings()
    assert facets.programmes("2026") == anew.programmes("2026")
    assert [code for code, _name in facets.regencies()] == ["61.72"]


def test_rows_are_filtered_by_program_and_regency(plans: Plans) -> None:
    _fill(plans)
    compared = plans.compared()
    assert len(select(compared, Selection(programme="1.04.05"))) == 1
    assert len(select(compared, Selection(regency="61.72"))) == 3
    assert select(compared, Selection(regency="61.01")) == []
