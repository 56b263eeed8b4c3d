"""Activities as a table lists them: few columns, read fast, the first ones at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.choices import Readiness
from rakornis_desktop.database.fields.registry import fields_of
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.portions import portions
from rakornis_desktop.database.queries.row_types import line_type

# Counted for the list beside the columns that are listed, in this order.
_COUNTED = ("ready", "budget", "budget_next", "funding", "answers", "lacks")
# Listed together with another column, or needed to find a row again.
_BESIDE = frozenset({"id", "position", "region_code", "location_text", "target_text"})

if TYPE_CHECKING:

    class ActivityLine(NamedTuple):
        """One row of the table. Decimals stay text as stored; sums in rupiah.

        ``answers`` counts the issues that the activity answers, ``ready`` its documents that are
        there; ``lacks`` holds what is not filled in yet as ``LACKING_BITS``.
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
        lacks: int

else:
    ActivityLine = line_type(
        "ActivityLine",
        (
            *(f.column for f in fields_of("activity") if f.listed or f.column in _BESIDE),
            *_COUNTED,
        ),
    )


class PlanTotals(NamedTuple):
    """How many activities a plan has and their sum of year n in rupiah."""

    activities: int
    budget: int


_READY = " + ".join(
    f"(readiness_{name} IS '{Readiness.PRESENT}')"
    for name in ("fs", "ded", "rab", "land", "environment", "decree")
)
# What an activity can lack, by the names of ``status_counts``, as bits of ``lacks``.
LACKING_BITS = {
    "no_code": 1,
    "no_location": 2,
    "no_volume": 4,
    "no_budget": 8,
    "no_readiness": 16,
}
_LACKS = (
    "(a.code = '') + 2 * (a.region_code = '' AND a.location_text = '') "
    "+ 4 * (a.volume IS NULL AND a.target_text = '') + 8 * ({no_budget}) "
    "+ 16 * (a.readiness_ded IS NULL AND a.readiness_rab IS NULL AND a.readiness_land IS NULL)"
)
_SUMS = (
    "coalesce(sum(amount * (year_offset = 0)), 0) AS budget, "
    "coalesce(sum(amount * (year_offset = 1)), 0) AS budget_next, "
    "coalesce(group_concat(DISTINCT coalesce(nullif(funding_source, ''), funding_text)), '') "
    "AS funding"
)
_SUM_NAMES = ("budget", "budget_next", "funding")
# A few rows look their budgets up; for a whole plan it is faster to add all of them up first.
_FEW = {
    **{
        name: f"(SELECT {name} FROM (SELECT {_SUMS} FROM budget WHERE activity_id = a.id))"
        for name in _SUM_NAMES
    },
    "answers": "(SELECT count(*) FROM issue_activity x WHERE x.activity_id = a.id)",
    "ready": _READY,
    "lacks": _LACKS.replace(
        "{no_budget}", "NOT EXISTS (SELECT 1 FROM budget WHERE activity_id = a.id)"
    ),
}
_ALL = {
    "budget": "coalesce(b.budget, 0)",
    "budget_next": "coalesce(b.budget_next, 0)",
    "funding": "coalesce(b.funding, '')",
    "answers": "coalesce(x.answers, 0)",
    "ready": _READY,
    "lacks": _LACKS.replace("{no_budget}", "b.activity_id IS NULL"),
}
_FROM_ALL = (
    f"activity a LEFT JOIN (SELECT activity_id, {_SUMS} FROM budget GROUP BY activity_id) b "
    "ON b.activity_id = a.id LEFT JOIN (SELECT activity_id, count(*) AS answers "
    "FROM issue_activity GROUP BY activity_id) x ON x.activity_id = a.id"
)


def _columns(computed: dict[str, str]) -> str:
    return ", ".join(computed.get(name, f"a.{name}") for name in ActivityLine._fields)


def activity_lines(
    database: Database, plan_id: str, *, stop: Callable[[], bool] | None = None
) -> list[ActivityLine]:
    """Return all lines of a plan in their order, none once ``stop`` says True."""
    rows = database.read(
        f"SELECT {_columns(_ALL)} FROM {_FROM_ALL} WHERE a.plan_id = ? ORDER BY a.position, a.id",
        (plan_id,),
        stop=stop,
    )
    return [ActivityLine._make(row) for row in rows]


def first_activity_lines(database: Database, plan_id: str, limit: int) -> list[ActivityLine]:
    """Return the first ``limit`` lines of a plan: what is seen before all are read."""
    rows = database.read(
        f"SELECT {_columns(_FEW)} FROM activity a WHERE a.id IN ("
        "SELECT id FROM activity WHERE plan_id = ? ORDER BY position, id LIMIT ?"
        ") ORDER BY a.position, a.id",
        (plan_id, limit),
    )
    return [ActivityLine._make(row) for row in rows]


def has_code(database: Database, plan_id: str, code: str) -> bool:
    """Tell whether an activity of a plan has this code."""
    found = "SELECT 1 FROM activity WHERE plan_id = ? AND code = ? AND code <> '' LIMIT 1"
    return bool(database.read(found, (plan_id, code)))


def activity_lines_by_id(
    database: Database, plan_id: str, ids: Sequence[str]
) -> dict[str, ActivityLine]:
    """Return the lines with these ids, as far as they are in the plan."""
    found: dict[str, ActivityLine] = {}
    for part, places in portions(ids):
        for row in database.read(
            f"SELECT {_columns(_FEW)} FROM activity a WHERE a.plan_id = ? AND a.id IN ({places})",
            (plan_id, *part),
        ):
            found[row[0]] = ActivityLine._make(row)
    return found


def plan_totals(database: Database, plan_id: str) -> PlanTotals:
    """Return how many activities a plan has and what they cost in year n."""
    ((count,),) = database.read("SELECT count(*) FROM activity WHERE plan_id = ?", (plan_id,))
    ((budget,),) = database.read(
        "SELECT coalesce(sum(b.amount), 0) FROM activity a JOIN budget b ON b.activity_id = a.id "
        "WHERE a.plan_id = ? AND b.year_offset = 0",
        (plan_id,),
    )
    return PlanTotals(int(count), int(budget))
