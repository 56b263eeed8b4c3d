"""A province's 5,000 rows against 14 regencies of 2,000 each, in one run."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import large_plans

NAME = "all pairs of 14 regencies × 2,000 rows against a province of 5,000, one run"
PEER = "pandas reading two plans of 28,000 rows as CSV, joining and comparing cells"
BOUND = 2.0

ROWS = 28_000


class Context(NamedTuple):
    """The province's database, and two tables."""

    province: Any
    left: Path
    right: Path


def prepare(folder: Path) -> Context:
    """Write the province's database and two tables."""
    from rakornis_desktop.database.new_database import new_database, office_plan
    from rakornis_desktop.database.queries.plans_of_offices import own_plan
    from rakornis_desktop.reference.regions import regions

    path = folder / "province.rkn"
    with new_database(path, "61", 2027) as database:
        taken: list[dict[str, Any]] = []
        for number, regency in enumerate(regions().regencies()):
            made = large_plans.rows(2_000, regency.code, seed=number)
            with database.change_set("Rencana diterima", undoable=False) as changes:
                received = office_plan(database, changes, regency.code, 2027)
            large_plans.fill(database, received, made)
            taken += made[:357]
        large_plans.fill(database, own_plan(database).id, large_plans.changed(taken[:5_000], 0.03))
    ours = large_plans.rows(ROWS, "61.01")
    return Context(
        large_plans.opened(path),
        large_plans.table(folder / "left.csv", ours),
        large_plans.table(folder / "right.csv", large_plans.changed(ours, 0.03)),
    )


def ours(context: Context) -> None:
    """Compare the province with all its regencies."""
    from rakornis_desktop.comparison.choosing_offices import compare_offices

    assert large_plans.looked_at(compare_offices(context.province)) >= 4_900


def peer(context: Context) -> None:
    """Compare two tables with pandas."""
    assert large_plans.pandas_compare(context.left, context.right) > 0
