"""A province's 5,000 rows against 14 regencies of 2,000 each, in one run."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any, NamedTuple

NAME = "14 regencies × 2,000 rows against a province of 5,000, one run"
PEER = "the comparison of two plans of 10,000 rows"
BOUND = 2.0

ROWS = 10_000


class Context(NamedTuple):
    """The maker of plans and both databases."""

    large: Any
    province: Any
    two: Any


def prepare(folder: Path) -> Context:
    """Write the province's database and that of two plans."""
    from rakornis_desktop.program.offices import new_program, office_plan
    from rakornis_desktop.program.queries.plans import own_plan
    from rakornis_desktop.reference.regions import regions

    large = _large_plans()
    path = folder / "province.rkn"
    with new_program(path, "61", 2027) as program:
        taken: list[dict[str, Any]] = []
        for number, regency in enumerate(regions().regencies()):
            made = large.rows(2_000, regency.code, seed=number)
            with program.change_set("Rencana diterima", undoable=False) as changes:
                received = office_plan(program, changes, regency.code, 2027)
            large.fill(program, received, made)
            taken += made[:357]
        large.fill(program, own_plan(program).id, large.changed(taken[:5_000], 0.03))
    ours = large.rows(ROWS, "61.01")
    return Context(
        large,
        large.opened(path),
        large.opened(large.database(folder / "two.rkn", ours, large.changed(ours, 0.03))),
    )


def ours(context: Context) -> None:
    """Compare the province with all its regencies."""
    from rakornis_desktop.comparison.choosing import compare_offices

    summary = compare_offices(context.province).summary
    assert summary["sepadan"] + summary["berbeda"] >= 4_900


def peer(context: Context) -> None:
    """Compare two plans."""
    assert context.large.compare(context.two) == ROWS


def _large_plans() -> Any:
    place = Path(__file__).parents[1] / "large_plans.py"
    specification = importlib.util.spec_from_file_location("large_plans", place)
    assert specification and specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module
