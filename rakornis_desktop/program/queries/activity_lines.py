"""Activities as a table lists them: few columns, read fast, the first ones at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rakornis_desktop.program.database import Program


class ActivityLine(NamedTuple):
    """One row of the table. Decimals stay text as stored; sums in rupiah; ``answers`` counts
    the issues that the activity answers, ``ready`` its documents that are there.
    """

    id: str
    position: int
    reference: str
    code: str
    title: str
    indicator: str
    region_code: str
    location_text: str
    volume: str | None
    unit: str
    target_text: str
    beneficiaries: int | None
    area_kind: str | None
    slum_area_ha: str | None
    priority: int | None
    proposed_to: str | None
    ready: int
    note: str
    budget: int
    budget_next: int
    funding: str
    answers: int


class PlanTotals(NamedTuple):
    """How many activities a plan has and their sum of year n in rupiah."""

    count: int
    budget: int


_READY = " + ".join(
    f"(readiness_{name} IS 'ada')" for name in ("fs", "ded", "rab", "land", "environment", "decree")
)
_BUDGET = "(SELECT {what} FROM budget b WHERE b.activity_id = a.id{which})"
_COLUMNS = ", ".join(
    {
        "ready": _READY,
        "budget": _BUDGET.format(what="coalesce(sum(amount), 0)", which=" AND year_offset = 0"),
        "budget_next": _BUDGET.format(
            what="coalesce(sum(amount), 0)", which=" AND year_offset = 1"
        ),
        "funding": _BUDGET.format(
            what="coalesce(group_concat(DISTINCT coalesce(nullif(funding_source, ''), "
            "funding_text)), '')",
            which="",
        ),
        "answers": "(SELECT count(*) FROM issue_activity x WHERE x.activity_id = a.id)",
    }.get(name, f"a.{name}")
    for name in ActivityLine._fields
)


def activity_lines(program: Program, plan_id: str, limit: int = -1) -> list[ActivityLine]:
    """Return the lines of a plan in their order, the first ``limit`` if it is not negative."""
    return [
        ActivityLine._make(row)
        for row in program.read(
            f"SELECT {_COLUMNS} FROM activity a WHERE a.id IN ("
            "SELECT id FROM activity WHERE plan_id = ? ORDER BY position, id LIMIT ?"
            ") ORDER BY a.position, a.id",
            (plan_id, limit),
        )
    ]


def activity_lines_by_id(
    program: Program, plan_id: str, ids: Sequence[str]
) -> dict[str, ActivityLine]:
    """Return the lines with these ids, as far as they are in the plan."""
    found: dict[str, ActivityLine] = {}
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        places = ", ".join("?" * len(part))
        for row in program.read(
            f"SELECT {_COLUMNS} FROM activity a WHERE a.plan_id = ? AND a.id IN ({places})",
            (plan_id, *part),
        ):
            found[row[0]] = ActivityLine._make(row)
    return found


def plan_totals(program: Program, plan_id: str) -> PlanTotals:
    """Return how many activities a plan has and what they cost in year n."""
    ((count,),) = program.read("SELECT count(*) FROM activity WHERE plan_id = ?", (plan_id,))
    ((budget,),) = program.read(
        "SELECT coalesce(sum(b.amount), 0) FROM activity a JOIN budget b ON b.activity_id = a.id "
        "WHERE a.plan_id = ? AND b.year_offset = 0",
        (plan_id,),
    )
    return PlanTotals(int(count), int(budget))


def activity_ids_of_budgets(program: Program, budget_ids: Sequence[str]) -> set[str]:
    """Return the activities that these budgets belong to, those deleted meanwhile left out."""
    found: set[str] = set()
    for start in range(0, len(budget_ids), 500):
        part = budget_ids[start : start + 500]
        places = ", ".join("?" * len(part))
        found.update(
            row[0]
            for row in program.read(
                f"SELECT DISTINCT activity_id FROM budget WHERE id IN ({places})", part
            )
        )
    return found
