"""Offices and plans of the database."""

from __future__ import annotations

from typing import NamedTuple

from rakornis_desktop.choices import Tier
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.typed_rows import typed
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.reference.regions import PROVINCE, regions


class PlanRow(NamedTuple):
    """A plan with the office it belongs to."""

    id: str
    office_id: str
    fiscal_year: int
    stage: str
    edition: str
    is_own: bool
    source_file: str
    received_at: str | None
    tier: str
    region_code: str
    office_name: str
    government: str


_SELECT = (
    "SELECT p.id, p.office_id, p.fiscal_year, p.stage, p.edition, p.is_own, p.source_file, "
    "p.received_at, o.tier, o.region_code, o.name, o.government "
    "FROM plan p JOIN office o ON o.id = p.office_id"
)


def plans(database: Database) -> list[PlanRow]:
    """Return all plans, ours first, then by region and year."""
    return typed(
        PlanRow,
        database.read(f"{_SELECT} ORDER BY p.is_own DESC, o.region_code, p.fiscal_year DESC"),
    )


def missing_plans(every: list[PlanRow], ours: PlanRow, year: int) -> tuple[str, ...]:
    """Return the offices, by region, whose plan of a year we should have and ``every`` lacks.

    A regency waits for the province's plan, the province for those of its regencies, the centre
    for all of them.
    """
    there = {plan.region_code for plan in every if plan.fiscal_year == year}
    expected = [PROVINCE]
    if ours.tier != Tier.REGENCY:
        expected = [region.code for region in regions().regencies()]
        if ours.tier == Tier.CENTRE:
            expected = [PROVINCE, *expected]
    return tuple(code for code in expected if code not in there)


def own_plan(database: Database) -> PlanRow:
    """Return our own plan, the youngest year if there are several; Refusal if there is none."""
    found = database.read(f"{_SELECT} WHERE p.is_own ORDER BY p.fiscal_year DESC LIMIT 1")
    if not found:
        raise Refusal(
            _("{file} belum berisi rencana kantor sendiri. Buat dengan «rakornis new».").format(
                file=database.path.name
            )
        )
    return typed(PlanRow, found)[0]


def plan_by_id(database: Database, plan_id: str) -> PlanRow | None:
    """Return one plan, None if it is not there."""
    found = database.read(f"{_SELECT} WHERE p.id = ?", (plan_id,))
    return typed(PlanRow, found)[0] if found else None


def plan_of(database: Database, region_code: str, fiscal_year: int | None = None) -> PlanRow | None:
    """Return the plan of the office with this region code (the youngest, or of one year)."""
    found = database.read(
        f"{_SELECT} WHERE o.region_code = ? AND (? IS NULL OR p.fiscal_year = ?) "
        "ORDER BY p.fiscal_year DESC LIMIT 1",
        (region_code, fiscal_year, fiscal_year),
    )
    return typed(PlanRow, found)[0] if found else None
