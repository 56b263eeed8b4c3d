"""Indicators (service standards and the office's own) and what regions have achieved by them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from rakornis_desktop.choices import Direction
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.typed_rows import columns, typed
from rakornis_desktop.language.quantity import stored_quantity
from rakornis_desktop.reference.service_standards import service_standards


class IndicatorRow(NamedTuple):
    """An indicator; ``id`` is empty for one that is not ours to change: a service standard, or
    an indicator that another office has added.

    ``counts`` tells what a figure is about: penerima (people or households), unit (houses), volume
    (litres a second). ``direction`` is naik or turun. ``tier`` is empty for what an office added.
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
        """Whether our office has added it."""
        return bool(self.id)

    def means_the_same(self, other: IndicatorRow) -> bool:
        """Whether figures of both may be added up."""
        return (self.unit, self.direction) == (other.unit, other.direction)


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


def indicators(database: Database) -> dict[str, IndicatorRow]:
    """Return all indicators by code: the service standards, our own, then those of other offices.

    Where offices have added one code each for itself, ours is meant.
    """
    found = {
        row.code: IndicatorRow(
            "",
            row.code,
            row.service,
            row.unit,
            Direction.UP,
            row.counts,
            row.tier,
            Decimal(row.target_percent),
            row.indicator,
        )
        for row in service_standards().values()
    }
    for row, _region in _added(database):
        found.setdefault(row.code, row)
    return found


def indicators_elsewhere(database: Database) -> dict[tuple[str, str], IndicatorRow]:
    """Return what other offices mean by a code that means something else here.

    By region of the office and code: those whose figures cannot be added to the others'.
    """
    known = indicators(database)
    return {
        (region, row.code): row
        for row, region in _added(database)
        if not row.means_the_same(known[row.code])
    }


def _added(database: Database) -> list[tuple[IndicatorRow, str]]:
    """Return what offices have added, ours first, with the region of the office."""
    return [
        (
            IndicatorRow(
                id_ if own else "", code, name, unit, direction, "unit", "", Decimal(100), note
            ),
            region,
        )
        for id_, code, name, unit, direction, note, region, own in database.read(
            "SELECT i.id, i.code, i.name, i.unit, i.direction, i.note, o.region_code, o.is_own "
            "FROM indicator i JOIN office o ON o.id = i.office_id "
            "ORDER BY o.is_own DESC, o.region_code, i.position, i.id"
        )
    ]


def achievements(database: Database, region_code: str = "") -> list[AchievementRow]:
    """Return what is known of a region (of all, if empty), by region, indicator and year.

    A row whose need or service is no number says nothing: no figure may be made of it.
    """
    need, served = map(AchievementRow._fields.index, ("in_need", "served"))
    return typed(
        AchievementRow,
        [
            row
            for row in database.read(
                f"SELECT {columns(AchievementRow)} FROM service_achievement "
                "WHERE ? = '' OR region_code = ? ORDER BY region_code, indicator, year",
                (region_code, region_code),
            )
            if stored_quantity(row[need]) is not None and stored_quantity(row[served]) is not None
        ],
    )


def achievement(database: Database, achievement_id: str) -> AchievementRow | None:
    """Return one row, None if it is not there."""
    found = typed(
        AchievementRow,
        database.read(
            f"SELECT {columns(AchievementRow)} FROM service_achievement WHERE id = ?",
            (achievement_id,),
        ),
    )
    return found[0] if found else None
