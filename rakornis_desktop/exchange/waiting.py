"""How much waits on the page Berkas: counted fast, before anybody opens it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rakornis_desktop.exchange.merge.subjects import standing
from rakornis_desktop.exchange.plan_table import waited_for

if TYPE_CHECKING:
    from rakornis_desktop.program.database import Program


def waiting(program: Program, today: date) -> int:
    """Return how many conflicts are undecided and how many offices are waited for."""
    found = standing(program)
    return found.left + found.alike + waited_for(program, today)
