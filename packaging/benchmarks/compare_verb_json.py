"""`rakornis compare --json` of two plans of 10,000 rows, against daff, both as whole processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import large_plans

NAME = "`rakornis compare --json` of two plans of 10,000 rows, whole process"
PEER = "daff (Python) on the same two tables, whole process"
BOUND = 1.0

ROWS = 10_000
_DAFF = "import daff; daff.main()"


def prepare(folder: Path) -> large_plans.TwoPlans:
    """Write the plans as database and as CSV."""
    return large_plans.two_plans(folder, ROWS)


def ours(made: large_plans.TwoPlans) -> None:
    """Compare from the database and write the JSON."""
    _run("-m", "rakornis_desktop", "compare", str(made.database_path), "--json")


def peer(made: large_plans.TwoPlans) -> None:
    """Compare with daff, told the key."""
    _run("-c", _DAFF, "diff", "--id", "reference", str(made.left), str(made.right))


def _run(*arguments: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    done = subprocess.run(
        [sys.executable, *arguments], env=environment, check=True, capture_output=True
    )
    assert len(done.stdout) > 1_000
