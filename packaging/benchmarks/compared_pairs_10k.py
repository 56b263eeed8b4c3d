"""Two plans of 10,000 rows compared from the database, against daff reading the same tables."""

from __future__ import annotations

import csv
from pathlib import Path

import large_plans

NAME = (
    "status, differences and findings of all pairs of two plans of 10,000 rows × 25 columns, "
    "3 % of titles changed"
)
PEER = "daff (Python) on the same two tables, read from CSV"
BOUND = 0.5

ROWS = 10_000


def prepare(folder: Path) -> large_plans.Opened:
    """Write the plans as database and as CSV."""
    return large_plans.opened_plans(folder, ROWS)


def ours(context: large_plans.Opened) -> None:
    """Compare from the database."""
    assert large_plans.compare(context.database) == ROWS


def peer(context: large_plans.Opened) -> None:
    """Compare with daff, told the key."""
    import daff

    tables = []
    for path in (context.left, context.right):
        with path.open(encoding="utf-8", newline="") as file:
            tables.append(daff.PythonTableView(list(csv.reader(file))))
    flags = daff.CompareFlags()
    flags.addPrimaryKey("reference")
    alignment = daff.Coopy.compareTables(*tables, flags).align()
    result = daff.PythonTableView([])
    daff.TableDiff(alignment, flags).hilite(result)
    assert result.get_height() > 1
