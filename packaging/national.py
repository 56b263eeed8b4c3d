"""The national stress: 514 offices with 5,000 activities each in one database, on demand.

    .venv/bin/python packaging/national.py FOLDER [OFFICES]

Makes FOLDER/national-514.rkn (2.57 million activities) and FOLDER/regional.rkn (14 offices) if they
are not there yet, some minutes and 3 GB, and measures on both, each in a process of its own: the
window until it is usable, one regency's comparison, a search (the slowest of what an officer may
type), and the memory of each. Prints a table with the ratios; see docs/benchmarks.md.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import plan_files

EACH = 5_000
TURNS = 5
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
    elapsed = time.perf_counter() - start
else:
    from rakornis_desktop.database.program_database import Database

    database = Database.open(path, read_only=True)
    if kind == "comparison":
        from rakornis_desktop.comparison.choosing_offices import compare_offices

        start = time.perf_counter()
        found = sum(compare_offices(database, ["61.01"]).summary.values())
        elapsed = time.perf_counter() - start
    else:
        from rakornis_desktop.search.search_index import SearchIndex

        sys.path.insert(0, sys.argv[3])
        import searched_plans

        (path.parent / "index").mkdir(exist_ok=True)
        index = SearchIndex(database, path.parent / "index")
        start = time.perf_counter()
        if kind == "index":
            index.bring_up_to_date()
            elapsed = time.perf_counter() - start
        else:
            index.find("air")
            elapsed = searched_plans.slowest(index) / 1000
        found = index.path.stat().st_size
        index.close()
peak = resource.getrusage(who).ru_maxrss / 1000
print(json.dumps({"ms": elapsed * 1000, "found": found, "mb": peak}))
"""


class Measured(NamedTuple):
    """The middle of some turns: milliseconds, what was found, the peak memory in MB."""

    ms: float
    found: int
    mb: float


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

    from rakornis_desktop.database.queries.plans_of_offices import own_plan
    from rakornis_desktop.database.tables import Office, Plan

    start = time.perf_counter()
    with plan_files.province(path) as database:
        # The province's own plan holds what its first regency proposes, some titles otherwise.
        first = large_plans.rows(EACH, next(regions(count)), 0)
        large_plans.fill(database, own_plan(database).id, large_plans.changed(first, 0.03))
        for number, region in enumerate(regions(count)):
            if region.startswith("61."):
                made = plan_files.sender(path.parent, region, EACH, number)
                plan_files.receive(database, [made.file], plan_files.key(path.parent))
                made.file.unlink()
                made.database_path.unlink()
            else:
                with database.change_set("Rencana diterima") as changes:
                    office = changes.add(
                        Office, tier="kabupaten_kota", region_code=region, name=f"Dinas {region}"
                    )
                    plan = changes.add(Plan, office_id=office.id, fiscal_year=2027)
                large_plans.fill(database, plan.id, _rows(number))
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


def measured(kind: str, path: Path, turns: int = TURNS) -> Measured:
    """Measure in a process of its own, some times; return the middle one."""
    found = []
    for _turn in range(turns):
        done = subprocess.run(
            [sys.executable, "-c", _MEASURE, kind, str(path), str(Path(__file__).parent)],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            # Away from the settings of whoever measures.
            env={**os.environ, "XDG_CONFIG_HOME": str(path.parent / "config")},
        )
        found.append(Measured(**json.loads(done.stdout.splitlines()[-1])))
    return sorted(found)[turns // 2]


def main(arguments: list[str]) -> int:
    """Make what is missing, measure, print."""
    if not arguments:
        print(__doc__)
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(folder / "index", ignore_errors=True)
    count = int(arguments[1]) if len(arguments) > 1 else 514
    national, regional = folder / f"national-{count}.rkn", folder / "regional.rkn"
    for path, offices in ((regional, 14), (national, count)):
        if not path.exists():
            print(f"{path.name} made in {make(path, offices):,.0f} s")
        size = path.stat().st_size / 1e6
        print(f"{path.name}: {size:,.0f} MB, {offices * EACH:,} activities")
        index = measured("index", path, 1)
        print(
            f"its search index: {index.found / 1e6:,.0f} MB, brought up to date in "
            f"{index.ms / 1000:,.0f} s, {index.mb:,.0f} MB of memory"
        )
    print(f"\n| | 14 offices | {count} offices | ratio | memory, 14 | memory, {count} |")
    print("|---|---|---|---|---|---|")
    for kind in ("window", "comparison", "search"):
        small, large = measured(kind, regional), measured(kind, national)
        print(
            f"| {kind} | {small.ms:,.0f} ms | {large.ms:,.0f} ms | {large.ms / small.ms:.2f} × "
            f"| {small.mb:,.0f} MB | {large.mb:,.0f} MB |"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
