"""One row edited while Perbandingan shows 5,000 pairs: until the page is right again."""

from __future__ import annotations

import importlib.util
import os
import time
from pathlib import Path
from typing import Any, NamedTuple

NAME = "one edited row among 5,000 pairs: until the page is right again"
PEER = "none: a limit, from the change set's end to the page's last word"
BOUND = 50.0
unit = "ms"

ROWS = 5_000


class Context(NamedTuple):
    """The window, its page, the program."""

    window: Any
    page: Any
    program: Any


def prepare(folder: Path) -> Context:
    """Open the real window on two plans of 5,000 rows."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["XDG_CONFIG_HOME"] = str(folder)
    from rakornis_desktop.program.database import Program

    large = _large_plans()
    ours = large.rows(ROWS, "61.01")
    path = large.database(folder / "page.rkn", ours, large.changed(ours, 0.03))
    from rakornis_desktop.ui.application import application
    from rakornis_desktop.ui.main_window import MainWindow
    from rakornis_desktop.ui.screenshots import settle
    from rakornis_desktop.ui.session import Session

    application()
    program = Program.open(path)
    window = MainWindow(Session(program))
    window.resize(1366, 768)
    window.show()
    window.open_page("comparison")
    page: Any = window.page("comparison")
    settle(1.5)
    assert len(page.comparison.pairs) == ROWS
    return Context(window, page, program)


def ours(context: Context) -> float:
    """Change a title; return the milliseconds that the page took to take it in."""
    from rakornis_desktop.program.activity_edits import update_activity

    row = context.page.comparison.pairs[ROWS // 2].left
    took: list[float] = []
    refresh = context.page.refresh

    def timed(changed: Any) -> None:
        start = time.perf_counter()
        refresh(changed)
        took.append((time.perf_counter() - start) * 1000)

    # The window asks its open page by this name.
    context.page.refresh = timed
    try:
        update_activity(context.program, row.id, {"title": f"{row.title} baru"})
    finally:
        del context.page.refresh
    shown = context.page.comparison.pairs[ROWS // 2].left
    assert shown.title.endswith("baru") and len(took) == 1
    return took[0]


def _large_plans() -> Any:
    place = Path(__file__).parents[1] / "large_plans.py"
    specification = importlib.util.spec_from_file_location("large_plans", place)
    assert specification and specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module
