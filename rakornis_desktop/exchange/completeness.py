"""How complete a plan is: what its activities lack that the forum asks for."""

from __future__ import annotations

from typing import NamedTuple

from rakornis_desktop.exchange.revision_head import Read

_READINESS = ("fs", "ded", "rab", "land", "environment", "decree")


class Completeness(NamedTuple):
    """Activities of a plan, and how many of them lack a code, a place, money, any readiness."""

    activities: int
    no_code: int
    no_location: int
    no_budget: int
    no_readiness: int


def completeness(read: Read, plan_id: str) -> Completeness:
    """Count what the activities of a plan lack."""
    ready = ", ".join(f"a.readiness_{name}" for name in _READINESS)
    ((counted),) = read(
        "SELECT count(*), coalesce(sum(a.code = ''), 0), "
        "coalesce(sum(a.region_code = '' AND a.location_text = ''), 0), "
        "coalesce(sum(NOT EXISTS (SELECT 1 FROM budget b WHERE b.activity_id = a.id "
        "AND b.year_offset = 0 AND b.amount > 0)), 0), "
        f"coalesce(sum(coalesce({ready}) IS NULL), 0) FROM activity a WHERE a.plan_id = ?",
        (plan_id,),
    )
    return Completeness(*counted)
