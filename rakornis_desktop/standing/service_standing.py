"""Service standards per region: what is served, what the plans change, what stays open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.choices import Direction
from rakornis_desktop.database.queries.plans_of_offices import PlanRow, plans
from rakornis_desktop.database.queries.service_rows import (
    AchievementRow,
    IndicatorRow,
    achievements,
    indicators,
    indicators_elsewhere,
)
from rakornis_desktop.database.queries.works import (
    WorkRow,
    other_serving_works,
    served_sums,
    serving_works,
)
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.regions import PROVINCE, regions
from rakornis_desktop.reference.units import same_quantity
from rakornis_desktop.standing.agreed_groups import Addition, Agreements, Counted, agreed, planned

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

# Region and indicator.
_Key = tuple[str, str]


@dataclass(frozen=True)
class ServiceStanding:
    """One region and indicator in one year: raw sums, from which figures are made.

    ``need`` and ``now`` are in the indicator's unit (``now`` is what is served or, of an
    indicator that is to shrink, what is already dealt with); None where no data is there.
    ``own`` and ``all`` are what the plan, and plan with agreed works, add. ``parts`` are the
    regencies that a province's standing is the sum of; ``elsewise`` those that mean something
    else by the code, so that they are left out of it.
    """

    region_code: str
    indicator: IndicatorRow
    year: int
    data: AchievementRow | None
    before: AchievementRow | None
    own: tuple[Addition, ...] = ()
    all: tuple[Addition, ...] = ()
    uncounted: tuple[tuple[WorkRow, str], ...] = ()
    parts: tuple[ServiceStanding, ...] = field(default=())
    elsewise: tuple[ServiceStanding, ...] = field(default=())

    @property
    def region_name(self) -> str:
        """What the region is called."""
        region = regions().get(self.region_code)
        return region.name if region else self.region_code

    @cached_property
    def known(self) -> tuple[ServiceStanding, ...]:
        """The standings with data that this one is the sum of: itself, or a province's parts."""
        if self.parts:
            return tuple(part for part in self.parts if part.data is not None)
        return (self,) if self.data is not None else ()

    @cached_property
    def need(self) -> Decimal | None:
        """How many need the service, None where no data is there."""
        known = self.known
        return sum((p.data.in_need for p in known if p.data), Decimal(0)) if known else None

    @cached_property
    def now(self) -> Decimal | None:
        """How many have it."""
        known = self.known
        return sum((served(p.data, p.indicator) for p in known if p.data), Decimal(0)) if (
            known
        ) else None  # fmt: skip

    @cached_property
    def planned(self) -> Decimal:
        """How many our plan adds."""
        return _sum(self.known, "own") if self.parts else _total(self.own)

    @cached_property
    def agreed(self) -> Decimal:
        """How many our plan and the agreed works of other tiers add, nobody twice."""
        return _sum(self.known, "all") if self.parts else _total(self.all)


def served(data: AchievementRow, indicator: IndicatorRow) -> Decimal:
    """Return what is served; of an indicator that is to shrink, what is no longer there."""
    return data.in_need - data.served if indicator.direction == Direction.DOWN else data.served


def counted_amount(row: WorkRow, indicator: IndicatorRow) -> tuple[Decimal | None, str]:
    """Return what an activity adds to an indicator, or None and the reason why it cannot count.

    Its beneficiaries if they are in the indicator's unit, else (houses, litres a second) its
    volume. Nothing is converted that is not the same quantity.
    """
    if row.beneficiaries is not None and indicator.counts != "volume":
        factor = same_quantity(row.beneficiary_unit, indicator.unit)
        if factor is not None:
            return row.beneficiaries * factor, ""
    if indicator.counts in ("unit", "volume") and row.volume is not None:
        factor = same_quantity(row.unit, indicator.unit)
        if factor is not None:
            return row.volume * factor, ""
    if row.beneficiaries is not None and indicator.counts != "volume":
        return None, _("penerima manfaat dalam {given}, bukan {unit}").format(
            given=row.beneficiary_unit or _("satuan kosong"), unit=indicator.unit
        )
    return None, _("belum menyebut jumlahnya dalam {unit}").format(unit=indicator.unit)


def service_standings(
    database: Database, year: int, region_codes: Sequence[str] = (), *, rows: bool = True
) -> list[ServiceStanding]:
    """Return the standings of regions in a fiscal year, by region and indicator.

    Without ``region_codes`` all that has data or activities, the province last as the sum of its
    regencies (or from its own data, where it has any). Without ``rows`` the undecided activities
    are summed where they stand: the same figures in a fraction of the time, which open no
    activities.
    """
    known = indicators(database)
    elsewhere = indicators_elsewhere(database)
    data: dict[_Key, list[AchievementRow]] = defaultdict(list)
    for row in achievements(database):
        if row.indicator in known:
            data[row.region_code, row.indicator].append(row)
    agreements = Agreements(database)
    serving = _serving(database, year, known, elsewhere, rows or agreements.by_identity)
    found = {
        key: _standing(key, elsewhere.get(key, known[key[1]]), year, data[key], serving, agreements)
        for key in sorted({*data, *serving.counted, *serving.uncounted, *serving.sums})
        if len(key[0]) <= 5
    }
    for code in known:
        whole = found.get((PROVINCE, code))
        parts = tuple(s for (region, c), s in found.items() if c == code and region != PROVINCE)
        if parts and (whole is None or whole.data is None):
            found[PROVINCE, code] = _province(known[code], parts, whole)
    order = {code: at for at, code in enumerate(known)}
    wanted = [
        standing
        for (region, _code), standing in found.items()
        if not region_codes or region in region_codes
    ]
    return sorted(
        wanted, key=lambda s: (s.region_code == PROVINCE, s.region_code, order[s.indicator.code])
    )


def _standing(
    key: _Key,
    indicator: IndicatorRow,
    year: int,
    data: list[AchievementRow],
    serving: _Serving,
    agreements: Agreements,
) -> ServiceStanding:
    region = key[0]
    # What is reached in the plan's year itself holds its works already.
    earlier = [row for row in data if row.year < year] or data[:1]
    rows = serving.counted.get(key, [])
    sums = serving.sums.get(key, [])

    def own(one: Counted) -> bool:
        return one.plan.region_code == region

    return ServiceStanding(
        region,
        indicator,
        year,
        earlier[-1] if earlier else None,
        earlier[-2] if len(earlier) > 1 else None,
        (*planned(rows, own), *sums),
        (*agreed(rows, own, agreements), *sums),
        tuple(serving.uncounted.get(key, ())),
    )


def _province(
    indicator: IndicatorRow, parts: tuple[ServiceStanding, ...], whole: ServiceStanding | None
) -> ServiceStanding:
    return ServiceStanding(
        PROVINCE,
        indicator,
        parts[0].year,
        None,
        None,
        # Works across regencies cannot be shared out among them: told, not counted.
        uncounted=tuple(
            (one.row, _("lintas kabupaten/kota, tidak dapat dibagi per kabupaten/kota"))
            for addition in (whole.all if whole else ())
            for one in addition.rows
        )
        + (whole.uncounted if whole else ()),
        parts=tuple(part for part in parts if part.indicator.means_the_same(indicator)),
        elsewise=tuple(part for part in parts if not part.indicator.means_the_same(indicator)),
    )


class _Serving(NamedTuple):
    """The activities of a year that serve an indicator, by region and indicator.

    ``sums`` are our own undecided ones where they were not read one by one.
    """

    counted: dict[_Key, list[Counted]]
    uncounted: dict[_Key, list[tuple[WorkRow, str]]]
    sums: dict[_Key, list[Addition]]


def _serving(
    database: Database,
    year: int,
    known: dict[str, IndicatorRow],
    elsewhere: dict[_Key, IndicatorRow],
    rows: bool,
) -> _Serving:
    homes = {plan.id: plan for plan in plans(database)}
    result = _Serving(defaultdict(list), defaultdict(list), defaultdict(list))
    if rows:
        works = serving_works(database, year)
    else:
        odd: list[str] = []
        for one in served_sums(database, year):
            plan = homes[one.plan_id]
            region = _region(one.regency, plan)
            indicator = elsewhere.get((region, one.indicator), known.get(one.indicator))
            factor = indicator and same_quantity(one.unit, indicator.unit)
            if indicator is None or factor is None or indicator.counts == "volume":
                odd.append(f"{one.indicator} {one.unit}")
                continue
            # Another tier's work without agreement makes a row on the page and counts nothing.
            sums = result.sums[region, one.indicator]
            if plan.region_code == region:
                sums.append(Addition((), one.beneficiaries * factor, one.budget))
        works = other_serving_works(database, year, odd)
    for row in works:
        plan = homes[row.plan_id]
        key = (_region(row.region_code, plan), row.service_indicator)
        found = elsewhere.get(key, known.get(row.service_indicator))
        if found is None:
            continue
        amount, reason = counted_amount(row, found)
        if amount is None:
            result.uncounted[key].append((row, reason))
        else:
            result.counted[key].append(Counted(row, plan, amount))
    return result


def _region(code: str, plan: PlanRow) -> str:
    """Return the region that an activity is for: its regency, else that of its office."""
    if len(code) >= 5:
        return code[:5]
    return plan.region_code if len(plan.region_code) == 5 else PROVINCE


def _total(additions: Iterable[Addition]) -> Decimal:
    return sum((addition.amount for addition in additions), Decimal(0))


def _sum(parts: Iterable[ServiceStanding], name: str) -> Decimal:
    return sum((_total(getattr(part, name)) for part in parts), Decimal(0))
