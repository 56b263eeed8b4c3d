"""Two plans in a database, ours and a received one, filled row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from rakornis_desktop.comparison.compare import Comparison, compare_plans
from rakornis_desktop.program.activity_edits import BudgetEntry, add_activity
from rakornis_desktop.program.database import Program
from rakornis_desktop.program.offices import new_program, office_plan
from rakornis_desktop.program.queries.plans import own_plan


class Plans(NamedTuple):
    """The database and the ids of both plans."""

    program: Program
    left: str
    right: str

    def ours(self, **values: Any) -> str:
        """Add a row to our plan; ``budget`` is rupiah of year n."""
        return _add(self.program, self.left, values)

    def theirs(self, **values: Any) -> str:
        """Add a row to the province's plan."""
        return _add(self.program, self.right, values)

    def compared(self) -> Comparison:
        return compare_plans(self.program, self.left, self.right)


def _add(program: Program, plan_id: str, values: Mapping[str, Any]) -> str:
    values = dict(values)
    amount = values.pop("budget", 0)
    source = values.pop("source", "")
    budgets = [BudgetEntry(0, "", amount, source)] if amount else []
    return add_activity(program, plan_id, values, budgets)


@pytest.fixture
def two_plans(tmp_path: Path) -> Iterator[Callable[..., Plans]]:
    """Make a database of ``own`` with a plan of ``other`` beside it."""
    opened: list[Program] = []

    def made(own: str = "61.72", other: str = "61") -> Plans:
        program = new_program(tmp_path / f"{len(opened)}.rkn", own, 2027, author="Budi")
        opened.append(program)
        with program.change_set("Rencana diterima") as changes:
            received = office_plan(program, changes, other, 2027)
        return Plans(program, own_plan(program).id, received)

    yield made
    for program in opened:
        program.close()


@pytest.fixture
def plans(two_plans: Callable[..., Plans]) -> Plans:
    """Kota Singkawang and the province, both still empty."""
    return two_plans()
