"""Hectares handled, left and never touched; one area in two registers; another tier's area."""

from __future__ import annotations

from decimal import Decimal

from rakornis_desktop.comparison.area_differences import area_differences
from rakornis_desktop.comparison.comparison_json import comparison_as_json
from rakornis_desktop.comparison.deciding_rows import decide
from rakornis_desktop.comparison.links import join
from rakornis_desktop.database.edits.area_edits import add_area, agree_on_area, set_area_sizes
from rakornis_desktop.database.queries.area_rows import areas
from rakornis_desktop.database.queries.office_rows import offices
from rakornis_desktop.standing.area_standing import area_standings


def area(plans, size=12, own=True, name="Kawasan kumuh Condong", **values):
    office = next(o for o in offices(plans.database) if o.is_own == own)
    return add_area(
        plans.database,
        office.id,
        {"kind": "kumuh", "name": name, "region_code": "61.72", **values},
        {2025: size},
    )


def work(hectares, area_id, **values):
    return {
        "title": "Penanganan kumuh Condong",
        "region_code": "61.72.01.1001",
        "volume": hectares,
        "unit": "Ha",
        "area_id": area_id,
        "area_kind": "kumuh",
        "budget": 1_000_000_000,
        **values,
    }


def test_what_is_handled_leaves_the_rest_and_tells_the_sum(plans):
    condong, other = area(plans), area(plans, name="Kuala", size=5)
    a = plans.ours(**work("4.5", condong))
    found = {s.area.id: s for s in area_standings(plans.database)}
    assert found[condong].handled == {2027: Decimal("4.5")}
    assert found[condong].left == Decimal("7.5")
    figure = found[condong].left_figure()
    assert (figure.shown, figure.formula) == ("7,5 ha", "12 (2025) − 4,5 (2027)")
    assert [row.id for row in figure.rows] == [condong, a]
    assert not found[condong].untouched and found[other].untouched


def test_a_work_in_the_other_register_counts_once_agreed_and_only_once(plans):
    ours, theirs = area(plans), area(plans, own=False, name="Kws. Kumuh Condong")
    a = plans.ours(**work(6, ours))
    b = plans.theirs(**work(6, theirs))

    def handled():
        return area_standings(plans.database)[0].handled.get(2027)

    assert handled() == 6
    join(plans.database, a, b)
    decide(plans.database, plans.compared().pairs, "disepakati")
    assert handled() == 6
    assert len(area_standings(plans.database)[0].works) == 2


def test_more_than_there_is_and_works_without_hectares_are_said(plans):
    condong = area(plans, size=3)
    plans.ours(**work(5, condong))
    plans.ours(**work(2, condong, title="Jalan", unit="km"))
    (found,) = area_standings(plans.database)
    assert (found.left, found.over) == (0, 2)
    said = " ".join(remark.sentence for remark in found.remarks)
    assert "2 ha lebih banyak" in said and "«Jalan» menunjuk" in said


def test_an_activity_on_another_tiers_area_is_a_finding(plans):
    large = area(plans, size=16)
    plans.ours(**work(5, large))
    plans.ours(**work(5, area(plans, size=8, name="Kuala"), title="Jalan Kuala"))
    found = {p.left.title: p.findings for p in plans.compared().pairs if p.left}
    (finding,) = [f for f in found["Penanganan kumuh Condong"] if f.rule == "outside_authority"]
    assert finding.sentence == (
        "Di luar kewenangan: Kawasan kumuh Condong adalah kewenangan pusat."
    )
    assert not [f for f in found["Jalan Kuala"] if f.rule == "outside_authority"]


def test_what_the_activitys_own_hectares_tell_is_said_once(plans):
    large = area(plans, size=16)
    plans.ours(**work(5, large, slum_area_ha=16))
    (pair,) = plans.compared().pairs
    assert [f.rule for f in pair.findings].count("outside_authority") == 1


def test_an_area_with_other_hectares_in_the_other_register_is_to_be_decided(plans):
    area(plans, size=12)
    area(plans, size=14, own=False, name="Kumuh Kel. Condong")
    area(plans, size=14, own=False, name="Kumuh Sedau")
    (difference,) = area_differences(plans.database)
    assert difference.sentence == (
        "Kawasan kumuh Condong: 12 ha di daftar kita, 14 ha di daftar "
        "Pemerintah Provinsi Kalimantan Barat (2025)."
    )
    compared = plans.compared()
    assert compared.areas == (difference,)
    assert comparison_as_json(compared)["areas"][0]["right"] == 14
    agree_on_area(
        plans.database, difference.ours, difference.other, 2025, Decimal(13), "hasil survei"
    )
    (now,) = area_differences(plans.database)
    assert now.decided and now.our_hectares == 13
    plans.database.undo()
    assert area_differences(plans.database) == [difference]
    plans.database.redo()
    other = next(a for a in areas(plans.database) if a.id == difference.other.id)
    set_area_sizes(plans.database, other, {2025: 15})
    (now,) = area_differences(plans.database)
    assert now.stale and not now.decided


def test_another_kind_or_regency_is_another_area(plans):
    area(plans)
    area(plans, size=14, own=False, kind="strategis")
    area(plans, size=14, own=False, region_code="61.01")
    assert area_differences(plans.database) == []
