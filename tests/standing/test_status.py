"""The first page: every figure adds up, and after a change it is what counting anew gives."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rakornis_desktop.choices import ConflictKind, ConflictState
from rakornis_desktop.comparison.deciding_rows import decide
from rakornis_desktop.database.edits.activity_edits import (
    BudgetEntry,
    delete_activities,
    set_budgets,
    update_activities,
    update_activity,
)
from rakornis_desktop.database.edits.area_edits import add_area, set_area_sizes
from rakornis_desktop.database.edits.issue_edits import (
    add_issue,
    delete_issues,
    set_issue_activities,
)
from rakornis_desktop.database.edits.service_edits import add_achievement, serve
from rakornis_desktop.database.queries.area_rows import areas
from rakornis_desktop.database.queries.office_rows import offices
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.database.tables import Conflict, FollowUp, Meeting
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.standing.coverage import coverage
from rakornis_desktop.standing.next_steps import next_steps
from rakornis_desktop.standing.service_figures import service_figures
from rakornis_desktop.standing.service_standing import service_standings
from rakornis_desktop.standing.status import status
from rakornis_desktop.standing.status_figures import status_as_json

TODAY = date(2027, 3, 1)
SPAM = {"code": "1.03.03.2.01.0032", "region_code": "61.72.01.1001", "volume": 5, "unit": "SR"}


def now(plans, **filters):
    return status(plans.database, today=TODAY, **filters)


def steps(plans, **filters):
    return {step.key: step.number for step in next_steps(now(plans, **filters))}


def test_money_is_summed_by_program_source_tier_year_and_office(plans):
    a = plans.ours(title="SPAM", **SPAM)
    set_budgets(
        plans.database, a,
        [BudgetEntry(0, "", 300, "CSR"), BudgetEntry(0, "2.1.2", 100), BudgetEntry(1, "", 50)],
    )  # fmt: skip
    plans.theirs(title="SPAM", code="1.03.03.1.01.0027", budget=500)
    plans.theirs(title="Rapat", budget=7)
    money = status_as_json(now(plans))["money"]
    assert money["total"] == 907
    assert [(row["key"], row["budget"]) for row in money["by_program"]] == [
        ("1.03.03", 900), ("", 7),
    ]  # fmt: skip
    assert money["by_program"][0]["by_tier"] == {"kabupaten_kota": 400, "provinsi": 500}
    assert money["by_program"][0]["budget_next"] == 50
    assert {row["key"]: row["budget"] for row in money["by_source"]} == {
        "CSR": 300, "2.1.2": 100, "": 507,
    }  # fmt: skip
    for name in ("by_tier", "by_year", "by_office"):
        assert sum(row["budget"] for row in money[name]) == 907
    assert [row["key"] for row in money["by_office"]] == ["61", "61.72"]
    ours = status_as_json(now(plans, office="61.72"))
    assert (ours["money"]["total"], ours["activities"]["total"]) == (400, 1)


def test_what_is_next_is_counted_by_kind(plans):
    plans.ours(title="a")
    b = plans.ours(title="b", **SPAM, readiness_ded="ada", budget=1)
    plans.theirs(title="c", **SPAM, readiness_ded="ada", budget=1)
    found = steps(plans, office="61.72")
    kinds = ("incomplete", "no_code", "no_location", "no_volume", "no_budget", "no_readiness")
    assert [found[kind] for kind in kinds] == [1] * 6
    assert found["undecided"] == 2
    decide(
        plans.database, [p for p in plans.compared().pairs if p.left and p.left.id == b], "ditunda"
    )
    assert steps(plans, office="61.72")["undecided"] == 1


def test_a_meeting_leaves_follow_ups_and_papers_open(plans):
    with plans.database.change_set("Rapat") as changes:
        held = changes.add(Meeting, plan_id=plans.left, starts_on=date(2027, 2, 1)).id
        changes.add(Meeting, plan_id=plans.left, starts_on=date(2027, 4, 1))
        for due, state in ((date(2027, 2, 20), "terbuka"), (date(2027, 2, 20), "selesai"),
                           (TODAY, "terbuka"), (None, "terbuka")):  # fmt: skip
            changes.add(FollowUp, meeting_id=held, task="x", due=due, status=state)
    found = steps(plans)
    assert (found["overdue_follow_ups"], found["open_follow_ups"]) == (1, 3)
    assert found["papers_not_final"] == 2
    assert next(s for s in next_steps(now(plans)) if s.key == "papers_not_final").ids == (held,)


def test_conflicts_of_our_copies_are_counted_until_they_are_decided(plans):
    plan = own_plan(plans.database)
    shown = [now(plans)]
    plans.database.on_changed(
        lambda changed: shown.append(shown[-1].refreshed(plans.database, changed))
    )
    with plans.database.change_set("Terima revisi 2") as changes:
        conflict = changes.add(
            Conflict,
            plan_id=plan.id,
            kind=ConflictKind.VALUE,
            table_name="activity",
            row_id="a",
            column_name="title",
            found_at=datetime(2027, 3, 1, tzinfo=UTC),
        )
    assert {s.key: s.number for s in next_steps(shown[-1])}["conflicts"] == 1
    # They are ours to decide, whatever other office is looked at.
    assert now(plans, office="61").conflicts == 0
    with plans.database.change_set("Putuskan") as changes:
        changes.update(Conflict, conflict.id, state=ConflictState.OURS)
    assert shown[-1] == now(plans) and shown[-1].conflicts == 0


def test_plans_that_are_not_in_are_named(two_plans):
    plans = two_plans("61", "61.72")
    missing = now(plans).missing_plans
    assert len(missing) == 13 and "61.72" not in missing
    assert "Kabupaten Sambas" in {s.key: s.detail for s in next_steps(now(plans))}["missing_plans"]


def test_an_office_that_is_not_here_is_refused_in_words(plans):
    with pytest.raises(Refusal, match=r"61\.05 belum ada .*61\.72, 61"):
        now(plans, office="61.05")


def test_the_map_shows_figures_by_regency_and_says_where_there_are_none(two_plans):
    plans = two_plans("61", "61.72")
    plans.theirs(title="a", **SPAM, budget=10)
    plans.ours(title="b", **{**SPAM, "region_code": "61.01.01"}, budget=40)
    add_achievement(
        plans.database,
        {"region_code": "61.72", "indicator": "AM-K", "year": 2026, "in_need": 10, "served": 5},
    )
    measures = status_as_json(now(plans))["measures"]
    assert measures["budget"]["61.72"] == 10 and measures["budget"]["61.01"] == 40
    assert measures["undecided"]["61.72"] == 1 and measures["undecided"]["61.01"] is None
    assert measures["service:AM-K:now"]["61.72"] == 50
    assert measures["service:AM-K:now"]["61.01"] is None
    inside = status_as_json(now(plans, office="61.72"))["kecamatan"]
    assert inside["budget"]["61.72.01"] == 10 and sum(inside["activities"].values()) == 1


def test_json_is_json(plans):
    plans.ours(title="a", **SPAM, budget=10)
    assert json.loads(json.dumps(status_as_json(now(plans))))["year"] == 2027


def test_a_province_says_the_same_whether_rows_are_read_or_summed(two_plans):
    plans = two_plans("61", "61.72")
    served = {"service_indicator": "AM-K", "beneficiaries": 30, "beneficiary_unit": "jiwa"}
    plans.ours(title="SPAM regional", **{**SPAM, "region_code": "61"}, **served)
    plans.ours(title="SPAM kota", **SPAM, **served)
    plans.theirs(title="SPAM Pasiran", **SPAM, **served, budget=9)
    plans.theirs(title="Tanpa lokasi", **{**SPAM, "region_code": ""}, **served, budget=9)
    values = {"region_code": "61.72", "indicator": "AM-K", "year": 2026}
    add_achievement(plans.database, {**values, "in_need": 100, "served": 20})
    check_sums(plans, now(plans))
    (whole,) = [s for s in service_standings(plans.database, 2027) if s.region_code == "61"]
    assert service_figures(whole)["agreed_percent"].value == 80
    assert "SPAM regional" in service_figures(whole)["agreed_percent"].remarks[0]


EDITS = ("title", "budget", "delete", "undo", "serve", "area", "decide", "issue", "unissue",
         "achieve", "size", "code", "received", "both", "answer")  # fmt: skip


def perform(plans, edit, number, data):
    """Change something; returns nothing, for the listener hears it."""
    database = plans.database
    ids = [row[0] for row in database.read("SELECT id FROM activity ORDER BY id")]
    chosen = ids[number % len(ids)] if ids else plans.ours(title="a", **SPAM)
    if edit == "title":
        update_activity(database, chosen, {"title": f"judul {number}", "volume": number})
    elif edit == "budget":
        set_budgets(database, chosen, [BudgetEntry(number % 2, "", number * 100, "CSR")])
    elif edit == "delete":
        delete_activities(database, [chosen])
    elif edit == "undo":
        database.undo() if number % 3 else database.redo()
    elif edit == "serve":
        serve(
            database,
            chosen,
            ["AM-K", "RL-K", ""][number % 3],
            number,
            ["jiwa", "KK", ""][number % 3],
        )
    elif edit == "area":
        found = areas(database)
        update_activity(
            database, chosen, {"area_id": found[0].id if found and number % 2 else None}
        )
    elif edit == "decide":
        pairs = plans.compared().pairs
        if pairs:
            decide(database, [pairs[number % len(pairs)]], ["disepakati", "ditolak"][number % 2])
    elif edit == "issue":
        ours = database.read("SELECT plan_id FROM activity WHERE id = ?", (chosen,))
        answers = [chosen] if ours == [(plans.left,)] else []
        values = {"title": f"m {number}", "priority": number % 4 + 1}
        add_issue(database, plans.left, values, answers)
    elif edit in ("unissue", "answer"):
        issues = [row[0] for row in database.read("SELECT id FROM issue ORDER BY id")]
        if issues and edit == "unissue":
            delete_issues(database, issues[:1])
        elif issues:
            set_issue_activities(database, issues[0], [])
    elif edit == "achieve":
        year = 2020 + number % 7
        if not database.read("SELECT 1 FROM service_achievement WHERE year = ?", (year,)):
            add_achievement(database, {"region_code": "61.72", "indicator": "AM-K", "year": year,
                                      "in_need": 100, "served": number % 100})  # fmt: skip
    elif edit == "size":
        found = areas(database)
        if found:
            set_area_sizes(database, found[0], {2025: Decimal(number)})
        else:
            office = next(o for o in offices(database) if o.is_own)
            add_area(database, office.id, {"kind": "kumuh", "name": "Condong"}, {2025: 9})
    elif edit == "code":
        update_activities(database, ids[:2] or [chosen], {"code": ["", SPAM["code"]][number % 2]})
    elif edit == "received":
        plans.theirs(title=f"baru {number}", **SPAM, budget=number)
    else:
        with database.change_set("Pindah dan hapus") as changes:
            from rakornis_desktop.database.tables import Activity

            changes.delete(Activity, chosen)
            changes.add(Activity, plan_id=plans.left, title="ganti", service_indicator="AM-K")


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 50)), min_size=1, max_size=12),
    st.sampled_from(["", "61.72"]),
)
def test_refreshed_is_what_counting_anew_gives(two_plans, edits, office):
    plans = two_plans()
    plans.ours(title="awal", **SPAM, budget=5)
    shown = [now(plans, office=office)]
    plans.database.on_changed(
        lambda changed: shown.append(shown[-1].refreshed(plans.database, changed))
    )
    for edit, number in edits:
        perform(plans, edit, number, None)
        anew = now(plans, office=office)
        assert shown[-1] == anew
    assert status_as_json(shown[-1]) == status_as_json(anew)
    check_sums(plans, anew)


def check_sums(plans, found):
    """The figures against plain SQL and against what the other pages compute row by row."""
    figures = status_as_json(found)
    if not found.office:
        ((activities, budget),) = plans.database.read(
            "SELECT (SELECT count(*) FROM activity), "
            "(SELECT coalesce(sum(amount), 0) FROM budget WHERE year_offset = 0)"
        )
        assert (figures["activities"]["total"], figures["money"]["total"]) == (activities, budget)
    for name in ("by_program", "by_source", "by_tier", "by_office"):
        assert sum(row["budget"] for row in figures["money"][name]) == figures["money"]["total"]
    rowwise = service_standings(plans.database, 2027, [found.office] if found.office else [])
    # A regency does not look at all that its province does elsewhere.
    shown = {(s.region_code, s.indicator.code) for s in found.services}
    rowwise = [s for s in rowwise if (s.region_code, s.indicator.code) in shown]
    assert any(s.region_code == "61.72" for s in found.services) == any(
        s.region_code == "61.72" for s in rowwise
    )
    for one, other in zip(rowwise, found.services, strict=True):
        assert service_figures(one) == service_figures(other)
    plan = own_plan(plans.database)
    covered = coverage(plans.database, plan)
    sums = found.problems.get(plan.id)
    for row in covered.categories:
        if row.category and (row.problems or row.total):
            assert sums.open.get(row.category, 0) == row.problems
            assert sums.unanswered.get(row.category, 0) == row.unanswered
            assert sums.money.get(row.category, 0) == row.total
    if found.office:
        assert figures["problems"]["activities_without_problem"] == len(covered.without_problem)
