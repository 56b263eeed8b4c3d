"""Loading all reference tables, in a process that has loaded none of them yet."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

NAME = "loading the reference tables: three editions, regions to the village, funding sources"
PEER = "none: a limit, measured inside a new process"
BOUND = 100.0
unit = "ms"

_LOAD = """
import time
start = time.perf_counter()
from rakornis_desktop.reference.funding import funding
from rakornis_desktop.reference.nomenclature import nomenclature
from rakornis_desktop.reference.regions import regions
for edition in ("2020", "2023", "2026"):
    assert nomenclature(edition).get("1.03")
assert regions().get("61.72") and funding().find("DAU").key
print((time.perf_counter() - start) * 1000)
"""


def prepare(folder: Path) -> Path:
    """Nothing to prepare; returns where the program lies."""
    return Path(__file__).resolve().parents[2]


def ours(root: Path) -> float:
    """Return the milliseconds from the first import to the last answer."""
    answer = subprocess.run(
        [sys.executable, "-c", _LOAD], cwd=root, check=True, capture_output=True, text=True
    )
    return float(answer.stdout)
