"""A database for the measurements of the first page: plans, services, areas, problems."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import large_plans

SOURCES = ("2.1.2", "2.2.1.01.03.37", "1.1.1", "1.3.1", "2.2.2")


def province(path: Path, rows: int = 2_000, own: str = "61") -> Path:
    """Write the plans of all 14 regencies, ``rows`` each, as real ones are.

    A fifth of the activities lack something, a third have a second budget, a seventh serve an
    indicator, one in twenty points to an area; 20 problems to each plan.
    """
    from rakornis_desktop.database.new_database import new_database, office_plan
    from rakornis_desktop.database.queries.plans_of_offices import own_plan
    from rakornis_desktop.reference.regions import regions

    with new_database(path, own, 2027) as database:
        wanted = [r.code for r in regions().regencies()] if own == "61" else [own]
        for number, regency in enumerate(wanted):
            with database.change_set("Rencana diterima", undoable=False) as changes:
                plan = office_plan(database, changes, regency, 2027)
            large_plans.fill(database, plan, large_plans.rows(rows, regency, seed=number))
            _complete(database, regency, plan, Random(number))  # noqa: S311
        assert own_plan(database)
    return path


def _complete(database: Any, regency: str, plan_id: str, dice: Random) -> None:
    from rakornis_desktop.database.row_ids import new_ids

    ids = [i for (i,) in database.read("SELECT id FROM activity WHERE plan_id = ?", (plan_id,))]
    ((office_id,),) = database.read("SELECT office_id FROM plan WHERE id = ?", (plan_id,))
    with database.change_set("Lengkapi", undoable=False) as changes:
        lacking = dice.sample(ids, len(ids) // 5)
        for column, at in (("code", 0), ("region_code", 1), ("readiness_ded", 2)):
            value = None if column == "readiness_ded" else ""
            changes.update_many("activity", [column], [[value, i] for i in lacking[at::3]])
        serving = dice.sample(ids, len(ids) // 7)
        changes.update_many(
            "activity",
            ["service_indicator", "beneficiary_unit"],
            [[("AM-K", "AL-K")[n % 2], "jiwa", i] for n, i in enumerate(serving)],
        )
        second = dice.sample(ids, len(ids) // 3)
        changes.add_many(
            "budget",
            ("id", "activity_id", "year_offset", "funding_source", "amount"),
            [
                (b, i, dice.randrange(2), dice.choice(SOURCES), dice.randrange(10**9))
                for b, i in zip(new_ids(len(second)), second, strict=True)
            ],
        )
        changes.add_many(
            "service_achievement",
            ("id", "region_code", "indicator", "year", "in_need", "served"),
            [
                (i, regency, code, 2026, "900000", str(dice.randrange(500_000, 800_000)))
                for i, code in zip(new_ids(2), ("AM-K", "AL-K"), strict=True)
            ],
        )
        areas = new_ids(20)
        changes.add_many(
            "area",
            ("id", "office_id", "kind", "name", "region_code"),
            [
                (a, office_id, "kumuh", f"Kawasan {n} {a[-4:]}", regency)
                for n, a in enumerate(areas)
            ],
        )
        changes.add_many(
            "area_size",
            ("id", "area_id", "year", "hectares"),
            [
                (i, a, 2026, str(dice.randrange(5, 30)))
                for i, a in zip(new_ids(20), areas, strict=True)
            ],
        )
        changes.update_many(
            "activity",
            ["area_id"],
            [[dice.choice(areas), i] for i in dice.sample(ids, len(ids) // 20)],
        )
        issues = new_ids(20)
        changes.add_many(
            "issue",
            ("id", "plan_id", "position", "category", "title", "priority"),
            [
                (
                    i,
                    plan_id,
                    n,
                    dice.choice(("air_minum", "air_limbah", "drainase")),
                    f"M {n}",
                    n % 5 + 1,
                )
                for n, i in enumerate(issues)
            ],
        )
        answering = dice.sample(ids, min(60, len(ids)))
        changes.add_many(
            "issue_activity",
            ("id", "issue_id", "activity_id"),
            [
                (x, dice.choice(issues), i)
                for x, i in zip(new_ids(len(answering)), answering, strict=True)
            ],
        )
