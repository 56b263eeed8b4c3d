"""Perbandingan opened on 5,000 pairs: the longest stall of the event loop."""

from __future__ import annotations

import importlib.util
import os
import time
from pathlib import Path
from typing import Any, NamedTuple

NAME = "opening Perbandingan on 5,000 pairs: longest stall of the event loop"
PEER = "none: a limit, measured by a timer of 1 ms in the same event loop"
BOUND = 100.0
unit = "ms"

ROWS = 5_000


class Context(NamedTuple):
    """The database to open."""

    path: Path


def prepare(folder: Path) -> Context:
    """Write two plans of 5,000 rows."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["XDG_CONFIG_HOME"] = str(folder)
    large = _large_plans()
    ours = large.rows(ROWS, "61.01")
    return Context(large.database(folder / "page.rkn", ours, large.changed(ours, 0.03)))


def ours(context: Context) -> float:
    """Open the page in a window of its own; return its longest stall in milliseconds."""
    from PySide6.QtWidgets import QApplication

    from rakornis_desktop.program.database import Program
    from rakornis_desktop.ui.application import application
    from rakornis_desktop.ui.main_window import MainWindow
    from rakornis_desktop.ui.screenshots import settle
    from rakornis_desktop.ui.session import Session

    application()
    window = MainWindow(Session(Program.open(context.path)))
    window.resize(1366, 768)
    window.show()
    settle(0.6)
    longest, last = 0.0, time.perf_counter()
    window.open_page("comparison")
    page: Any = window.page("comparison")
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


def _large_plans() -> Any:
    place = Path(__file__).parents[1] / "large_plans.py"
    specification = importlib.util.spec_from_file_location("large_plans", place)
    assert specification and specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module
