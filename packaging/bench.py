"""Measure what the program promises: each figure as a ratio against a peer, in the same run.

    .venv/bin/python packaging/bench.py [NAMES]     or: python3 packaging/dev.py bench [NAMES]

Each file in packaging/benchmarks is one figure: ``NAME``, ``PEER`` (what it is measured
against), ``BOUND`` (the largest ratio promised), ``prepare(folder)`` (makes what both sides need
and returns it), ``ours(context)`` and ``peer(context)``. Both are run once to warm up, then five
times alternating; the medians are compared. A function may return the seconds it measured itself
(a whole process started anew, say); otherwise its running time counts. Instead of ``peer`` a file
may have ``unit`` (milliseconds, say): then ``ours`` returns the value and BOUND is its limit.
Those in packaging/benchmarks/on_demand take long to prepare and are measured only when named.
Exit code 1 if a bound is missed.
"""

from __future__ import annotations

import gc
import importlib.util
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

FOLDER = Path(__file__).parent / "benchmarks"
RUNS = 5


class Figure(NamedTuple):
    """One measured figure; ``ratio`` and ``bound`` in the same unit."""

    name: str
    ours: str
    peer: str
    ratio: float
    bound: float
    unit: str

    @property
    def reached(self) -> bool:
        return self.ratio <= self.bound


def load(file: Path) -> ModuleType:
    """Load one benchmark by its path: packaging is no package."""
    specification = importlib.util.spec_from_file_location(f"benchmark_{file.stem}", file)
    assert specification and specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def timed(function: Callable[[Any], Any], context: Any) -> float:
    """Return the seconds ``function`` took, or those it says it measured."""
    gc.collect()
    start = time.perf_counter()
    measured = function(context)
    elapsed = time.perf_counter() - start
    return measured if isinstance(measured, float) else elapsed


def measure(module: ModuleType, folder: Path) -> Figure:
    """Measure one benchmark in ``folder``, which it may fill."""
    context = module.prepare(folder)
    timed(module.ours, context)
    if not hasattr(module, "peer"):
        values = [timed(module.ours, context) for _ in range(RUNS)]
        value = statistics.median(values)
        return Figure(module.NAME, spread(values, 1), module.PEER, value, module.BOUND, module.unit)
    timed(module.peer, context)
    ours, peer = [], []
    for _ in range(RUNS):
        ours.append(timed(module.ours, context))
        peer.append(timed(module.peer, context))
    ratio = statistics.median(ours) / statistics.median(peer)
    return Figure(
        module.NAME, spread(ours), f"{module.PEER}: {spread(peer)}", ratio, module.BOUND, "×"
    )


def spread(values: list[float], factor: float = 1000) -> str:
    """Say a median with its smallest and largest, in milliseconds."""
    middle, least, most = (f(values) * factor for f in (statistics.median, min, max))
    return f"{middle:,.1f} ms ({least:,.1f} to {most:,.1f})"


def machine() -> str:
    """Name the machine and the day of a measurement."""
    import os

    memory = ""
    processor = platform.processor() or platform.machine()
    cpu = Path("/proc/cpuinfo")
    if cpu.is_file():
        names = [
            line.split(":", 1)[1].strip()
            for line in cpu.read_text().splitlines()
            if line.startswith("model name")
        ]
        processor = names[0] if names else processor
    if hasattr(os, "sysconf"):
        size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
        memory = f", {size / 2**30:.0f} GiB"
    return (
        f"{date.today().isoformat()}, {processor}, {os.cpu_count()} cores{memory}, "
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    )


def main(names: list[str]) -> int:
    """Measure the benchmarks named, or all; prints a table and returns the exit code."""
    standard = sorted(FOLDER.glob("*.py"))
    files = [*standard, *sorted(FOLDER.glob("on_demand/*.py"))]
    unknown = set(names) - {file.stem for file in files}
    if unknown:
        known = ", ".join(file.stem for file in files)
        print(f"No such benchmark: {', '.join(sorted(unknown))}. There are: {known}")
        return 2
    chosen = [file for file in files if file.stem in names] if names else standard
    figures = []
    for file in chosen:
        print(f"… {file.stem}", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory() as folder:
            figures.append(measure(load(file), Path(folder)))
    print(f"Measured {machine()}; medians of {RUNS}, smallest and largest in brackets.\n")
    print("| figure | measured | against | ratio | at most | |")
    print("|---|---|---|---|---|---|")
    for figure in figures:
        print(
            f"| {figure.name} | {figure.ours} | {figure.peer} | {figure.ratio:.2f} {figure.unit} "
            f"| {figure.bound:g} {figure.unit} | {'reached' if figure.reached else '**missed**'} |"
        )
    return 0 if all(figure.reached for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
