"""What the plans change in a region's services: nobody twice, never above 100 % unseen."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rakornis_desktop.comparison.deciding_rows import decide
from rakornis_desktop.comparison.links import join
from rakornis_desktop.database.edits.service_edits import add_achievement, add_indicator
from rakornis_desktop.standing.service_figures import service_figures
from rakornis_desktop.standing.service_standing import service_standings

PLACE = "61.72.01.1001"


def known(plans, served=700, need=1000, region="61.72", year=2026, code="AM-K"):
    add_achievement(
        plans.database,
        {"region_code": region, "indicator": code, "year": year, "in_need": need, "served": served},
    )


def water(beneficiaries, **values):
    return {
        "title": "Perluasan SPAM Gang Melati",
        "code": "1.03.03.2.01.0032",
        "region_code": PLACE,
        "volume": 50,
        "unit": "SR",
        "service_indicator": "AM-K",
        "beneficiaries": beneficiaries,
        "beneficiary_unit": "jiwa",
        "budget": 500_000_000,
        **values,
    }


def standing(plans, region="61.72", code="AM-K"):
    found = service_standings(plans.database, 2027, [region])
    return next(s for s in found if s.indicator.code == code)


def figures(plans, region="61.72", code="AM-K"):
    return service_figures(standing(plans, region, code))


def test_a_plan_raises_what_is_served_and_says_how(plans):
    known(plans)
    a = plans.ours(**water(100))
    found = figures(plans)
    assert found["now_percent"].shown == "70 %"
    assert found["planned_percent"].shown == "80 %"
    assert found["planned_percent"].formula == "(700 + 100) : 1.000 orang"
    assert a in [row.id for row in found["planned_percent"].rows]
    assert found["gap"].shown == "200 orang"
    assert found["cost"].value == 5_000_000
    assert (found["reached"].value, found["reached"].formula) == (
        2029,
        "2027 + 200 : 100 orang per tahun, dibulatkan ke atas",
    )


def agreed_pair(plans, ours, theirs, **agreed):
    a = plans.ours(**ours)
    b = plans.theirs(**theirs)
    join(plans.database, a, b)
    (pair,) = plans.compared().pairs
    decide(plans.database, [pair], "disepakati", **agreed)
    return a, b


def test_an_agreed_pair_counts_its_people_once(plans):
    known(plans)
    agreed_pair(plans, water(100), water(80, budget=400_000_000))
    found = figures(plans)
    assert found["agreed_percent"].shown == "80 %"
    assert found["cost"].value == 5_000_000
    assert len([r for r in found["agreed_percent"].rows if r.table == "activity"]) == 2
    assert "kelompok dihitung sekali: 100" in found["agreed_percent"].rows[1].amount


def test_the_agreed_volume_says_how_many_of_the_people_count(plans):
    known(plans)
    agreed_pair(plans, water(100), water(80), agreed_volume=Decimal(25))
    assert standing(plans).planned == 100
    assert standing(plans).agreed == 50


def test_another_tiers_row_counts_only_once_agreed(plans):
    known(plans)
    plans.theirs(**water(80))
    assert standing(plans).agreed == 0
    (pair,) = plans.compared().pairs
    decide(plans.database, [pair], "ditunda")
    assert standing(plans).agreed == 0
    decide(plans.database, plans.compared().pairs, "disepakati_dengan_catatan")
    assert standing(plans).agreed == 80
    assert standing(plans).planned == 0


def test_a_refused_proposal_of_ours_is_planned_but_not_counted_as_agreed(plans):
    known(plans)
    plans.ours(**water(100))
    decide(plans.database, plans.compared().pairs, "ditolak")
    assert (standing(plans).planned, standing(plans).agreed) == (100, 0)


def test_more_than_needed_is_said_and_never_above_a_hundred(plans):
    known(plans)
    plans.ours(**water(900))
    figure = figures(plans)["planned_percent"]
    assert figure.value == 100
    assert figure.formula == "(700 + 900 − 600) : 1.000 orang"
    assert "600 orang lebih banyak" in figure.remarks[0]


def test_a_need_of_nought_gives_no_percentage_and_no_hundred(plans):
    known(plans, need=0, served=0, code="RB-K")
    found = figures(plans, code="RB-K")
    assert found["now_percent"].value is None
    assert "membutuhkan 0" in found["now_percent"].reason
    assert found["reached"].value is None
    assert found["now_percent"].shown == "–"


def test_without_data_the_figures_say_so(plans):
    plans.ours(**water(100))
    found = figures(plans)
    assert all(figure.value is None for name, figure in found.items() if name != "cost")
    assert found["now_percent"].reason == "belum ada data AM-K untuk Kota Singkawang"


def test_people_in_a_unit_of_another_kind_are_told_and_not_counted(plans):
    known(plans)
    a = plans.ours(title="Lama", region_code=PLACE, beneficiaries=100, beneficiary_unit="KK")
    with plans.database.change_set("Impor lama") as changes:
        changes.update_many("activity", ["service_indicator"], [["AM-K", a]])
    found = figures(plans)
    assert found["planned_percent"].value == 70
    assert found["planned_percent"].remarks == (
        "«Lama» tidak dihitung: penerima manfaat dalam KK, bukan orang.",
    )


def test_no_pace_means_no_year_and_the_reason(plans):
    known(plans)
    assert figures(plans)["reached"].value is None
    assert "tidak tercapai" in figures(plans)["reached"].reason
    known(plans, served=720, need=900, year=2024)
    found = figures(plans)["reached_by_data"]
    assert found.value is None
    assert found.reason == "tidak tercapai: yang belum terlayani bertambah 60 orang per tahun"


def test_two_data_tell_the_year_by_their_own_pace(plans):
    known(plans)
    known(plans, served=500, need=1000, year=2024)
    assert figures(plans)["reached_by_data"].value == 2029


def test_what_was_reached_in_the_plans_year_is_not_counted_twice(plans):
    known(plans)
    known(plans, served=800, year=2027)
    plans.ours(**water(100))
    assert figures(plans)["planned_percent"].value == 80


def test_an_indicator_that_is_to_shrink_counts_what_is_gone(plans):
    add_indicator(
        plans.database, {"code": "RTLH", "name": "RTLH", "unit": "rumah", "direction": "turun"}
    )
    known(plans, need=200, served=150, code="RTLH")
    plans.ours(**water(None, service_indicator="RTLH", volume=30, unit="Unit Rumah"))
    found = figures(plans, code="RTLH")
    assert (found["now"].value, found["now_percent"].value) == (50, 25)
    assert found["planned_percent"].value == 40
    assert found["gap"].shown == "120 rumah"


def test_a_province_is_the_sum_of_its_regencies_and_names_who_is_missing(two_plans):
    plans = two_plans("61", "61.72")
    known(plans, served=700)
    known(plans, served=100, region="61.01")
    plans.theirs(**water(600))
    found = figures(plans, "61")
    # 300 of the 600 are more than Singkawang needs; they fill no gap in Sambas.
    assert found["planned_percent"].value == Decimal(1100) * 100 / 2000
    assert found["gap"].value == 900
    assert "300 orang lebih banyak" in " ".join(found["planned_percent"].remarks)
    plans.ours(**water(5000, region_code="61"))
    assert "lintas kabupaten/kota" in " ".join(figures(plans, "61")["agreed_percent"].remarks)


def test_a_figure_cut_to_one_decimal_is_no_hundred_before_it_is_one(plans):
    known(plans, served=99_999, need=100_000)
    assert figures(plans)["now_percent"].shown == "99,9 %"


people = st.integers(0, 400)
rows = st.lists(
    st.tuples(people, st.sampled_from(["", "disepakati", "ditolak", "ditunda"]), st.booleans()),
    max_size=5,
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows, st.integers(1, 1000), st.data())
def test_no_figure_lies_above_a_hundred_and_no_one_counts_twice(two_plans, rows, need, data):
    plans = two_plans()
    known(plans, data.draw(st.integers(0, need)), need)
    most = 0
    for number, (count, status, both) in enumerate(rows):
        title = f"SPAM {'abcdefgh'[number] * 6}"
        a = plans.ours(**water(count, title=title, region_code=f"61.72.0{number % 3 + 1}"))
        most += count
        if both:
            b = plans.theirs(**water(count, title=title, region_code=f"61.72.0{number % 3 + 1}"))
            join(plans.database, a, b)
        if status:
            pairs = [p for p in plans.compared().pairs if a in {r.id for r in p.rows()}]
            decide(plans.database, pairs, status)
    found = standing(plans)
    assert found.agreed <= found.planned == most
    for name, figure in service_figures(found).items():
        if name.endswith("percent"):
            assert figure.value is not None and 0 <= figure.value <= 100
            if found.now + found.planned > need and name == "planned_percent":
                assert figure.remarks
    gap = service_figures(found)["gap"].value
    assert gap == max(need - found.now - found.agreed, 0)
