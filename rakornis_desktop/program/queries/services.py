"""Indicators (service standards and the office's own) and what regions have achieved by them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from rakornis_desktop.program.database import Program
from rakornis_desktop.program.queries.typed_rows import columns, typed
from rakornis_desktop.reference.service_standards import service_standards


class IndicatorRow(NamedTuple):
    """An indicator; ``id`` is empty for a service standard, which no office changes.

    ``counts`` tells what a figure is about: penerima (people or households), unit (houses), volume
    (litres a second). ``direction`` is naik or turun. ``tier`` is empty for an own indicator.
    """

    id: str
    code: str
    name: str
    unit: str
    direction: str
    counts: str
    tier: str
    target_percent: Decimal
    note: str

    @property
    def is_own(self) -> bool:
        """Whether the office has added it."""
        return bool(self.id)


class AchievementRow(NamedTuple):
    """Need and service in one region and year, as stored."""

    id: str
    region_code: str
    indicator: str
    year: int
    in_need: Decimal
    served: Decimal
    target_percent: Decimal | None
    source: str
    measured_on: date | None
    note: str


def indicators(program: Program) -> dict[str, IndicatorRow]:
    """Return all indicators by code: the service standards, then the office's own."""
    found = {
        row.code: IndicatorRow(
            "",
            row.code,
            row.service,
            row.unit,
            "naik",
            row.counts,
            row.tier,
            Decimal(row.target_percent),
            row.indicator,
        )
        for row in service_standards().values()
    }
    for id_, code, name, unit, direction, note in program.read(
        "SELECT id, code, name, unit, direction, note FROM indicator ORDER BY position, id"
    ):
        found[code] = IndicatorRow(id_, code, name, unit, direction, "unit", "", Decimal(100), note)
    return found


def achievements(program: Program, region_code: str = "") -> list[AchievementRow]:
    """Return what is known of a region (of all, if empty), by region, indicator and year."""
    return typed(
        AchievementRow,
        program.read(
            f"SELECT {columns(AchievementRow)} FROM service_achievement "
            "WHERE ? = '' OR region_code = ? ORDER BY region_code, indicator, year",
            (region_code, region_code),
        ),
    )


def achievement(program: Program, achievement_id: str) -> AchievementRow | None:
    """Return one row, None if it is not there."""
    found = typed(
        AchievementRow,
        program.read(
            f"SELECT {columns(AchievementRow)} FROM service_achievement WHERE id = ?",
            (achievement_id,),
        ),
    )
    return found[0] if found else None
