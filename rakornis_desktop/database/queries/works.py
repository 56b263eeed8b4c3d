"""Activities with the few columns that tell what they do for an indicator or an area."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.portions import portions
from rakornis_desktop.database.queries.typed_rows import typed


class WorkRow(NamedTuple):
    """An activity that serves an indicator or points to an area; ``budget`` rupiah of year n."""

    id: str
    plan_id: str
    reference: str
    code: str
    title: str
    region_code: str
    location_text: str
    volume: Decimal | None
    unit: str
    beneficiaries: int | None
    beneficiary_unit: str
    slum_area_ha: Decimal | None
    service_indicator: str
    area_id: str | None
    budget: int


class ServedSum(NamedTuple):
    """Beneficiaries of undecided activities of one plan, regency, indicator and unit.

    ``paid`` tells whether they are those with any money; ``budget`` is theirs in rupiah. Those
    that serve nobody stand by themselves, for their money is no price of a service.
    """

    plan_id: str
    regency: str
    indicator: str
    unit: str
    paid: int
    beneficiaries: int
    budget: int


_BUDGET = (
    "coalesce((SELECT sum(amount) FROM budget WHERE activity_id = a.id AND year_offset = 0), 0)"
)
_COLUMNS = ", ".join(f"a.{name}" for name in WorkRow._fields[:-1])
_FROM = (
    # Cross: few activities, found by their own index, before the plan of each.
    f"SELECT {_COLUMNS}, {_BUDGET} FROM activity a CROSS JOIN plan p ON p.id = a.plan_id "
    "WHERE {} ORDER BY p.fiscal_year, p.is_own DESC, a.plan_id, a.position, a.id"
)
# Undecided activities in a regency whose beneficiaries are told: only their sums matter where
# none is opened.
_PLAIN = (
    "a.beneficiaries IS NOT NULL AND length(a.region_code) >= 5 "
    "AND a.id NOT IN (SELECT activity_id FROM decision_activity)"
)


def serving_works(database: Database, year: int) -> list[WorkRow]:
    """Return the activities of a fiscal year that serve an indicator."""
    return typed(
        WorkRow,
        database.read(_FROM.format("a.service_indicator > '' AND p.fiscal_year = ?"), (year,)),
    )


def served_sums(database: Database, year: int) -> list[ServedSum]:
    """Return the sums of undecided activities with beneficiaries that serve an indicator."""
    return [
        ServedSum._make(row)
        for row in database.read(
            "SELECT plan_id, regency, indicator, unit, budget > 0, sum(beneficiaries), sum(budget) "
            "FROM (SELECT a.plan_id, substr(a.region_code, 1, 5) AS regency, "
            f"a.service_indicator AS indicator, a.beneficiary_unit AS unit, a.beneficiaries, "
            f"{_BUDGET} AS budget FROM activity a CROSS JOIN plan p ON p.id = a.plan_id "
            f"WHERE a.service_indicator > '' AND p.fiscal_year = ? AND {_PLAIN} "
            # With a limit the budget of each is summed once, not for each use of it.
            "LIMIT -1) GROUP BY 1, 2, 3, 4, 5, beneficiaries > 0",
            (year,),
        )
    ]


def other_serving_works(database: Database, year: int, units: list[str]) -> list[WorkRow]:
    """Return the serving activities that are not in :func:`served_sums`, or are in ``units``.

    A unit is named with its indicator: ``AM-K jiwa``.
    """
    places = ", ".join("?" * len(units))
    odd = f" OR a.service_indicator || ' ' || a.beneficiary_unit IN ({places})" if units else ""
    return typed(
        WorkRow,
        database.read(
            _FROM.format(
                f"a.service_indicator > '' AND p.fiscal_year = ? AND (NOT ({_PLAIN}){odd})"
            ),
            (year, *units),
        ),
    )


def area_works(database: Database) -> list[WorkRow]:
    """Return the activities of all plans that point to an area, older years first."""
    return typed(WorkRow, database.read(_FROM.format("a.area_id > ''")))


def works_among(database: Database, activity_ids: Sequence[str]) -> tuple[bool, bool]:
    """Tell whether any of the activities serves an indicator, and whether any lies in an area."""
    serves = lies = 0
    for part, places in portions(activity_ids):
        ((one, other),) = database.read(
            "SELECT coalesce(max(service_indicator > ''), 0), coalesce(max(area_id > ''), 0) "
            f"FROM activity WHERE id IN ({places})",
            part,
        )
        serves, lies = max(serves, one), max(lies, other)
    return bool(serves), bool(lies)
