"""What one plan adds to the first page; read for all plans at once, or for those that changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rakornis_desktop.program.queries.plans import PlanRow
from rakornis_desktop.program.queries.status_counts import (
    ActivityCounts,
    MoneyGroup,
    PlaceSum,
    activity_counts,
    place_sums,
)

if TYPE_CHECKING:
    from rakornis_desktop.program.database import Program

_NOTHING = [0] * (len(ActivityCounts._fields) - 1)


@dataclass(frozen=True)
class PlanPart:
    """Counts and sums of one plan; ``places`` only where the first page shows them."""

    plan: PlanRow
    counts: ActivityCounts
    money: tuple[MoneyGroup, ...]
    places: tuple[PlaceSum, ...]

    @cached_property
    def budget(self) -> int:
        """Rupiah of year n."""
        return sum([group.amount for group in self.money if group.year_offset == 0])

    @cached_property
    def budget_next(self) -> int:
        """Rupiah of year n+1."""
        return sum([group.amount for group in self.money if group.year_offset == 1])


def plan_parts(
    program: Program,
    found: Sequence[PlanRow],
    detailed: Sequence[str],
    groups: Callable[[], Sequence[MoneyGroup]],
    every: bool = False,
) -> dict[str, PlanPart]:
    """Return the parts of plans by id; ``groups`` returns their money, asked for last.

    ``detailed`` are the plans whose places are wanted; ``every`` tells that these are all plans
    there are.
    """
    counts = activity_counts(program, None if every else [plan.id for plan in found])
    places: dict[str, list[PlaceSum]] = defaultdict(list)
    wanted = [plan.id for plan in found if plan.id in detailed and plan.id in counts]
    for place in place_sums(program, wanted) if wanted else ():
        places[place.plan_id].append(place)
    money: dict[str, list[MoneyGroup]] = defaultdict(list)
    for group in groups():
        money[group.plan_id].append(group)
    return {
        plan.id: PlanPart(
            plan,
            counts.get(plan.id) or ActivityCounts(plan.id, *_NOTHING),
            tuple(money[plan.id]),
            tuple(places[plan.id]),
        )
        for plan in found
    }
