"""Activities that both copies added and that look like the same work: offered as a pair."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from rakornis_desktop.database.queries.plans_of_offices import PlanRow
from rakornis_desktop.exchange.file.plan_parts import columns

if TYPE_CHECKING:
    from rakornis_desktop.exchange.merge.three_way import Merged

_ALIKE = 0.8
# A whole plan added on each side is no case of a work entered twice.
_MOST = 20_000


class Alike(NamedTuple):
    """Two new activities, ours and theirs, with the title of ours."""

    ours: str
    theirs: str
    title: str


def alike(merged: Merged, plan: PlanRow) -> list[Alike]:
    """Return pairs of new activities that may be one work: same code and place, titles alike."""
    here = [i for table, i in merged.new_here if table == "activity"]
    there = [i for table, i in merged.new_there if table == "activity"]
    if not here or not there or len(here) * len(there) > _MOST**2:
        return []
    from rakornis_desktop.comparison.titles import normal

    names = columns("activity")
    code, title, region = (names.index(name) for name in ("code", "title", "region_code"))
    rows = merged.rows["activity"]
    waiting: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    for row_id in there:
        waiting[rows[row_id][code], rows[row_id][region]].append(row_id)
    found = []
    for row_id in here:
        row = rows[row_id]
        others = waiting.get((row[code], row[region]), [])[:200]
        likeness = {o: _likeness(normal(row[title]), normal(rows[o][title])) for o in others}
        best = max(likeness, key=lambda o: (likeness[o], o), default=None)
        if best is not None and likeness[best] >= _ALIKE:
            waiting[row[code], row[region]].remove(best)
            found.append(Alike(row_id, best, row[title]))
    return found


def _likeness(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    return float(fuzz.token_sort_ratio(one, other)) / 100
