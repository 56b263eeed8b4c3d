"""Whether plans answer their problems, both ways, and alike problems of several offices."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rakornis_desktop.database.edits.issue_edits import add_issue, set_cause_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.standing.coverage import coverage, shared_out
from rakornis_desktop.standing.problems import alike_problems, problem_tree, weight_of

WATER, WASTE, SLUM = "air_minum", "air_limbah", "kawasan_kumuh"


def issue(plans, category, answers=(), plan_id="", **values):
    values = {"title": f"Masalah {category}", "category": category, **values}
    return add_issue(plans.database, plan_id or plans.left, values, answers)


def found(plans):
    return coverage(plans.database, own_plan(plans.database))


def test_money_is_set_against_weight_and_adds_up_to_the_plan(plans):
    a = plans.ours(title="SPAM", code="1.03.03.2.01.0032", budget=300)
    b = plans.ours(title="Kumuh", code="1.04.03.2.03.0013", budget=100)
    c = plans.ours(title="Rapat", budget=100)
    issue(plans, WATER, [a], priority=2)
    issue(plans, SLUM, [b], priority=1)
    lonely = issue(plans, WASTE, priority=5)
    now = found(plans)
    rows = {row.category: row for row in now.categories}
    assert [row.name for row in now.categories][-1] == "Tanpa masalah"
    assert (rows[SLUM].weight, rows[WATER].weight, rows[WASTE].weight) == (5, 4, 1)
    assert (rows[SLUM].weight_share, rows[SLUM].money_share) == (50, 20)
    assert rows[SLUM].balance == -30 and rows[""].balance is None
    assert rows[WATER].money == {"1.03.03": 300}
    assert now.programmes == ("", "1.03.03", "1.04.03")
    assert now.programme_total("1.04.03") == 100 and now.total == 500
    assert [p.issue.id for p in now.without_activity] == [lonely]
    assert [row.id for row in now.without_problem] == [c]
    assert rows[WASTE].unanswered == 1


def test_a_cause_weighs_and_counts_with_its_problem(plans):
    a = plans.ours(title="SPAM", budget=100)
    top = issue(plans, WATER, priority=1)
    cause = issue(plans, WASTE, [a], priority=1)
    set_cause_of(plans.database, cause, top)
    (row,) = found(plans).categories
    assert (row.category, row.problems, row.unanswered, row.weight, row.total) == (
        WATER, 1, 0, 5, 100,
    )  # fmt: skip
    assert [(p.issue.id, p.depth, p.covered) for p in problem_tree(plans.database, plans.left)] == [
        (top, 0, True),
        (cause, 1, True),
    ]


def test_solved_problems_weigh_nothing_and_ask_for_nothing(plans):
    issue(plans, WATER, status="selesai")
    now = found(plans)
    assert now.categories == () and now.without_activity == () and now.total == 0


def test_priority_weighs_in_steps_and_no_priority_weighs_least():
    assert [weight_of(priority) for priority in (1, 2, 3, 4, 5, 9, None)] == [5, 4, 3, 2, 1, 1, 1]


def test_alike_problems_of_several_regencies_are_one_group(two_plans):
    plans = two_plans("61", "61.72")
    a = issue(plans, WATER, plan_id=plans.right, title="Layanan SPAM Kel. Pasiran belum merata")
    b = issue(
        plans, WATER,
        title="Layanan sistem penyediaan air minum Kabupaten Sambas belum merata",
        region_code="61.01",
    )  # fmt: skip
    c = issue(plans, WASTE, title="Layanan SPAM belum merata")
    d = issue(plans, WATER, title="Air baku keruh saat kemarau")
    groups = alike_problems(plans.database, 2027)
    assert {frozenset(group.issue_ids) for group in groups} == {
        frozenset({a, b}), frozenset({c}), frozenset({d}),
    }  # fmt: skip
    assert set(groups[0].regions) == {"61", "61.72"}
    assert groups[0].weight == 2


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.integers(0, 10**12), min_size=1, max_size=5),
    st.lists(
        st.tuples(st.sampled_from([WATER, WASTE, SLUM]), st.sets(st.integers(0, 4)),
                  st.integers(0, 3)),
        max_size=6,
    ),
)  # fmt: skip
def test_all_parts_always_add_up_to_the_plan(two_plans, amounts, issues):
    plans = two_plans()
    ids = [plans.ours(title=f"k{i}", budget=amount) for i, amount in enumerate(amounts)]
    made = []
    for category, answered, parent in issues:
        values = {"parent_id": made[parent]} if parent < len(made) and parent else {}
        answers = [ids[i] for i in answered if i < len(ids)]
        made.append(issue(plans, category, answers, **values))
    now = found(plans)
    assert now.total == sum(amounts)
    assert sum(now.programme_total(code) for code in now.programmes) == sum(amounts)
    if sum(amounts):
        total = sum((row.money_share for row in now.categories), Decimal(0))
        assert abs(total - 100) < Decimal("1e-20")


@given(st.integers(0, 10**15), st.integers(1, 12))
def test_no_rupiah_is_lost_in_sharing_out(amount, parts):
    found = shared_out(amount, parts)
    assert sum(found) == amount and max(found) - min(found) <= 1
