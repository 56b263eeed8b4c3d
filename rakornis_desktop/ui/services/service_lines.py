"""Which lines the table of service figures has: what is known, and what waits to be filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rakornis_desktop.database.queries.plans_of_offices import PlanRow
from rakornis_desktop.database.queries.service_rows import AchievementRow, IndicatorRow
from rakornis_desktop.reference.regions import PROVINCE
from rakornis_desktop.standing.service_standing import ServiceStanding
from rakornis_desktop.ui.services.service_model import ServiceLine

# What a new line must have before it can be stored.
NEEDED = ("region_code", "indicator", "year", "in_need", "served")


def service_lines(
    rows: Sequence[AchievementRow],
    known: Mapping[str, IndicatorRow],
    standings: Iterable[ServiceStanding],
    plan: PlanRow,
) -> list[ServiceLine]:
    """Return a line for each row, and empty ones for what is not known yet.

    Those are our own indicators, and whatever an activity serves without a figure to start from.
    """
    lines = [ServiceLine(row.id, row) for row in rows]
    there = {(row.region_code, row.indicator) for row in rows}
    wanted = [
        (plan.region_code, code)
        for code, row in known.items()
        if row.is_own or row.tier == plan.tier
    ]
    wanted += [
        (standing.region_code, standing.indicator.code)
        for standing in standings
        if standing.data is None and not standing.parts and standing.region_code != PROVINCE
    ]
    for region, code in dict.fromkeys(wanted):
        if (region, code) not in there:
            lines.append(empty_line(region, code, plan.fiscal_year - 1))
    order = {code: at for at, code in enumerate(known)}

    def place(line: ServiceLine) -> tuple[str, int, int]:
        code = str(line.value("indicator"))
        return str(line.value("region_code")), order.get(code, len(order)), line.value("year")

    return sorted(lines, key=place)


def empty_line(region: str, code: str, year: int, mark: str = "") -> ServiceLine:
    """Return a line to be filled in; ``mark`` keeps several of the same figure apart."""
    known = {"region_code": region, "indicator": code, "year": year}
    return ServiceLine(f"new:{region}:{code}:{mark}", None, known)
