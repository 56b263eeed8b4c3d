"""Typing into the search over 50,000 activities, letter by letter: the longest stall."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import large_plans

NAME = "typing into Ctrl+K over 50,000 rows, letter by letter: longest stall"
PEER = "none: a limit, measured by a timer of 1 ms in the same event loop"
BOUND = 50.0
unit = "ms"

ROWS = 50_000
_TYPED = ("perluasan spam gang", "sistem penyediaan air minum", "1.03.03.2.01", "perluassan")
_BETWEEN_LETTERS = 0.06


def prepare(folder: Path) -> Any:
    """Open the window on 50,000 activities, all read and indexed."""
    os.environ["XDG_CACHE_HOME"] = str(folder)
    made = large_plans.rows(ROWS, "61.01")
    window = large_plans.window(large_plans.database_path(folder / "ketik.rkn", made, []))
    from rakornis_desktop.ui.shell.screenshots import settle

    window.open_page("activities")
    settle(2.0)
    assert window.page("activities").table.total == ROWS
    searcher = window.palette_of_search.searcher
    searcher.follow()
    while not searcher.up_to_date:
        settle(0.1)
    return window


def ours(window: Any) -> float:
    """Type all texts; return the longest stall in milliseconds."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    palette = window.palette_of_search
    palette.begin()
    longest, last = 0.0, time.perf_counter()

    def beat() -> None:
        nonlocal longest, last
        now = time.perf_counter()
        longest, last = max(longest, now - last), now

    timer = QTimer()
    timer.setInterval(1)
    timer.timeout.connect(beat)
    timer.start()
    for text in _TYPED:
        for end in range(1, len(text) + 1):
            QTimer.singleShot(0, lambda typed=text[:end]: palette.line.setText(typed))
            until = time.perf_counter() + _BETWEEN_LETTERS
            while time.perf_counter() < until:
                QApplication.processEvents()
                time.sleep(0.0005)
    timer.stop()
    palette.close_quietly()
    return longest * 1000
