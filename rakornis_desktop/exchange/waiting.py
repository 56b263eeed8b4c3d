"""How much waits on the page Berkas: counted fast, before anybody opens it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rakornis_desktop.exchange.plan_table import waited_for
from rakornis_desktop.program.queries.status_counts import open_conflicts

if TYPE_CHECKING:
    from rakornis_desktop.program.database import Program


def waiting(program: Program, today: date) -> int:
    """Return how many conflicts are undecided and how many offices are waited for."""
    return open_conflicts(program) + waited_for(program, today)
