"""One row edited while Beranda is open on 5,000 activities: the longest stall until it is right."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import large_plans

NAME = "Beranda after one edit among 5,000 activities: longest stall of the event loop"
PEER = "none: a limit, from the edit until sums and map are right again"
BOUND = 50.0
unit = "ms"

ROWS = 5_000


def prepare(folder: Path) -> Any:
    """Open the real page on a plan of 5,000 rows with another office's plan beside it."""
    window = large_plans.window(large_plans.two_plans(folder, ROWS).database_path)
    from rakornis_desktop.ui.shell.screenshots import settle

    window.open_page("home")
    settle(1.5)
    page = window.page("home")
    assert page.ready and page.settled
    return window


def ours(window: Any) -> float:
    """Raise a budget; return the longest turn of the loop in milliseconds."""
    from PySide6.QtWidgets import QApplication

    from rakornis_desktop.database.edits.activity_edits import BudgetEntry, set_budgets
    from rakornis_desktop.database.queries.activity_lines import first_activity_lines

    page = window.page("home")
    database, plan = window.session.database, window.session.plan
    row = first_activity_lines(database, plan.id, 1)[0]
    before = page.total.text()
    entries = [BudgetEntry(0, "2.2.1.01.03.37", row.budget + 1_000_000, "")]
    refresh, took = page.refresh, []

    def timed(changed: Any) -> None:
        start = time.perf_counter()
        refresh(changed)
        took.append(time.perf_counter() - start)

    # The window asks its open page by this name.
    page.refresh = timed
    try:
        set_budgets(database, row.id, entries)
    finally:
        del page.refresh
    longest, begun = took[0], time.perf_counter()
    while not page.settled and time.perf_counter() - begun < 10:
        start = time.perf_counter()
        QApplication.processEvents()
        longest = max(longest, time.perf_counter() - start)
        # The time to the next turn is not this loop's.
        time.sleep(0.001)
    assert page.settled and page.total.text() != before
    return longest * 1000
