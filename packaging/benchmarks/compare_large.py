"""Two plans of 100,000 rows compared from the database, all passes and findings, against pandas."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any, NamedTuple

NAME = "comparing two plans of 100,000 rows × 25 columns, 3 % of titles changed"
PEER = "pandas reading the same two CSVs, joining on the key and comparing cells"
BOUND = 1.0

ROWS = 100_000


class Context(NamedTuple):
    """The maker of plans, the database, the two tables."""

    large: Any
    database: Any
    left: Path
    right: Path


def prepare(folder: Path) -> Context:
    """Write the plans as database and as CSV."""
    large = _large_plans()
    ours = large.rows(ROWS, "61.01")
    theirs = large.changed(ours, 0.03)
    return Context(
        large,
        large.opened(large.database(folder / "large.rkn", ours, theirs)),
        large.table(folder / "left.csv", ours),
        large.table(folder / "right.csv", theirs),
    )


def ours(context: Context) -> None:
    """Compare from the database."""
    assert context.large.compare(context.database) == ROWS


def peer(context: Context) -> None:
    """Compare with pandas."""
    assert context.large.pandas_compare(context.left, context.right) > 0


def _large_plans() -> Any:
    place = Path(__file__).parents[1] / "large_plans.py"
    specification = importlib.util.spec_from_file_location("large_plans", place)
    assert specification and specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module
