"""How complete a plan is: what its activities lack that the forum asks for."""

from __future__ import annotations

from typing import NamedTuple

from rakornis_desktop.exchange.traffic.revision_head import Read

_READINESS = ("fs", "ded", "rab", "land", "environment", "decree")
_READY = ", ".join(f"a.readiness_{name}" for name in _READINESS)
# What an activity lacks, and the condition that says so.
GAPS = {
    "no_code": "a.code = ''",
    "no_location": "a.region_code = '' AND a.location_text = ''",
    "no_budget": "NOT EXISTS (SELECT 1 FROM budget b WHERE b.activity_id = a.id "
    "AND b.year_offset = 0 AND b.amount > 0)",
    "no_readiness": f"coalesce({_READY}) IS NULL",
}
_COUNTED = ", ".join(f"coalesce(sum({condition}), 0)" for condition in GAPS.values())


class Completeness(NamedTuple):
    """Activities of a plan, and how many of them lack a code, a place, money, any readiness."""

    activities: int
    no_code: int
    no_location: int
    no_budget: int
    no_readiness: int


class IncompleteRow(NamedTuple):
    """An activity that lacks something; ``budget`` is its rupiah of year n."""

    id: str
    code: str
    title: str
    region_code: str
    location_text: str
    budget: int


def completeness(read: Read, plan_id: str) -> Completeness:
    """Count what the activities of a plan lack."""
    ((counted),) = read(
        f"SELECT count(*), {_COUNTED} FROM activity a WHERE a.plan_id = ?", (plan_id,)
    )
    return Completeness(*counted)


def completeness_by_plan(read: Read) -> dict[str, Completeness]:
    """Count what the activities of every plan lack, as they are now; plans without any have no
    entry."""
    return {
        plan_id: Completeness(*counted)
        for plan_id, *counted in read(
            f"SELECT a.plan_id, count(*), {_COUNTED} FROM activity a GROUP BY a.plan_id"
        )
    }


def incomplete_rows(read: Read, plan_id: str, gap: str) -> list[IncompleteRow]:
    """Return the activities of a plan that lack what ``gap``, one of :data:`GAPS`, names."""
    return [
        IncompleteRow(*row)
        for row in read(
            "SELECT a.id, a.code, a.title, a.region_code, a.location_text, coalesce((SELECT "
            "sum(b.amount) FROM budget b WHERE b.activity_id = a.id AND b.year_offset = 0), 0) "
            f"FROM activity a WHERE a.plan_id = ? AND {GAPS[gap]} ORDER BY a.position, a.id",
            (plan_id,),
        )
    ]
