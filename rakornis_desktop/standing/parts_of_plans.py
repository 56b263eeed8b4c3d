"""What one plan adds to the first page; read for all plans at once, or for those that changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rakornis_desktop.database.queries.plans_of_offices import PlanRow
from rakornis_desktop.database.queries.status_counts import (
    ActivityCounts,
    MoneyGroup,
    PlaceSum,
    activity_counts,
    money_groups,
    place_sums,
)

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

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
    database: Database, found: Sequence[PlanRow], detailed: Sequence[str], *, every: bool = False
) -> dict[str, PlanPart]:
    """Return the parts of plans by id; ``every`` tells that these are all plans there are.

    ``detailed`` are the plans whose places are wanted.
    """
    ids = None if every else [plan.id for plan in found]
    counts = activity_counts(database, ids)
    places = _places(database, [p.id for p in found if p.id in detailed and p.id in counts])
    money = _by_plan(money_groups(database, ids))
    return {
        plan.id: PlanPart(
            plan,
            counts.get(plan.id) or ActivityCounts(plan.id, *_NOTHING),
            tuple(money[plan.id]),
            tuple(places[plan.id]),
        )
        for plan in found
    }


def recounted(
    database: Database,
    parts: Sequence[PlanPart],
    detailed: Sequence[str],
    *,
    counts: bool,
    money: bool,
    places: bool,
) -> dict[str, PlanPart]:
    """Return parts of plans counted anew, only in what can have changed."""
    ids = [part.plan.id for part in parts]
    new_counts = activity_counts(database, ids) if counts else {}
    new_money = _by_plan(money_groups(database, ids)) if money else {}
    new_places = _places(database, [i for i in ids if i in detailed]) if places else {}
    return {
        part.plan.id: PlanPart(
            part.plan,
            new_counts.get(part.plan.id) or ActivityCounts(part.plan.id, *_NOTHING)
            if counts
            else part.counts,
            tuple(new_money[part.plan.id]) if money else part.money,
            tuple(new_places[part.plan.id]) if places else part.places,
        )
        for part in parts
    }


def _by_plan(groups: Sequence[MoneyGroup]) -> dict[str, list[MoneyGroup]]:
    found: dict[str, list[MoneyGroup]] = defaultdict(list)
    for group in groups:
        found[group.plan_id].append(group)
    return found


def _places(database: Database, plan_ids: Sequence[str]) -> dict[str, list[PlaceSum]]:
    found: dict[str, list[PlaceSum]] = defaultdict(list)
    for place in place_sums(database, plan_ids) if plan_ids else ():
        found[place.plan_id].append(place)
    return found
