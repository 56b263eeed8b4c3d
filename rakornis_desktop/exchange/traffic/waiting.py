"""How much waits on the page Berkas: counted fast, before anybody opens it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rakornis_desktop.database.queries.status_counts import open_conflicts
from rakornis_desktop.exchange.traffic.plans_received import waited_for

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database


def waiting(database: Database, today: date) -> int:
    """Return how many conflicts are undecided and how many offices are waited for."""
    return open_conflicts(database) + waited_for(database, today)
