"""Activities of all plans of our year by part of their code or title, ours first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rakornis_desktop.comparison.findings.office_names import office_name
from rakornis_desktop.database.queries.activity_rows import ActivityRow, search_activities
from rakornis_desktop.database.queries.plans_of_offices import own_plan, plans

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

_OF_EACH, _MOST = 12, 30


def activities_for_agenda(database: Database, text: str) -> list[tuple[ActivityRow, str]]:
    """Return activities that hold every word of ``text``, each with the name of its office."""
    if not text.strip():
        return []
    year = own_plan(database).fiscal_year
    found: list[tuple[ActivityRow, str]] = []
    for plan in plans(database):
        if plan.fiscal_year != year:
            continue
        name = office_name(plan)
        rows = search_activities(database, plan.id, text, limit=_OF_EACH)
        found += [(row, name) for row in rows]
        if len(found) >= _MOST:
            break
    return found[:_MOST]
