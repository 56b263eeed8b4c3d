"""The sample's service figures, settlement areas and causes of problems: all invented."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rakornis_desktop.choices import AreaKind, Direction, IssueCategory, RegionLevel
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.regions import regions
from rakornis_desktop.reference.resource_files import resource
from rakornis_desktop.sample.dice import Dice
from rakornis_desktop.sample.sample_places import villages
from rakornis_desktop.sample.sample_plans import PROVINCE, REMARK, YEAR

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.database.queries.activity_rows import ActivityRow
    from rakornis_desktop.database.queries.plans_of_offices import PlanRow

_INDICATORS = (
    {
        "code": "RTLH",
        "name": "Rumah tidak layak huni",
        "unit": "unit rumah",
        "direction": Direction.DOWN,
    },
    {"code": "PSU", "name": "Perumahan dengan PSU diserahkan", "unit": "perumahan"},
)
_YEARS = (YEAR - 3, YEAR - 1)
# What an activity is for, by the beginning of its code and words of its title.
_SERVES = (
    ("1.03.03", ("spam", "sumur", "instalasi"), "AM-K", 1),
    ("1.03.05", ("tangki", "spald", "air limbah"), "AL-K", 4),
    ("1.04.03", ("rtlh", "tidak layak"), "RTLH", 0),
    ("1.04.02", ("korban",), "RB-K", 0),
)
_AREA_NAMES: dict[str, str] = {
    AreaKind.SLUM: "Kawasan kumuh",
    AreaKind.STRATEGIC: "Kawasan strategis",
    AreaKind.BUSINESS_CENTRE: "Sentra bisnis",
    AreaKind.AGROPOLITAN: "Kawasan agropolitan",
}
_MOST_AREAS = 12
_CAUSES = 4
_BY_CATEGORY = {
    IssueCategory.DRINKING_WATER: "AM-K",
    IssueCategory.WASTE_WATER: "AL-K",
    IssueCategory.SUBSTANDARD_HOUSE: "RTLH",
    IssueCategory.DISASTER_HOUSING: "RB-K",
}


def add_standing(database: Database, plans: list[PlanRow]) -> None:
    """Add indicators, achievements, areas and links to the plans of the sample."""
    from rakornis_desktop.database.queries.activity_rows import activities_of

    with database.change_set(_("Capaian dan kawasan contoh"), undoable=False) as changes:
        own = next(plan for plan in plans if plan.is_own)
        _add_indicators(changes, own.office_id)
        wanted = [region.code for region in regions().regencies()] if (
            own.region_code == PROVINCE
        ) else [own.region_code]  # fmt: skip
        for region_code in wanted:
            _add_achievements(changes, region_code)
        for plan in plans:
            rows = activities_of(database, plan.id)
            _let_serve(changes, rows)
            _add_areas(changes, plan, rows)


def _add_indicators(changes: ChangeSet, office_id: str) -> None:
    from rakornis_desktop.database.tables import Indicator

    for position, values in enumerate(_INDICATORS):
        changes.add(Indicator, office_id=office_id, position=position, note=REMARK, **values)


def _add_achievements(changes: ChangeSet, region_code: str) -> None:
    from rakornis_desktop.database.tables import ServiceAchievement

    dice = Dice(f"Capaian {region_code}")
    count = len(villages(region_code))
    with resource("sample", "services.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            need = int(row["base"]) + int(count * int(row["per_village"]) * dice.part(0.8, 1.2))
            percent = dice.part(float(row["share_least"]), float(row["share_most"]))
            for year in _YEARS:
                share = percent + float(row["yearly"]) * (year - _YEARS[0])
                done = min(int(need * share / 100), need)
                # Of houses unfit to live in, what is left of those there were at first.
                shrinks = row["indicator"] == "RTLH"
                changes.add(
                    ServiceAchievement,
                    region_code=region_code,
                    indicator=row["indicator"],
                    year=year,
                    in_need=need,
                    served=need - done if shrinks else done,
                    target_percent=100,
                    source=row["source"],
                    measured_on=date(year, 12, 31),
                    note=REMARK,
                )


def _let_serve(changes: ChangeSet, rows: list[ActivityRow]) -> None:
    updates: list[list[Any]] = []
    people: list[list[Any]] = []
    for row in rows:
        title = row.title.casefold()
        for code, words, indicator, persons in _SERVES:
            if not row.code.startswith(code) or not any(word in title for word in words):
                continue
            updates.append([indicator, row.id])
            if persons > 1 and row.beneficiaries and row.beneficiary_unit.casefold() == "kk":
                # The service counts people: the sample says them as the officer would.
                people.append([row.beneficiaries * persons, "jiwa", row.id])
    changes.update_many("activity", ["service_indicator"], updates)
    changes.update_many("activity", ["beneficiaries", "beneficiary_unit"], people)


def _add_areas(changes: ChangeSet, plan: PlanRow, rows: list[ActivityRow]) -> None:
    """Add an area for each activity that names one, and one that none has touched."""
    from rakornis_desktop.database.tables import Area, AreaSize, AreaVillage

    dice = Dice(f"Kawasan {plan.region_code}")
    made: dict[tuple[str, str], str] = {}
    for row in rows:
        kind, region = row.area_kind, regions().get(row.region_code)
        if kind not in _AREA_NAMES or region is None or region.level != RegionLevel.VILLAGE:
            continue
        key = (kind, region.code)
        if key not in made:
            if len(made) >= _MOST_AREAS:
                continue
            # The same in every register, but for the one that is to be decided.
            size = row.slum_area_ha or Decimal(Dice(f"Luas {kind} {region.code}").between(8, 60))
            if plan.region_code == PROVINCE and kind == AreaKind.SLUM and not made:
                # The two registers differ on one area, so that there is something to decide.
                size += Decimal("0.9")
            area = changes.add(
                Area,
                office_id=plan.office_id,
                kind=kind,
                name=f"{_AREA_NAMES[kind]} {region.name}",
                region_code=region.parent_code,
                decree_number=f"{dice.between(100, 899)}/{YEAR - 4}",
                decree_date=date(YEAR - 4, dice.between(1, 12), dice.between(1, 28)),
                households=dice.between(60, 520),
                note=REMARK,
            )
            made[key] = area.id
            first = size + Decimal(dice.between(4, 30)) / 10
            for year, hectares in ((YEAR - 3, first), (YEAR - 1, size)):
                changes.add(AreaSize, area_id=area.id, year=year, hectares=hectares)
            changes.add(AreaVillage, area_id=area.id, region_code=region.code)
        changes.update_many("activity", ["area_id"], [[made[key], row.id]])
    untouched = dice.pick(villages(plan.region_code))
    area = changes.add(
        Area,
        office_id=plan.office_id,
        kind=AreaKind.SLUM,
        name=f"Kawasan kumuh {untouched.name}",
        region_code=untouched.code[:8],
        decree_number=f"{dice.between(100, 899)}/{YEAR - 4}",
        households=dice.between(60, 200),
        note=REMARK,
    )
    for year, hectares in ((YEAR - 3, Decimal("4.2")), (YEAR - 1, Decimal("5.1"))):
        changes.add(AreaSize, area_id=area.id, year=year, hectares=hectares)
    changes.add(AreaVillage, area_id=area.id, region_code=untouched.code)


def add_causes(changes: ChangeSet, plan_id: str, issues: list[tuple[str, dict[str, Any]]]) -> None:
    """Hang causes below the first problems and link problems to the indicators they show in.

    ``issues`` are ids with the columns that were written.
    """
    from rakornis_desktop.database.tables import Issue, IssueIndicator

    position = len(issues)
    for issue_id, values in issues:
        if indicator := _BY_CATEGORY.get(values["category"]):
            changes.add(IssueIndicator, issue_id=issue_id, indicator=indicator)
    for issue_id, values in issues[:_CAUSES]:
        for cause in filter(None, map(str.strip, values["root_cause"].rstrip(".").split(";"))):
            changes.add(
                Issue,
                plan_id=plan_id,
                position=position,
                parent_id=issue_id,
                category=values["category"],
                title=cause[0].upper() + cause[1:],
                region_code=values["region_code"],
                priority=values["priority"],
                responsible=values["responsible"],
            )
            position += 1
