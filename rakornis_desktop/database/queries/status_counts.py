"""What the first page counts, plan by plan, in as few passes over the rows as there can be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rakornis_desktop.choices import ConflictState, FinalPaper, FollowUpStatus
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.portions import portions


class MoneyGroup(NamedTuple):
    """Rupiah of a plan by program (1.03.03), funding source and year (0: n, 1: n+1).

    ``source`` is the official code, or the source as it was written where there is none.
    """

    plan_id: str
    programme: str
    source: str
    year_offset: int
    amount: int


class ActivityCounts(NamedTuple):
    """How many activities a plan has, and how many of them lack what.

    ``incomplete`` lack anything of the five; ``undecided`` have no decision.
    """

    plan_id: str
    activities: int
    no_code: int
    no_location: int
    no_volume: int
    no_readiness: int
    no_budget: int
    incomplete: int
    undecided: int


class PlaceSum(NamedTuple):
    """Activities and rupiah of year n of a plan in one kecamatan or wider place."""

    plan_id: str
    place: str
    activities: int
    amount: int


class MeetingCounts(NamedTuple):
    """What a meeting leaves open on a day."""

    meeting_id: str
    plan_id: str
    title: str
    starts_on: str | None
    follow_ups: int
    overdue: int
    record_final: int
    minutes_final: int


class IssueFacts(NamedTuple):
    """What the first page needs of an issue."""

    id: str
    plan_id: str
    parent_id: str | None
    category: str
    status: str
    priority: int | None


_CONDITIONS = {
    "no_code": "code = ''",
    "no_location": "region_code = '' AND location_text = ''",
    "no_volume": "volume IS NULL AND target_text = ''",
    "no_readiness": "readiness_ded IS NULL AND readiness_rab IS NULL AND readiness_land IS NULL",
}
MISSING = (*_CONDITIONS, "no_budget")
_SUMS = ", ".join(f"sum({condition})" for condition in _CONDITIONS.values())
_NONE = [0] * (len(_CONDITIONS) + 1)
_ANY = " OR ".join(f"({condition})" for condition in _CONDITIONS.values())


def money_groups(database: Database, plan_ids: Sequence[str] | None = None) -> list[MoneyGroup]:
    """Return the money of plans (of all, if None) by program, funding source and year."""
    where, values = _of_plans(plan_ids, "a.plan_id")
    return [
        MoneyGroup._make(row)
        for row in database.read(
            "SELECT a.plan_id, substr(a.code, 1, 7), iif(b.funding_source = '', b.funding_text, "
            "b.funding_source), b.year_offset, sum(b.amount) "
            "FROM activity a JOIN budget b ON b.activity_id = a.id "
            f"WHERE {where} GROUP BY 1, 2, 3, 4",
            values,
        )
    ]


def activity_counts(
    database: Database, plan_ids: Sequence[str] | None = None
) -> dict[str, ActivityCounts]:
    """Return the counts of plans (of all, if None) that have any activity, by plan id."""
    where, values = _of_plans(plan_ids, "plan_id")
    # Only the rows that lack something are looked at twice: most are whole. In the order of
    # the index on plan_id, so that nothing has to be sorted.
    missing = {
        plan_id: counts
        for plan_id, *counts in database.read(
            f"SELECT plan_id, {_SUMS}, count(*) FROM activity WHERE {where} AND ({_ANY}) "
            "GROUP BY plan_id",
            values,
        )
    }
    # An amount of nought is a budget that somebody wrote. Of all plans two indexes tell which
    # activities have none, and only these are read; of a few plans among many their rows do.
    without = (
        "rowid IN (SELECT rowid FROM activity WHERE id NOT IN (SELECT activity_id FROM budget)) "
        "GROUP BY +plan_id"
        if plan_ids is None
        else f"{where} AND NOT EXISTS (SELECT 1 FROM budget b WHERE b.activity_id = activity.id) "
        "GROUP BY plan_id"
    )
    unfunded = {
        plan_id: (count, only)
        for plan_id, count, only in database.read(
            f"SELECT plan_id, count(*), sum(NOT ({_ANY})) FROM activity WHERE {without}", values
        )
    }
    decided = dict(
        database.read(
            "SELECT a.plan_id, count(DISTINCT a.id) FROM decision_activity d "
            # Cross: from the few decisions to their activities.
            f"CROSS JOIN activity a ON a.id = d.activity_id WHERE {where} GROUP BY 1",
            values,
        )
    )
    found = {}
    for plan_id, count in database.read(
        f"SELECT plan_id, count(*) FROM activity WHERE {where} GROUP BY plan_id", values
    ):
        *lacking, incomplete = missing.get(plan_id, _NONE)
        without_budget, only = unfunded.get(plan_id, (0, 0))
        found[plan_id] = ActivityCounts._make(
            (
                plan_id,
                count,
                *lacking,
                without_budget,
                incomplete + only,
                count - decided.get(plan_id, 0),
            )
        )
    return found


def place_sums(database: Database, plan_ids: Sequence[str]) -> list[PlaceSum]:
    """Return activities and money of plans by kecamatan, as far as the rows tell one."""
    return [
        PlaceSum._make(row)
        for row in database.read(
            # One join is half the time of a sum looked up for each activity.
            "SELECT a.plan_id, substr(a.region_code, 1, 8), count(DISTINCT a.id), "
            "coalesce(sum(b.amount), 0) FROM activity a LEFT JOIN budget b "
            "ON b.activity_id = a.id AND b.year_offset = 0 "
            f"WHERE a.plan_id IN ({_places(plan_ids)}) GROUP BY 1, 2",
            plan_ids,
        )
    ]


def plan_sizes(database: Database) -> dict[str, int]:
    """Return how many activities each plan has."""
    return dict(database.read("SELECT plan_id, count(*) FROM activity GROUP BY plan_id"))


def plans_of_activities(database: Database, activity_ids: Sequence[str]) -> dict[str, str]:
    """Return the plans of those of the activities that are still there, by activity id."""
    found: dict[str, str] = {}
    for part, places in portions(activity_ids):
        found |= dict(
            database.read(f"SELECT id, plan_id FROM activity WHERE id IN ({places})", part)
        )
    return found


def meeting_counts(database: Database, today: str) -> list[MeetingCounts]:
    """Return what each meeting leaves open on a day (2027-03-23), latest first."""
    return [
        MeetingCounts._make(row)
        for row in database.read(
            "SELECT m.id, m.plan_id, m.title, m.starts_on, "
            "(SELECT count(*) FROM follow_up f WHERE f.meeting_id = m.id "
            f"AND f.status <> '{FollowUpStatus.DONE}'), "
            "(SELECT count(*) FROM follow_up f WHERE f.meeting_id = m.id "
            f"AND f.status <> '{FollowUpStatus.DONE}' AND f.due < ?), "
            "(SELECT count(*) FROM frozen_paper p WHERE p.meeting_id = m.id "
            f"AND p.kind = '{FinalPaper.AGREEMENT}'), "
            "(SELECT count(*) FROM frozen_paper p WHERE p.meeting_id = m.id "
            f"AND p.kind = '{FinalPaper.MINUTES}') "
            "FROM meeting m ORDER BY m.starts_on DESC, m.id DESC",
            (today,),
        )
    ]


def open_conflicts(database: Database) -> int:
    """Return how many values that two copies say differently, or rows alike, are undecided."""
    sql = "SELECT count(*) FROM conflict WHERE state = ?"
    return int(database.read(sql, (ConflictState.OPEN,))[0][0])


def decision_counts(database: Database) -> dict[str, dict[str, int]]:
    """Return how many decisions of each status are about activities of each plan, by plan id."""
    found: dict[str, dict[str, int]] = {}
    for plan_id, status, count in database.read(
        "SELECT a.plan_id, d.status, count(DISTINCT d.id) FROM decision_activity x "
        "JOIN decision d ON d.id = x.decision_id JOIN activity a ON a.id = x.activity_id "
        "GROUP BY 1, 2"
    ):
        found.setdefault(plan_id, {})[status] = count
    return found


def issue_facts(database: Database) -> list[IssueFacts]:
    """Return all issues of all plans, in the order of their plans."""
    return [
        IssueFacts._make(row)
        for row in database.read(
            "SELECT id, plan_id, parent_id, category, status, priority FROM issue "
            "ORDER BY plan_id, position, id"
        )
    ]


def issue_money(database: Database) -> list[tuple[str, str, str, int]]:
    """Return issue, activity, the activity's plan and its rupiah of year n for every answer."""
    return database.read(
        "SELECT x.issue_id, x.activity_id, a.plan_id, coalesce((SELECT sum(amount) FROM budget "
        "WHERE activity_id = x.activity_id AND year_offset = 0), 0) FROM issue_activity x "
        "CROSS JOIN activity a ON a.id = x.activity_id ORDER BY x.id"
    )


def _of_plans(plan_ids: Sequence[str] | None, column: str) -> tuple[str, Sequence[str]]:
    """Return the condition and values that keep to some plans; all of them need none."""
    if plan_ids is None:
        return "1", ()
    return f"{column} IN ({_places(plan_ids)})", plan_ids


def _places(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
