"""The national stress: 514 offices with 5,000 activities each in one database, on demand.

    .venv/bin/python packaging/national.py FOLDER [OFFICES]

Makes FOLDER/national.rkn (2.57 million activities, some 5 GB, an hour at most) and
FOLDER/regional.rkn (14 offices) if they are not there yet, by receiving plan files, and measures on
both: the window until it is usable, one regency's comparison, a bare scan of all titles for a word
(what a search without an index costs), and the memory of each. Prints a table with the ratios; see
docs/benchmarks.md.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import plan_files

EACH = 5_000
_MEASURE = """
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

kind, path = sys.argv[1], Path(sys.argv[2])
start, found, who = time.perf_counter(), 0, resource.RUSAGE_SELF
if kind == "window":
    who = resource.RUSAGE_CHILDREN
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "RAKORNIS_QUIT_WHEN_USABLE": "1"}
    subprocess.run([sys.executable, "-m", "rakornis_desktop", path], env=environment, check=True)
else:
    from rakornis_desktop.program.database import Program

    program = Program.open(path, read_only=True)
    start = time.perf_counter()
    if kind == "comparison":
        from rakornis_desktop.comparison.choosing import compare_offices

        found = sum(compare_offices(program, ["61.01"]).summary.values())
    else:
        found = len(program.read("SELECT id FROM activity WHERE title LIKE '%Mela77 %'"))
elapsed = time.perf_counter() - start
peak = resource.getrusage(who).ru_maxrss / 1000
print(json.dumps({"ms": elapsed * 1000, "found": found, "mb": peak}))
"""


def regions(count: int) -> Iterator[str]:
    """Give the codes of ``count`` regencies: those of the province, then invented neighbours."""
    from rakornis_desktop.reference.regions import regions as known

    real = [region.code for region in known().regencies()]
    yield from real[:count]
    left = count - len(real)
    for province in range(11, 95):
        if province == 61:
            continue
        for regency in range(1, 16):
            if left <= 0:
                return
            left -= 1
            yield f"{province}.{regency:02}"


def make(path: Path, count: int) -> float:
    """Fill a province's database with the plans of ``count`` offices; returns the seconds.

    The 14 real ones come as plan files; offices elsewhere, whose regions this program does not
    know, are put in as the same rows are, change set by change set.
    """
    import large_plans

    from rakornis_desktop.program.queries.plans import own_plan
    from rakornis_desktop.program.tables import Office, Plan

    start = time.perf_counter()
    with plan_files.province(path) as program:
        large_plans.fill(program, own_plan(program).id, _rows(0))
        for number, region in enumerate(regions(count)):
            if region.startswith("61."):
                made = plan_files.sender(path.parent, region, EACH, number)
                plan_files.receive(program, [made.file], plan_files.key(path.parent))
                made.file.unlink()
                made.database.unlink()
            else:
                with program.change_set("Rencana diterima") as changes:
                    office = changes.add(
                        Office, tier="kabupaten_kota", region_code=region, name=f"Dinas {region}"
                    )
                    plan = changes.add(Plan, office_id=office.id, fiscal_year=2027)
                large_plans.fill(program, plan.id, _rows(number))
            if number % 25 == 0:
                print(f"… {number + 1} of {count} offices", file=sys.stderr, flush=True)
    return time.perf_counter() - start


def _rows(number: int) -> list[dict]:
    """Return the rows of an office elsewhere: those of a real one, told apart by their number."""
    import large_plans

    if not _MADE:
        _MADE.extend(large_plans.rows(EACH, "61.01", 99))
    return [{**row, "reference": f"N{number}-{row['reference']}"} for row in _MADE]


_MADE: list[dict] = []


def measured(kind: str, path: Path) -> dict:
    """Measure in a process of its own, three times; return the middle one."""
    found = []
    for _turn in range(3):
        done = subprocess.run(
            [sys.executable, "-c", _MEASURE, kind, str(path)],
            capture_output=True,
            text=True,
            check=True,
        )
        found.append(json.loads(done.stdout.splitlines()[-1]))
    return sorted(found, key=lambda one: one["ms"])[1]


def main(arguments: list[str]) -> int:
    """Make what is missing, measure, print."""
    if not arguments:
        print(__doc__)
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    count = int(arguments[1]) if len(arguments) > 1 else 514
    national, regional = folder / f"national-{count}.rkn", folder / "regional.rkn"
    for path, offices in ((regional, 14), (national, count)):
        if not path.exists():
            print(f"{path.name} made in {make(path, offices):,.0f} s")
        size = path.stat().st_size / 1e6
        print(f"{path.name}: {size:,.0f} MB, {offices * EACH:,} activities")
    print("\n| | 14 offices | all | ratio | memory, all |\n|---|---|---|---|---|")
    for kind in ("window", "comparison", "scan"):
        small, large = measured(kind, regional), measured(kind, national)
        print(
            f"| {kind} | {small['ms']:,.0f} ms | {large['ms']:,.0f} ms "
            f"| {large['ms'] / small['ms']:.2f} × | {large.get('mb', 0):,.0f} MB |"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
