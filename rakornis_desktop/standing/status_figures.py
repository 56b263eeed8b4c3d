"""Every figure of the first page by name, as JSON has it."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rakornis_desktop.standing.figure import plain
from rakornis_desktop.standing.measures import regency_measures, subdistrict_measures
from rakornis_desktop.standing.money_sums import (
    MoneySum,
    by_office,
    by_programme,
    by_source,
    by_tier,
    by_year,
)
from rakornis_desktop.standing.next_steps import next_steps

if TYPE_CHECKING:
    from rakornis_desktop.standing.area_standing import AreaStanding
    from rakornis_desktop.standing.status import Status


def status_as_json(status: Status) -> dict[str, Any]:
    """Return year, office, next, activities, money, services, areas, problems and measures.

    Money is rupiah, hectares and percentages are numbers, what cannot be said is null. The same
    names are used on the page, so that each figure can be checked from outside.
    """
    parts = status.year_parts
    regency = status.office if len(status.office) == 5 else ""
    if not regency and len(status.own.region_code) == 5 and not status.office:
        regency = status.own.region_code
    return {
        "year": status.year,
        "office": status.office or None,
        "today": status.today.isoformat(),
        "next": {step.key: step.number for step in next_steps(status)},
        "activities": {
            "total": sum(part.counts.activities for part in parts),
            "by_office": {
                part.plan.region_code: {
                    name: value
                    for name, value in part.counts._asdict().items()
                    if name != "plan_id"
                }
                for part in parts
            },
        },
        "money": {
            "total": sum(part.budget for part in parts),
            "by_program": _money(by_programme(status)),
            "by_source": _money(by_source(status)),
            "by_tier": _money(by_tier(status)),
            "by_year": _money(by_year(status)),
            "by_office": _money(by_office(status)),
        },
        "services": [
            {
                "region": standing.region_code,
                "indicator": standing.indicator.code,
                **{
                    name: {
                        "value": plain(figure.value),
                        "unit": figure.unit,
                        "formula": figure.formula,
                        **({"reason": figure.reason} if figure.reason else {}),
                        **({"remarks": list(figure.remarks)} if figure.remarks else {}),
                    }
                    for name, figure in figures.items()
                },
            }
            for standing, figures in zip(status.services, status.service_figures, strict=True)
        ],
        "areas": _areas(status),
        "problems": _problems(status),
        "measures": {
            measure.key: {code: plain(value) for code, value in measure.values.items()}
            for measure in regency_measures(status)
        },
        "kecamatan": {
            measure.key: {code: plain(value) for code, value in measure.values.items()}
            for measure in (subdistrict_measures(status, regency) if regency else ())
        },
        "missing_plans": list(status.missing_plans),
    }


def area_totals(found: tuple[AreaStanding, ...]) -> dict[str, Any]:
    """Return areas and hectares: number, hectares, left, untouched, rising, handled by year."""
    handled: dict[int, Decimal] = defaultdict(Decimal)
    for standing in found:
        for year, amount in standing.handled.items():
            handled[year] += amount
    untouched = [standing for standing in found if standing.untouched]
    return {
        "areas": len(found),
        "hectares": sum((s.area.hectares or Decimal(0) for s in found), Decimal(0)),
        "left": sum((s.left or Decimal(0) for s in found), Decimal(0)),
        "untouched": len(untouched),
        "untouched_hectares": sum((s.area.hectares or Decimal(0) for s in untouched), Decimal(0)),
        "without_hectares": sum(s.area.hectares is None for s in found),
        "with_remarks": sum(bool(s.remarks) for s in found),
        "handled": dict(sorted(handled.items())),
    }


def _areas(status: Status) -> dict[str, Any]:
    by_kind: dict[str, list[AreaStanding]] = defaultdict(list)
    for standing in status.areas:
        by_kind[standing.area.kind].append(standing)
    totals = {kind: area_totals(tuple(found)) for kind, found in sorted(by_kind.items())}
    whole = area_totals(())
    for one in totals.values():
        for name, value in one.items():
            if name == "handled":
                for year, hectares in value.items():
                    whole[name][year] = whole[name].get(year, 0) + hectares
            else:
                whole[name] += value
    return {
        "total": _plain(whole),
        "by_kind": {kind: _plain(one) for kind, one in totals.items()},
        "differences": len(status.area_differences),
    }


def _plain(totals: dict[str, Any]) -> dict[str, Any]:
    return {
        name: {str(year): plain(amount) for year, amount in value.items()}
        if isinstance(value, dict)
        else plain(value)
        for name, value in totals.items()
    }


def _problems(status: Status) -> dict[str, Any]:
    ids = {plan.id for plan in status.plans}
    categories: dict[str, dict[str, int]] = {}
    answering = 0
    for plan_id, sums in status.problems.items():
        if plan_id not in ids:
            continue
        answering += sums.answering
        for name in ("open", "unanswered", "weight", "money"):
            for category, value in getattr(sums, name).items():
                one = categories.setdefault(
                    category, {"open": 0, "unanswered": 0, "weight": 0, "money": 0}
                )
                one[name] += value
    activities = sum(part.counts.activities for part in status.year_parts)
    return {
        "open": sum(one["open"] for one in categories.values()),
        "unanswered": sum(one["unanswered"] for one in categories.values()),
        "by_category": dict(sorted(categories.items())),
        "activities_without_problem": activities - answering,
        "money_without_problem": sum(part.budget for part in status.year_parts)
        - sum(one["money"] for one in categories.values()),
    }


def _money(found: list[MoneySum]) -> list[dict[str, Any]]:
    return [
        {
            "key": one.key,
            "name": one.name,
            "budget": one.budget,
            "budget_next": one.budget_next,
            "by_tier": dict(one.tiers),
        }
        for one in found
    ]
