"""Which rows of several plans are one agreed thing, so that nobody is counted twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.choices import AGREEING, DecisionStatus
from rakornis_desktop.comparison.identity import identity
from rakornis_desktop.database.queries.decision_rows import DecisionRow, decisions, gone_activities
from rakornis_desktop.database.queries.plans_of_offices import PlanRow
from rakornis_desktop.database.queries.works import WorkRow
from rakornis_desktop.reference.units import same_quantity

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

AGREED = AGREEING
_REFUSED = DecisionStatus.REJECTED


class Counted(NamedTuple):
    """An activity with what it adds (people, houses, hectares) to one figure."""

    row: WorkRow
    plan: PlanRow
    amount: Decimal


class Agreements:
    """The latest decision about each activity, found by id or, after a re-import, by identity."""

    def __init__(self, database: Database) -> None:
        self._by_id: dict[str, DecisionRow] = {}
        found = decisions(database)
        for decision in found:
            # Oldest first, so the latest word stands.
            self._by_id |= {activity.activity_id: decision for activity in decision.activities}
        gone = gone_activities(database) if found else frozenset()
        self._by_identity = {
            activity.identity: decision
            for decision in found
            for activity in decision.activities
            if activity.activity_id in gone and activity.identity
        }

    @property
    def by_identity(self) -> bool:
        """Whether any decision is about an activity that came anew under another id."""
        return bool(self._by_identity)

    @property
    def empty(self) -> bool:
        """Whether nothing has been decided at all."""
        return not self._by_id

    def about(self, counted: Counted) -> DecisionRow | None:
        """Return the latest decision about an activity, None if there is none."""
        found = self._by_id.get(counted.row.id)
        if found is None and self._by_identity:
            return self._by_identity.get(identity(counted.row, counted.plan.region_code))
        return found


@dataclass(frozen=True)
class Addition:
    """What one activity, or one agreed group, adds; ``budget`` in rupiah.

    Without ``rows`` it is the sum of many activities that were not read one by one.

    ``how`` says in which way a group was counted: volume (scaled to the agreed volume), largest
    (the side that adds most), alone.
    """

    rows: tuple[Counted, ...]
    amount: Decimal
    budget: int
    how: str = "alone"


def planned(found: Iterable[Counted], own: Callable[[Counted], bool]) -> list[Addition]:
    """Return what the rows of one's own plan add, each by itself."""
    return [
        Addition((counted,), counted.amount, counted.row.budget)
        for counted in found
        if own(counted)
    ]


def agreed(
    found: Iterable[Counted], own: Callable[[Counted], bool], agreements: Agreements
) -> list[Addition]:
    """Return what one's own plan and all that is agreed of other plans add, nothing twice.

    Rows of one agreed decision count together once: scaled to the agreed volume if one was
    agreed, else as the side that adds most. A row of our own without agreement counts as planned,
    unless it was refused by itself; a row of another plan without agreement does not count.
    """
    if agreements.empty:
        return planned(found, own)
    groups: dict[str, tuple[DecisionRow, list[Counted]]] = {}
    result: list[Addition] = []
    for counted in found:
        decision = agreements.about(counted)
        if decision is not None and decision.status in AGREED:
            groups.setdefault(decision.id, (decision, []))[1].append(counted)
        elif own(counted) and not _refused_alone(decision):
            result.append(Addition((counted,), counted.amount, counted.row.budget))
    result += [_together(decision, rows, own) for decision, rows in groups.values()]
    return result


def _refused_alone(decision: DecisionRow | None) -> bool:
    return decision is not None and decision.status == _REFUSED and len(decision.activities) == 1


def _together(
    decision: DecisionRow, rows: list[Counted], own: Callable[[Counted], bool]
) -> Addition:
    """Return an agreed group as one addition: its sides are the plans that take part."""
    sides: dict[str, list[Counted]] = {}
    for counted in rows:
        sides.setdefault(counted.row.plan_id, []).append(counted)
    amounts = {
        plan_id: sum((c.amount for c in side), Decimal(0)) for plan_id, side in sides.items()
    }
    budget = decision.agreed_budget
    if budget is None:
        # The same thing is paid once.
        budget = max(sum(c.row.budget for c in side) for side in sides.values())
    if decision.agreed_volume is not None:
        ordered = sorted(sides, key=lambda plan_id: (not own(sides[plan_id][0]), -amounts[plan_id]))
        for plan_id in ordered:
            volume = _volume(sides[plan_id], decision.agreed_unit)
            if volume:
                scaled = amounts[plan_id] * decision.agreed_volume / volume
                whole = all(c.amount == c.amount.to_integral_value() for c in rows)
                if whole:
                    scaled = scaled.to_integral_value()
                return Addition(tuple(rows), scaled, budget, "volume")
    return Addition(tuple(rows), max(amounts.values()), budget, "largest")


def _volume(side: list[Counted], unit: str) -> Decimal | None:
    """Return a side's volume in ``unit``, None where it is not the same quantity or missing."""
    total = Decimal(0)
    for counted in side:
        factor = same_quantity(counted.row.unit, unit)
        if counted.row.volume is None or factor is None:
            return None
        total += counted.row.volume * factor
    return total
