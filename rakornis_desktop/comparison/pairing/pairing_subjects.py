"""The subjects of a comparison's rows, made when first asked for and kept while a row stays."""

from __future__ import annotations

from collections.abc import Iterable

from rakornis_desktop.comparison.subject import Subject, subject
from rakornis_desktop.database.queries.activity_rows import ActivityRow
from rakornis_desktop.database.queries.plans_of_offices import PlanRow


class Subjects:
    """Makes rows of the given plans ready for pairing."""

    def __init__(self, plans: Iterable[PlanRow]) -> None:
        self._plans = {plan.id: plan for plan in plans}
        self._made: dict[str, Subject] = {}

    def of(self, row: ActivityRow) -> Subject:
        """Return the subject of a row, anew if the row is another than when last asked."""
        made = self._made.get(row.id)
        if made is None or made.row is not row:
            plan = self._plans[row.plan_id]
            made = self._made[row.id] = subject(row, plan.region_code, plan.edition)
        return made

    def edition(self, row: ActivityRow) -> str:
        """Return the edition of the nomenclature that a row's plan is coded in."""
        return self._plans[row.plan_id].edition

    def home(self, row: ActivityRow) -> str:
        """Return the region of the office that a row belongs to."""
        return self._plans[row.plan_id].region_code
