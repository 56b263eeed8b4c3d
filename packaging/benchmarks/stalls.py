"""Scrolling, sorting and filtering 100,000 activities in the real page: the longest stall."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any, NamedTuple

NAME = "scrolling, sorting, filtering 100,000 activities: longest stall of the event loop"
PEER = "none: a limit, measured by a timer of 1 ms in the same event loop"
BOUND = 100.0
unit = "ms"

ACTIVITIES = 100_000


class Context(NamedTuple):
    """The window with all activities read, and its page."""

    window: Any
    page: Any


def prepare(folder: Path) -> Context:
    """Open the real window on 100,000 activities and wait until all are read."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["XDG_CONFIG_HOME"] = str(folder)
    import importlib.util

    from rakornis_desktop.database.new_database import new_database
    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.database.queries.plans_of_offices import own_plan

    place = Path(__file__).with_name("start_up.py")
    specification = importlib.util.spec_from_file_location("start_up_rows", place)
    assert specification and specification.loader
    rows = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(rows)
    path = folder / "stalls.rkn"
    with new_database(path, "61.72", 2027) as database:
        rows.fill(database, own_plan(database).id, ACTIVITIES)

    from rakornis_desktop.ui.shell.application import application
    from rakornis_desktop.ui.shell.main_window import MainWindow
    from rakornis_desktop.ui.shell.screenshots import settle
    from rakornis_desktop.ui.shell.session import Session

    application()
    window = MainWindow(Session(Database.open(path)))
    window.resize(1366, 768)
    window.show()
    window.open_page("activities")
    page: Any = window.page("activities")
    settle(1.0)
    assert page.table.total == ACTIVITIES
    return Context(window, page)


def ours(context: Context) -> float:
    """Perform everything once; returns the longest time between two turns of the loop."""
    from PySide6.QtCore import Qt

    page, watch = context.page, _Watch()
    view, bar = page.view, page.view.verticalScrollBar()
    for step in range(60):
        watch.do(lambda step=step: bar.setValue(bar.maximum() * step // 60))
    watch.do(lambda: bar.setValue(0))
    header = view.horizontalHeader()
    for column in view._visible_columns()[:5]:
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            watch.do(lambda c=column, o=order: header.setSortIndicator(c, o), settle=0.6)
    for text in ("0", "07", "077", "", "gang 1", ""):
        watch.do(lambda text=text: page.search.setText(text), settle=0.8)
    return watch.longest * 1000


class _Watch:
    """Turns the event loop and keeps the longest time that one turn, or one action, took."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def do(self, action: Any, settle: float = 0.02) -> None:
        """Do something from within the loop, then let the loop turn."""
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

        self._last = time.perf_counter()
        QTimer.singleShot(0, action)
        until = time.perf_counter() + settle
        while time.perf_counter() < until:
            QApplication.processEvents()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now
