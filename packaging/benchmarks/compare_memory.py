"""Peak memory of comparing two plans of 100,000 rows, against pandas, each in its own process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import large_plans

NAME = "peak memory of comparing two plans of 100,000 rows × 25 columns"
PEER = "pandas doing the same, each in a process of its own; the ratio of their peaks"
BOUND = 1.0
unit = "×"

ROWS = 100_000
_MEASURE = """
import sys
from pathlib import Path

sys.path.insert(0, sys.argv[1])
import large_plans

files = [Path(name) for name in sys.argv[2:]]
if len(files) == 1:
    large_plans.compare(large_plans.opened(files[0]))
else:
    large_plans.pandas_compare(*files)
for line in Path("/proc/self/status").read_text().splitlines():
    # Not ru_maxrss, which a process inherits from the one that started it.
    if line.startswith("VmHWM"):
        print(line.split()[1])
"""


def prepare(folder: Path) -> large_plans.TwoPlans:
    """Write the plans as database and as CSV."""
    return large_plans.two_plans(folder, ROWS)


def ours(made: large_plans.TwoPlans) -> float:
    """Return our peak over that of pandas."""
    return _peak(made.database_path) / _peak(made.left, made.right)


def _peak(*files: Path) -> float:
    place = str(Path(large_plans.__file__).parent)
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, place, *map(str, files)],
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout.split()[-1])
