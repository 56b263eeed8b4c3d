"""The rows that a meeting talks about, with what was decided on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from rakornis_desktop.database.activity_words import location_in_words, target_in_words
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.activity_rows import ActivityRow, activities_by_id
from rakornis_desktop.database.queries.decision_rows import DecisionRow, decisions_by_activity
from rakornis_desktop.database.queries.office_rows import offices
from rakornis_desktop.database.queries.plans_of_offices import plans
from rakornis_desktop.language.catalogue import translate as _


class DiscussedRow(NamedTuple):
    """An activity as papers show it; ``budget`` in rupiah, None if the row is gone.

    ``decision`` is the youngest one about the row.
    """

    activity_id: str
    office: str
    code: str
    title: str
    location: str
    target: str
    budget: int | None
    decision: DecisionRow | None
    volume: Decimal | None = None
    unit: str = ""


class RowReader:
    """Reads rows for one paper; offices, decisions and each row are read once."""

    def __init__(self, database: Database) -> None:
        self._database = database
        names = {row.id: row.short_name or row.name for row in offices(database)}
        self._offices = {plan.id: names.get(plan.office_id, "") for plan in plans(database)}
        self._decisions = decisions_by_activity(database)
        self._found: dict[str, ActivityRow] = {}
        self._asked: set[str] = set()

    def rows_of(self, about: Mapping[str, Sequence[str]]) -> dict[str, tuple[DiscussedRow, ...]]:
        """Return the rows of each agenda item, all of them asked for at once."""
        self._fetch(id_ for ids in about.values() for id_ in ids)
        return {item: self.rows(ids) for item, ids in about.items()}

    def rows(self, activity_ids: Iterable[str]) -> tuple[DiscussedRow, ...]:
        """Return the rows in this order; one that is gone says so and keeps its place."""
        ids = list(activity_ids)
        self._fetch(ids)
        rows = []
        for id_ in ids:
            decisions = self._decisions.get(id_)
            decision = decisions[-1] if decisions else None
            if row := self._found.get(id_):
                rows.append(
                    DiscussedRow(
                        id_,
                        self._offices.get(row.plan_id, ""),
                        row.code,
                        row.title,
                        location_in_words(row.region_code, row.location_text),
                        target_in_words(row.volume, row.unit, row.target_text),
                        row.budget,
                        decision,
                        row.volume,
                        row.unit,
                    )
                )
            else:
                gone = _("(kegiatan ini tidak ada lagi dalam rencana)")
                rows.append(DiscussedRow(id_, "", "", gone, "", "", None, decision))
        return tuple(rows)

    def _fetch(self, activity_ids: Iterable[str]) -> None:
        new = [id_ for id_ in dict.fromkeys(activity_ids) if id_ not in self._asked]
        if new:
            self._asked |= set(new)
            self._found |= activities_by_id(self._database, new)
