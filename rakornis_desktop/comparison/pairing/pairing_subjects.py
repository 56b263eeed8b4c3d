"""The subjects of a comparison's rows, made when first asked for and kept while a row stays."""

from __future__ import annotations

from collections.abc import Iterable

from rakornis_desktop.comparison.subject import Subject, subject
from rakornis_desktop.database.queries.packed_activities import Packed
from rakornis_desktop.database.queries.plans_of_offices import PlanRow

_REGENCY = 5


class Subjects:
    """Makes rows of the given plans ready for pairing."""

    def __init__(self, plans: Iterable[PlanRow]) -> None:
        self._plans = {plan.id: plan for plan in plans}
        self._made: dict[str, Subject] = {}

    def of(self, row: Packed) -> Subject:
        """Return the subject of a row, anew if the row is another than when last asked."""
        made = self._made.get(row.id)
        if made is None or made.packed is not row:
            plan = self._plans[row.plan_id]
            made = self._made[row.id] = subject(row, plan.region_code, plan.edition)
        return made

    def regency(self, row: Packed) -> str:
        """Return the kabupaten/kota that a row can be paired in, empty where it names none.

        What its code tells need not be read out of its words.
        """
        code = row.region_code
        return code[:_REGENCY] if len(code) >= _REGENCY else self.of(row).regency

    def edition(self, row: Packed) -> str:
        """Return the edition of the nomenclature that a row's plan is coded in."""
        return self._plans[row.plan_id].edition

    def home(self, row: Packed) -> str:
        """Return the region of the office that a row belongs to."""
        return self._plans[row.plan_id].region_code
