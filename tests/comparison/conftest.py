"""Two plans in a database: Kota Singkawang's own and the province's, filled row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from rakornis_desktop.comparison.compare import Comparison, compare_plans
from rakornis_desktop.database.edits.activity_edits import BudgetEntry, add_activity
from rakornis_desktop.database.new_database import new_database, office_plan
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.plans_of_offices import own_plan


class Plans(NamedTuple):
    """The database and the ids of both plans."""

    database: Database
    left: str
    right: str

    def ours(self, **values: Any) -> str:
        """Add a row to our plan; ``budget`` is rupiah of year n."""
        return _add(self.database, self.left, values)

    def theirs(self, **values: Any) -> str:
        """Add a row to the province's plan."""
        return _add(self.database, self.right, values)

    def compared(self) -> Comparison:
        return compare_plans(self.database, self.left, self.right)


def _add(database: Database, plan_id: str, values: Mapping[str, Any]) -> str:
    values = dict(values)
    amount = values.pop("budget", 0)
    source = values.pop("source", "")
    budgets = [BudgetEntry(0, "", amount, source)] if amount else []
    return add_activity(database, plan_id, values, budgets)


@pytest.fixture
def two_plans(tmp_path: Path) -> Iterator[Callable[..., Plans]]:
    """Make a database of ``own`` with a plan of ``other`` beside it."""
    opened: list[Database] = []

    def made(own: str = "61.72", other: str = "61") -> Plans:
        database = new_database(tmp_path / f"{len(opened)}.rkn", own, 2027, author="Budi")
        opened.append(database)
        with database.change_set("Rencana diterima") as changes:
            received = office_plan(database, changes, other, 2027)
        return Plans(database, own_plan(database).id, received)

    yield made
    for database in opened:
        database.close()


@pytest.fixture
def plans(two_plans: Callable[..., Plans]) -> Plans:
    """Kota Singkawang and the province, both still empty."""
    return two_plans()
