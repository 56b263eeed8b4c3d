"""Activities as a short list shows them: code, title, office, money, what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.portions import portions
from rakornis_desktop.database.queries.typed_rows import typed


class SubjectRow(NamedTuple):
    """An activity in few words; ``budget`` in rupiah of year n, ``status`` of its last decision."""

    id: str
    code: str
    title: str
    office_name: str
    short_name: str
    budget: int
    status: str


def subject_rows(database: Database, ids: Sequence[str]) -> list[SubjectRow]:
    """Return the activities with these ids, in no order; one that is gone is left out."""
    found: list[SubjectRow] = []
    for part, places in portions(ids):
        found += typed(
            SubjectRow,
            database.read(
                "SELECT a.id, a.code, a.title, o.name, o.short_name, coalesce((SELECT sum(amount) "
                "FROM budget WHERE activity_id = a.id AND year_offset = 0), 0), "
                "coalesce((SELECT d.status FROM decision_activity x "
                "JOIN decision d ON d.id = x.decision_id WHERE x.activity_id = a.id "
                "ORDER BY d.decided_at DESC, d.id DESC LIMIT 1), '') "
                "FROM activity a JOIN plan p ON p.id = a.plan_id "
                "JOIN office o ON o.id = p.office_id "
                f"WHERE a.id IN ({places})",
                part,
            ),
        )
    return found
