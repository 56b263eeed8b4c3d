"""Peak memory of receiving the plans of all regencies, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import plan_files

NAME = "peak memory of receiving 14 plan files of 5,000 activities, whole process"
PEER = "none: a limit"
BOUND = 400.0
unit = "MB"

_MEASURE = """
import sys
from pathlib import Path

sys.path.insert(0, sys.argv[1])
import plan_files

place = Path(sys.argv[2])
files = sorted(place.glob("*.rakornis"))
with plan_files.province(place / "province.rkn") as database:
    plan_files.receive(database, files, plan_files.key(place))
(place / "province.rkn").unlink()
for line in Path("/proc/self/status").read_text().splitlines():
    # Not ru_maxrss, which a process inherits from the one that started it.
    if line.startswith("VmHWM"):
        print(int(line.split()[1]) / 1000)
"""


def prepare(folder: Path) -> Path:
    """Make 14 regencies' plans."""
    from rakornis_desktop.reference.regions import regions

    for seed, region in enumerate(regions().regencies()):
        plan_files.sender(folder, region.code, 5_000, seed)
    return folder


def ours(folder: Path) -> float:
    """Return the peak in MB."""
    place = str(Path(plan_files.__file__).parent)
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, place, str(folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout.split()[-1])
