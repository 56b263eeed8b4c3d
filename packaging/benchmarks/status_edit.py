"""One activity edited while the first page shows 5,000: until its figures are right again."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import standing_plans

NAME = "one edit among 5,000 activities: until the first page's figures are right again"
PEER = "none: a limit, from the change set's end to the new value"
BOUND = 50.0
unit = "ms"


def prepare(folder: Path) -> Any:
    """Open a regency's database with 5,000 activities, and its status."""
    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.standing.status import status

    path = standing_plans.province(folder / "regency.rkn", rows=5_000, own="61.01")
    database = Database.open(path)
    return [database, status(database)]


def ours(context: Any) -> float:
    """Change the money of an activity that serves an indicator: what most figures rest on."""
    from rakornis_desktop.database.edits.activity_edits import BudgetEntry, set_budgets
    from rakornis_desktop.database.queries.activity_rows import budgets_of_activity
    from rakornis_desktop.standing.status import status
    from rakornis_desktop.standing.status_figures import status_as_json

    database, shown = context
    took: list[float] = []

    def refresh(changed: Any) -> None:
        start = time.perf_counter()
        context[1] = shown.refreshed(database, changed)
        status_as_json(context[1])
        took.append((time.perf_counter() - start) * 1000)

    ((row_id,),) = database.read("SELECT id FROM activity WHERE service_indicator = 'AM-K' LIMIT 1")
    budgets = [BudgetEntry(*row[2:4], row.amount + 1, row[4], row.id) for row in (
        budgets_of_activity(database, row_id))]  # fmt: skip
    stop = database.on_changed(refresh)
    set_budgets(database, row_id, budgets)
    stop()
    assert context[1] == status(database) != shown
    return took[0]
