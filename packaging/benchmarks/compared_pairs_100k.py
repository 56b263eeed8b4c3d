"""Two plans of 100,000 rows compared from the database, all passes and findings, against pandas."""

from __future__ import annotations

from pathlib import Path

import large_plans

NAME = (
    "status, differences and findings of all pairs of two plans of 100,000 rows × 25 columns, "
    "3 % of titles changed"
)
PEER = "pandas reading the same two CSVs, joining on the key and comparing cells"
BOUND = 2.0

ROWS = 100_000


def prepare(folder: Path) -> large_plans.Opened:
    """Write the plans as database and as CSV."""
    return large_plans.opened_plans(folder, ROWS)


def ours(context: large_plans.Opened) -> None:
    """Compare from the database."""
    assert large_plans.compare(context.database) == ROWS


def peer(context: large_plans.Opened) -> None:
    """Compare with pandas."""
    assert large_plans.pandas_compare(context.left, context.right) > 0
