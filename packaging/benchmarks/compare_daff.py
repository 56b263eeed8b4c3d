"""Two plans of 10,000 rows compared from the database, against daff reading the same tables."""

from __future__ import annotations

import csv
import importlib.util
from pathlib import Path
from typing import Any, NamedTuple

NAME = "comparing two plans of 10,000 rows × 25 columns, 3 % of titles changed"
PEER = "daff (Python) on the same two tables, read from CSV"
BOUND = 0.5

ROWS = 10_000


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
        large.opened(large.database(folder / "plans.rkn", ours, theirs)),
        large.table(folder / "left.csv", ours),
        large.table(folder / "right.csv", theirs),
    )


def ours(context: Context) -> None:
    """Compare from the database."""
    assert context.large.compare(context.database) == ROWS


def peer(context: Context) -> None:
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


def _large_plans() -> Any:
    place = Path(__file__).parents[1] / "large_plans.py"
    specification = importlib.util.spec_from_file_location("large_plans", place)
    assert specification and specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module
