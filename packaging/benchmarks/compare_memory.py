"""Peak memory of comparing two plans of 100,000 rows, against pandas, each in its own process."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

NAME = "peak memory of comparing two plans of 100,000 rows × 25 columns"
PEER = "pandas doing the same, each in a process of its own; the ratio of their peaks"
BOUND = 1.0
unit = "×"

ROWS = 100_000
_MEASURE = """
import importlib.util, sys
specification = importlib.util.spec_from_file_location("large_plans", sys.argv[1])
large = importlib.util.module_from_spec(specification)
specification.loader.exec_module(large)
from pathlib import Path
files = [Path(name) for name in sys.argv[2:]]
if len(files) == 1:
    large.compare(large.opened(files[0]))
else:
    large.pandas_compare(*files)
for line in Path("/proc/self/status").read_text().splitlines():
    # Not ru_maxrss, which a process inherits from the one that started it.
    if line.startswith("VmHWM"):
        print(line.split()[1])
"""


class Context(NamedTuple):
    """The maker's file, the database, the two tables."""

    maker: Path
    database: Path
    left: Path
    right: Path


def prepare(folder: Path) -> Context:
    """Write the plans as database and as CSV."""
    large = _large_plans()
    ours = large.rows(ROWS, "61.01")
    theirs = large.changed(ours, 0.03)
    return Context(
        Path(__file__).parents[1] / "large_plans.py",
        large.database(folder / "large.rkn", ours, theirs),
        large.table(folder / "left.csv", ours),
        large.table(folder / "right.csv", theirs),
    )


def ours(context: Context) -> float:
    """Return our peak over that of pandas."""
    mine = _peak(context.maker, context.database)
    return mine / _peak(context.maker, context.left, context.right)


def _peak(*files: Path) -> float:
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, *map(str, files)],
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout.split()[-1])


def _large_plans() -> Any:
    place = Path(__file__).parents[1] / "large_plans.py"
    specification = importlib.util.spec_from_file_location("large_plans", place)
    assert specification and specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module
