"""A plan as it stands in the database, as rows that can travel."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from rakornis_desktop.choices import Tier
from rakornis_desktop.exchange.file.plan_parts import SHARED, columns, tables
from rakornis_desktop.exchange.file.plan_rows import PlanRows

if TYPE_CHECKING:
    from rakornis_desktop.database.queries.plans_of_offices import PlanRow

Read = Callable[..., list[tuple[Any, ...]]]

_OF_ACTIVITIES = "activity_id IN (SELECT id FROM activity WHERE plan_id = :plan)"
_OF_MEETINGS = "meeting_id IN (SELECT id FROM meeting WHERE plan_id = :plan)"
_OF_AGENDA = f"agenda_item_id IN (SELECT id FROM agenda_item WHERE {_OF_MEETINGS})"
_OF_AREAS = "area_id IN (SELECT id FROM area WHERE office_id = :office)"
_OF_ISSUES = "issue_id IN (SELECT id FROM issue WHERE plan_id = :plan)"
_DECIDED = f"SELECT decision_id FROM decision_activity WHERE {_OF_ACTIVITIES}"
# Which rows of a table belong to a plan, and in which order they stand.
_WHERE = {
    "office": ("id = :office", "id"),
    "official": ("office_id = :office", "position, id"),
    "plan": ("id = :plan", "id"),
    "area": ("office_id = :office", "name, id"),
    "area_size": (_OF_AREAS, "year, id"),
    "area_village": (_OF_AREAS, "region_code, id"),
    "area_agreement": (_OF_AREAS, "decided_at, id"),
    "indicator": ("office_id = :office", "position, id"),
    "service_achievement": (
        "(region_code = :region OR region_code LIKE :region || '.%')",
        "region_code, indicator, year, id",
    ),
    "activity": ("plan_id = :plan", "position, id"),
    "budget": (_OF_ACTIVITIES, "year_offset, id"),
    "component": (_OF_ACTIVITIES, "position, id"),
    "readiness_criterion": (_OF_ACTIVITIES, "position, id"),
    "centre_answer": (_OF_ACTIVITIES, "position, id"),
    "issue": ("plan_id = :plan", "position, id"),
    "issue_activity": (f"{_OF_ISSUES} AND {_OF_ACTIVITIES}", "id"),
    "issue_indicator": (_OF_ISSUES, "indicator, id"),
    "issue_area": (f"{_OF_ISSUES} AND {_OF_AREAS}", "id"),
    "link": (
        f"(left_{_OF_ACTIVITIES} OR right_{_OF_ACTIVITIES})",
        "id",
    ),
    "meeting": ("plan_id = :plan", "starts_on, id"),
    "decision": (f"id IN ({_DECIDED})", "id"),
    "decision_activity": (f"decision_id IN ({_DECIDED})", "id"),
    "rundown_item": (_OF_MEETINGS, "position, id"),
    "agenda_item": (_OF_MEETINGS, "position, id"),
    "agenda_activity": (_OF_AGENDA, "id"),
    "participant": (_OF_MEETINGS, "position, id"),
    "contribution": (_OF_AGENDA, "position, id"),
    "follow_up": (_OF_MEETINGS, "position, id"),
    "signatory": (_OF_MEETINGS, "position, id"),
    "agenda_issue": (_OF_AGENDA, "id"),
    "agenda_follow_up": (_OF_AGENDA, "id"),
    "meeting_document": (_OF_MEETINGS, "position, id"),
    "frozen_paper": (_OF_MEETINGS, "kind, correction, id"),
}


def stored_plan(read: Read, plan: PlanRow, only: tuple[str, ...] = ()) -> PlanRows:
    """Return all rows of a plan; ``only`` some tables if asked.

    ``read`` is :meth:`Database.read`, or that of a change set to see what it wrote. Links and
    decisions are of two plans at once: with our own plan go all there are, with another's those
    about its activities. A province's service achievements are its own, not its regencies'.
    """
    rows = PlanRows()
    given = {"plan": plan.id, "office": plan.office_id, "region": plan.region_code}
    for table in only or tables():
        select = _select(table, plan)
        found = read(select, {name: given[name] for name in given if f":{name}" in select})
        rows.by_table[table] = {row[0]: row for row in found}
    if not only or "decision" in only:
        _leave_other_meetings(rows, read, plan.id)
    return rows


def touched_since(read: Read, table: str, plan: PlanRow, change: int) -> tuple[int, int]:
    """Return how many rows of a table belong to a plan, and how many changed after ``change``."""
    where = _where(table, plan)
    given = {"plan": plan.id, "office": plan.office_id, "region": plan.region_code}
    ((count, touched),) = read(
        f"SELECT count(*), coalesce(sum(EXISTS (SELECT 1 FROM change c WHERE c.row_id = t.id "
        f'AND c.id > :change AND c.table_name = :table)), 0) FROM "{table}" t WHERE {where}',
        {**{n: v for n, v in given.items() if f":{n}" in where}, "change": change, "table": table},
    )
    return count, touched


def _where(table: str, plan: PlanRow) -> str:
    if table == "service_achievement" and plan.tier != Tier.REGENCY:
        return "region_code = :region"
    if table in SHARED and plan.is_own:
        return "1"
    return _WHERE[table][0]


def _select(table: str, plan: PlanRow) -> str:
    where, order = _where(table, plan), _WHERE[table][1]
    names = ", ".join(f'"{column}"' for column in columns(table))
    return f'SELECT {names} FROM "{table}" WHERE {where} ORDER BY {order}'


def _leave_other_meetings(rows: PlanRows, read: Read, plan_id: str) -> None:
    """A decision names its meeting only where that travels too."""
    at = columns("decision").index("meeting_id")
    ours = {row_id for (row_id,) in read("SELECT id FROM meeting WHERE plan_id = ?", (plan_id,))}
    for row_id, values in rows["decision"].items():
        if values[at] is not None and values[at] not in ours:
            rows["decision"][row_id] = (*values[:at], None, *values[at + 1 :])
