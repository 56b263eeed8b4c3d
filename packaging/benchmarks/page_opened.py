"""Perbandingan opened on 5,000 pairs: the longest stall of the event loop."""

from __future__ import annotations

import time
from pathlib import Path

import large_plans

NAME = "opening Perbandingan on 5,000 pairs: longest stall of the event loop"
PEER = "none: a limit, measured by a timer of 1 ms in the same event loop"
BOUND = 100.0
unit = "ms"

ROWS = 5_000


def prepare(folder: Path) -> Path:
    """Write two plans of 5,000 rows."""
    return large_plans.two_plans(folder, ROWS).database_path


def ours(path: Path) -> float:
    """Open the page in a window of its own; return its longest stall in milliseconds."""
    window = large_plans.window(path)
    from PySide6.QtWidgets import QApplication

    longest, last = 0.0, time.perf_counter()
    window.open_page("comparison")
    page = window.page("comparison")
    end = time.perf_counter() + 60
    settled = 0.0
    while time.perf_counter() < end and settled < 0.5:
        QApplication.processEvents()
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
        time.sleep(0.001)
        settled = settled + 0.002 if page.comparison is not None else 0.0
    assert page.comparison is not None and len(page.comparison.pairs) == ROWS
    window.close()
    return longest * 1000
