"""One row edited while Perbandingan shows 5,000 pairs: until the page is right again."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import large_plans

NAME = "one edited row among 5,000 pairs: until the page is right again"
PEER = "none: a limit, from the change set's end to the page's last word"
BOUND = 50.0
unit = "ms"

ROWS = 5_000


def prepare(folder: Path) -> Any:
    """Open the real page on two plans of 5,000 rows."""
    window = large_plans.window(large_plans.two_plans(folder, ROWS).database_path)
    from rakornis_desktop.ui.shell.screenshots import settle

    window.open_page("comparison")
    page = window.page("comparison")
    settle(1.5)
    assert len(page.comparison.pairs) == ROWS
    return window


def ours(window: Any) -> float:
    """Change a title; return the milliseconds that the page took to take it in."""
    from rakornis_desktop.database.edits.activity_edits import update_activity

    page = window.page("comparison")
    row = page.comparison.pairs[ROWS // 2].left
    took: list[float] = []
    refresh = page.refresh

    def timed(changed: Any) -> None:
        start = time.perf_counter()
        refresh(changed)
        took.append((time.perf_counter() - start) * 1000)

    # The window asks its open page by this name.
    page.refresh = timed
    try:
        update_activity(window.session.database, row.id, {"title": f"{row.title} baru"})
    finally:
        del page.refresh
    shown = page.comparison.pairs[ROWS // 2].left
    assert shown.title.endswith("baru") and len(took) == 1
    return took[0]
