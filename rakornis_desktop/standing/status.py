"""Where an office stands today: all that the first page shows, as one value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from rakornis_desktop.choices import Tier
from rakornis_desktop.comparison.area_differences import AreaDifference, area_differences
from rakornis_desktop.database.queries.area_rows import areas
from rakornis_desktop.database.queries.plans_of_offices import (
    PlanRow,
    missing_plans,
    own_plan,
    plans,
)
from rakornis_desktop.database.queries.status_counts import (
    MeetingCounts,
    meeting_counts,
    open_conflicts,
    plan_sizes,
    plans_of_activities,
)
from rakornis_desktop.database.queries.works import WorkRow, works_among
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.standing.area_standing import AreaStanding, area_standings, of_regency
from rakornis_desktop.standing.figure import Figure
from rakornis_desktop.standing.parts_of_plans import PlanPart, plan_parts, recounted
from rakornis_desktop.standing.problem_sums import ProblemSums, problem_sums
from rakornis_desktop.standing.service_figures import service_figures
from rakornis_desktop.standing.service_standing import ServiceStanding, service_standings

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.changed import Changed
    from rakornis_desktop.database.program_database import Database

_REGENCY = 5
_ALL_ANEW = ("plan", "office", "setting", "indicator")
_DECISIONS = ("decision", "decision_activity")
_AREAS = ("area", "area_size", "area_village", "area_agreement")
_MEETINGS = ("meeting", "follow_up", "frozen_paper")
# Where so much changed that it is not named, all is counted anew.
_WHOLE = {"activity", "budget", "issue", "issue_activity", "service_achievement", *_AREAS}
# What the figures look at of an activity; whatever else changes in it changes none of them.
_WORK = WorkRow._fields
_LACKING = (
    *("plan_id", "code", "region_code", "location_text", "volume", "target_text"),
    *("readiness_ded", "readiness_rab", "readiness_land", "service_indicator", "area_id"),
)
_COUNTED = (*_WORK, *_LACKING)


@dataclass(frozen=True)
class Status:
    """All that the first page shows, of one fiscal year and of all offices or one.

    ``office`` is the region code of the one office that is shown, empty for all. ``parts`` hold
    every plan of the offices shown, of any year; ``plans`` are those of ``year``. What the figures
    are called and what they are is in ``status_figures``.
    """

    year: int
    office: str
    today: date
    own: PlanRow
    parts: dict[str, PlanPart]
    services: tuple[ServiceStanding, ...]
    areas: tuple[AreaStanding, ...]
    area_differences: tuple[AreaDifference, ...]
    problems: dict[str, ProblemSums]
    meetings: tuple[MeetingCounts, ...]
    missing_plans: tuple[str, ...]
    conflicts: int

    @property
    def plans(self) -> tuple[PlanRow, ...]:
        """The plans of the year, ours first."""
        return tuple(p.plan for p in self.parts.values() if p.plan.fiscal_year == self.year)

    @property
    def year_parts(self) -> tuple[PlanPart, ...]:
        """The parts of the plans of the year."""
        return tuple(part for part in self.parts.values() if part.plan.fiscal_year == self.year)

    @cached_property
    def service_figures(self) -> tuple[dict[str, Figure], ...]:
        """The figures of each of ``services``, in their order.

        They open no activities; ``service_standings`` with its rows does.
        """
        return tuple(service_figures(standing) for standing in self.services)

    def refreshed(self, database: Database, changed: Changed) -> Status:
        """Return the status after a change, without counting all anew.

        Only the plans whose rows changed are counted, and only what can have changed with them.
        """
        if changed.touches(*_ALL_ANEW) or changed.whole & _WHOLE:
            return status(database, self.year, self.office, self.today)
        now = self
        if _matters(changed, _COUNTED) or changed.touches("budget", "decision_activity"):
            now = self._counted(database, changed)
        # Also works of offices that are not shown may serve, or lie, in the region that is.
        serves = lies = _matters(changed, _WORK) or changed.touches(*_DECISIONS)
        if not serves and changed.touches("budget"):
            # The activities themselves are as they were: only their money is another.
            serves, lies = works_among(database, sorted(changed.of("activity")))
        if serves or changed.touches("service_achievement"):
            now = replace(now, services=_services(database, self.year, self.office))
        if lies or changed.touches(*_AREAS):
            now = replace(now, **_areas(database, self.office))
        if changed.touches("issue", "issue_activity", "budget") or _came_or_went(changed):
            now = replace(now, problems=_problems(database, now.parts))
        if changed.touches(*_MEETINGS):
            now = replace(now, meetings=_meetings(database, self.today, self.office, self.own))
        if changed.touches("conflict"):
            now = replace(now, conflicts=_conflicts(database, self.office, self.own))
        return now

    def _counted(self, database: Database, changed: Changed) -> Status:
        """Count the plans anew that hold changed activities, or held deleted ones."""
        found = set(plans_of_activities(database, sorted(changed.of("activity"))).values())
        # A deleted row tells its plan no more, but that plan is smaller now.
        sizes = plan_sizes(database)
        found |= {
            plan_id
            for plan_id, part in self.parts.items()
            if sizes.get(plan_id, 0) != part.counts.activities
        }
        wanted = [part for plan_id, part in self.parts.items() if plan_id in found]
        if not wanted:
            return self
        budgets = changed.touches("budget")
        parts = recounted(
            database,
            wanted,
            _detailed([part.plan for part in self.parts.values()], self.office),
            counts=_matters(changed, _LACKING)
            or changed.touches("decision_activity")
            or changed.touches_columns("budget", "activity_id"),
            money=budgets or changed.touches_columns("activity", "code"),
            places=budgets or changed.touches_columns("activity", "region_code"),
        )
        return replace(self, parts=self.parts | parts)


def status(
    database: Database, year: int | None = None, office: str = "", today: date | None = None
) -> Status:
    """Return where the office stands in a fiscal year (our own plan's, if None).

    ``office`` is a region code (61.72) to which everything is filtered, empty for all offices in
    the database. Raises Refusal if that office has no plan here, or we have none.
    """
    ours = own_plan(database)
    year = ours.fiscal_year if year is None else year
    today = today or date.today()
    every = plans(database)
    shown = [plan for plan in every if not office or plan.region_code == office]
    if not shown:
        raise Refusal(
            _("Rencana kantor {code} belum ada di basis data ini. Yang ada: {codes}.").format(
                code=office, codes=", ".join(dict.fromkeys(plan.region_code for plan in every))
            )
        )
    parts = plan_parts(database, shown, _detailed(shown, office), every=not office)
    return Status(
        year,
        office,
        today,
        ours,
        parts,
        _services(database, year, office),
        problems=_problems(database, parts),
        meetings=_meetings(database, today, office, ours),
        missing_plans=missing_plans(every, ours, year),
        conflicts=_conflicts(database, office, ours),
        **_areas(database, office),
    )


def _matters(changed: Changed, columns: tuple[str, ...]) -> bool:
    """Tell whether one of these columns of activities changed, or an activity came or went."""
    return changed.touches_columns("activity", *columns)


def _came_or_went(changed: Changed) -> bool:
    return changed.touches_columns("activity", "plan_id")


def _detailed(shown: list[PlanRow], office: str) -> list[str]:
    """Return the plans whose kecamatan are shown: ours, and those that reach beyond a regency."""
    return [plan.id for plan in shown if office or plan.is_own or plan.tier != Tier.REGENCY]


def _services(database: Database, year: int, office: str) -> tuple[ServiceStanding, ...]:
    """Return the standings that are shown: not those of regions that are none of our business.

    A received plan works in many regencies of which a regency knows nothing; and the sum of a
    province means something only to those who look at all of it.
    """
    found = service_standings(database, year, [office] if office else (), rows=False)
    ours = own_plan(database)
    if office or ours.tier != Tier.REGENCY:
        return tuple(found)
    return tuple(
        standing
        for standing in found
        if standing.data is not None or standing.region_code == ours.region_code
    )


def _areas(database: Database, office: str) -> dict[str, Any]:
    every = areas(database)
    offices = {plan.office_id for plan in plans(database) if plan.region_code == office}
    if not office:
        found = area_standings(database, everywhere=True, every=every)
    elif len(office) == _REGENCY:
        # Its own register speaks before what others hold of its region.
        first = next(iter(sorted(offices)), "")
        found = area_standings(database, first, everywhere=True, every=every)
        found = of_regency(found, office, offices)
    else:
        found = [
            standing
            for office_id in sorted(offices)
            for standing in area_standings(database, office_id, every=every)
        ]
    return {"areas": tuple(found), "area_differences": tuple(area_differences(database, every))}


def _problems(database: Database, parts: dict[str, PlanPart]) -> dict[str, ProblemSums]:
    return {plan_id: sums for plan_id, sums in problem_sums(database).items() if plan_id in parts}


def _meetings(
    database: Database, today: date, office: str, ours: PlanRow
) -> tuple[MeetingCounts, ...]:
    if office and office != ours.region_code:
        return ()
    return tuple(meeting_counts(database, today.isoformat()))


def _conflicts(database: Database, office: str, ours: PlanRow) -> int:
    # Only copies of our own plan are merged; others replace what we have of them.
    return 0 if office and office != ours.region_code else open_conflicts(database)
