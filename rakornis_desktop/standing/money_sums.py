"""The money of the first page: by program, funding source, tier, year and office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rakornis_desktop.choices import FROM_REGENCY_UP
from rakornis_desktop.comparison.money_standing import programme_name
from rakornis_desktop.database.fields.choice_names import tier_name
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.funding import funding
from rakornis_desktop.reference.regions import regions

if TYPE_CHECKING:
    from rakornis_desktop.database.queries.plans_of_offices import PlanRow
    from rakornis_desktop.database.queries.status_counts import MoneyGroup
    from rakornis_desktop.standing.parts_of_plans import PlanPart
    from rakornis_desktop.standing.status import Status

TIERS = FROM_REGENCY_UP


@dataclass
class MoneySum:
    """Rupiah under one key: of year n, of n+1, and of n by the tier whose plan it is in."""

    key: str
    name: str
    budget: int = 0
    budget_next: int = 0
    tiers: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, budget: int, budget_next: int, tier: str) -> None:
        """Add rupiah of both years from a plan of a tier."""
        self.budget += budget
        self.budget_next += budget_next
        if budget:
            self.tiers[tier] += budget


def by_programme(status: Status) -> list[MoneySum]:
    """Return the money of the year by program."""
    edition = status.own.edition

    def key(group: MoneyGroup) -> str:
        return group.programme if group.programme.count(".") == 2 else ""

    def name(code: str) -> str:
        return programme_name(code, edition) if code else _("Tanpa kode program")

    return _of_groups(status.year_parts, key, name)


def by_source(status: Status) -> list[MoneySum]:
    """Return the money of the year by funding source."""
    known = funding()

    def name(source: str) -> str:
        if not source:
            return _("Tanpa sumber dana")
        return known.label(source) if known.get(source) else source

    return _of_groups(status.year_parts, lambda group: group.source, name)


def by_tier(status: Status) -> list[MoneySum]:
    """Return the money of the year by the tier whose plan it is in."""
    found = _of_plans(status.year_parts, lambda plan: plan.tier, tier_name)
    return sorted(found, key=lambda one: TIERS.index(one.key))


def by_office(status: Status) -> list[MoneySum]:
    """Return the money of the year by office."""
    known = regions()

    def name(code: str) -> str:
        region = known.get(code)
        return region.name if region else code

    return _of_plans(status.year_parts, lambda plan: plan.region_code, name)


def by_year(status: Status) -> list[MoneySum]:
    """Return the money of every year of which there is a plan."""
    return _of_plans(tuple(status.parts.values()), lambda plan: str(plan.fiscal_year), str)


def _of_groups(
    parts: tuple[PlanPart, ...], key: Callable[[MoneyGroup], str], name: Callable[[str], str]
) -> list[MoneySum]:
    found: dict[str, MoneySum] = {}
    for part in parts:
        sums: dict[str, list[int]] = {}
        for group in part.money:
            named = key(group)
            if named not in sums:
                sums[named] = [0, 0]
            sums[named][group.year_offset] += group.amount
        for named, both in sums.items():
            _one(found, named, name).add(both[0], both[1], part.plan.tier)
    return _in_order(found)


def _of_plans(
    parts: tuple[PlanPart, ...], key: Callable[[PlanRow], str], name: Callable[[str], str]
) -> list[MoneySum]:
    found: dict[str, MoneySum] = {}
    for part in parts:
        one = _one(found, key(part.plan), name)
        one.add(part.budget, part.budget_next, part.plan.tier)
    return _in_order(found)


def _one(found: dict[str, MoneySum], key: str, name: Callable[[str], str]) -> MoneySum:
    one = found.get(key)
    if one is None:
        one = found[key] = MoneySum(key, name(key))
    return one


def _in_order(found: dict[str, MoneySum]) -> list[MoneySum]:
    return sorted(found.values(), key=lambda one: (one.key == "", one.key))
