"""What both plans of a comparison are, for those that judge a row by it."""

from __future__ import annotations

from dataclasses import dataclass, field

from rakornis_desktop.program.queries.plans import PlanRow


@dataclass(frozen=True)
class Setting:
    """The two plans, and the funding sources of each activity's year n by activity id."""

    left: PlanRow
    right: PlanRow
    sources: dict[str, frozenset[str]] = field(default_factory=dict)

    @property
    def same_tier(self) -> bool:
        """Tell two plans of one tier (revisions of one plan, say) from two tiers."""
        return self.left.tier == self.right.tier

    def plan_of(self, plan_id: str) -> PlanRow:
        """Return the plan that an activity with this ``plan_id`` belongs to."""
        return self.left if plan_id == self.left.id else self.right
