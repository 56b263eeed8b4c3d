"""What the plans of a comparison are, for those that judge a row by it."""

from __future__ import annotations

from dataclasses import dataclass, field

from rakornis_desktop.comparison.rule_choices import RuleChoices
from rakornis_desktop.database.queries.area_rows import AreaRow
from rakornis_desktop.database.queries.plans_of_offices import PlanRow


@dataclass(frozen=True)
class Setting:
    """The columns of a comparison and what the rules look up.

    ``columns`` are the plans as the columns show them (a column of several regencies has a plan
    of no office); ``plans`` are the real ones by id. ``answering`` are the activities that answer
    an issue, None where the office keeps no issues; ``areas`` the settlement areas of all
    registers by id.
    """

    columns: tuple[PlanRow, ...]
    plans: dict[str, PlanRow]
    choices: RuleChoices = field(default_factory=RuleChoices)
    answering: frozenset[str] | None = None
    areas: dict[str, AreaRow] = field(default_factory=dict)

    def plan_of(self, plan_id: str) -> PlanRow:
        """Return the plan that an activity with this ``plan_id`` belongs to."""
        return self.plans[plan_id]
