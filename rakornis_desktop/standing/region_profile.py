"""What the one-page profile of a region says, drawn from the first page's figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.choices import FROM_REGENCY_UP, Tier
from rakornis_desktop.database.authority_of_areas import regencies_of
from rakornis_desktop.database.queries.status_counts import decision_counts
from rakornis_desktop.reference.regions import PROVINCE, regions
from rakornis_desktop.standing.area_standing import AreaStanding
from rakornis_desktop.standing.figure import Figure
from rakornis_desktop.standing.measures import Measure, regency_measures
from rakornis_desktop.standing.money_sums import MoneySum, by_programme
from rakornis_desktop.standing.problems import SOLVED, Problem, problem_tree
from rakornis_desktop.standing.service_standing import ServiceStanding
from rakornis_desktop.standing.status import Status, status

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

_REGENCY = 5


class TierSum(NamedTuple):
    """Activities and rupiah of one tier's plan in a region."""

    tier: str
    activities: int
    amount: int


@dataclass(frozen=True)
class Profile:
    """A region on one page.

    ``tiers`` are what each tier plans in it; ``programs`` the money of the plans shown by
    program; ``decisions`` counts by status; ``problems`` are open, the most pressing first.
    """

    region_code: str
    name: str
    year: int
    has_plan: bool
    tiers: tuple[TierSum, ...]
    programmes: tuple[MoneySum, ...]
    services: tuple[tuple[ServiceStanding, dict[str, Figure]], ...]
    areas: dict[str, list[AreaStanding]]
    decisions: dict[str, int]
    undecided: int
    problems: tuple[Problem, ...]

    @property
    def unanswered(self) -> int:
        """Open problems that no activity answers."""
        return sum(not problem.covered for problem in self.problems)


def profiles(database: Database, office: str = "") -> tuple[list[Profile], list[Measure]]:
    """Return the profile of one region, or of all that we look at, and the map's measures.

    A province looks at itself and its 14 regencies, a regency at itself. Raises Refusal for a
    region of which nothing is known.
    """
    found = status(database)
    if office:
        codes = [office]
        if all(plan.region_code != office for plan in found.plans) and not any(
            standing.region_code == office for standing in found.services
        ):
            # Says in words which offices there are.
            status(database, found.year, office)
    elif found.own.tier == Tier.REGENCY:
        codes = [found.own.region_code]
    else:
        codes = [PROVINCE, *(region.code for region in regions().regencies())]
    decided = decision_counts(database)
    return [profile(database, found, code, decided) for code in codes], regency_measures(found)


def profile(
    database: Database, found: Status, region_code: str, decided: dict[str, dict[str, int]]
) -> Profile:
    """Return the profile of a region; ``decided`` are counts of decisions by plan and status."""
    whole = region_code == PROVINCE
    plans = [p for p in found.plans if whole or p.region_code == region_code]
    ids = {plan.id for plan in plans}
    shown = replace(found, parts={key: part for key, part in found.parts.items() if key in ids})
    decisions: dict[str, int] = defaultdict(int)
    for plan in plans:
        # In a province the decisions are seen from the regencies, each pair once.
        if not whole or plan.tier == Tier.REGENCY or len(plans) == 1:
            for name, count in decided.get(plan.id, {}).items():
                decisions[name] += count
    problems = [
        problem
        for plan in plans
        for problem in problem_tree(database, plan.id)
        if problem.depth == 0 and problem.issue.status != SOLVED
    ]
    problems.sort(key=lambda p: (p.issue.priority or 99, p.covered, p.issue.position))
    region = regions().get(region_code)
    return Profile(
        region_code,
        region.name if region else region_code,
        found.year,
        bool(plans),
        tuple(_tiers(found, region_code)),
        tuple(by_programme(shown)),
        tuple(
            (standing, figures)
            for standing, figures in zip(found.services, found.service_figures, strict=True)
            if standing.region_code == region_code
        ),
        _areas(found.areas, region_code),
        dict(decisions),
        sum(part.counts.undecided for part in shown.year_parts),
        tuple(problems),
    )


def _tiers(found: Status, region_code: str) -> list[TierSum]:
    """Return what each tier plans in a region; a province's is everything."""
    sums: dict[str, list[int]] = {}
    for part in found.year_parts:
        tier = part.plan.tier
        if region_code == PROVINCE or part.plan.region_code == region_code:
            both = sums.setdefault(tier, [0, 0])
            both[0] += part.counts.activities
            both[1] += part.budget
        elif tier != Tier.REGENCY:
            for place in part.places:
                if place.place[:_REGENCY] == region_code:
                    both = sums.setdefault(tier, [0, 0])
                    both[0] += place.activities
                    both[1] += place.amount
    order = FROM_REGENCY_UP
    return [TierSum(tier, *sums[tier]) for tier in order if tier in sums]


def _areas(found: Sequence[AreaStanding], region_code: str) -> dict[str, list[AreaStanding]]:
    by_kind: dict[str, list[AreaStanding]] = defaultdict(list)
    for standing in found:
        if region_code == PROVINCE or region_code in regencies_of(standing.area):
            by_kind[standing.area.kind].append(standing)
    return dict(by_kind)
