"""A plan in the order of its nomenclature: urusan, bidang, program, kegiatan, activities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.activity_rows import ActivityRow, activities_of
from rakornis_desktop.language.catalogue import translate as _

# How many segments of a sub kegiatan's code each level has.
LEVELS = {"urusan": 1, "bidang": 2, "program": 3, "kegiatan": 5}
_SUB_KEGIATAN = re.compile(r"[0-9X]+(\.[0-9X]+){5}", re.IGNORECASE)


@dataclass
class Group:
    """An upper row with what stands under it; sums in rupiah, year n and n+1."""

    level: str
    code: str
    name: str
    budget: int = 0
    budget_next: int = 0
    groups: list[Group] = field(default_factory=list)
    activities: list[ActivityRow] = field(default_factory=list)


@dataclass
class Outline:
    """The groups of a plan, then the activities whose code says nothing."""

    groups: list[Group]
    loose: list[ActivityRow]

    @property
    def budget(self) -> int:
        """The plan's sum of year n in rupiah."""
        return sum(g.budget for g in self.groups) + sum(a.budget for a in self.loose)

    @property
    def budget_next(self) -> int:
        """The plan's sum of year n+1 in rupiah."""
        return sum(g.budget_next for g in self.groups) + sum(a.budget_next for a in self.loose)

    def activities(self) -> Iterator[ActivityRow]:
        """Give the activities in the order of the outline."""
        waiting = list(reversed(self.groups))
        while waiting:
            group = waiting.pop()
            yield from group.activities
            waiting += reversed(group.groups)
        yield from self.loose


def plan_outline(database: Database, plan_id: str, edition: str) -> Outline:
    """Return the activities of a plan under the names of nomenclature ``edition``.

    Within a kegiatan they stand by code, then as in the plan. What has no sub kegiatan code
    (none at all, or something else in its place) comes last, under no group.
    """
    from rakornis_desktop.reference.nomenclature import nomenclature

    names = nomenclature(edition)
    uppermost = _urusan()
    unknown = _("(tidak ada dalam nomenklatur edisi {edition})").format(edition=edition)
    loose: list[ActivityRow] = []
    coded: list[ActivityRow] = []
    for activity in activities_of(database, plan_id):
        (coded if _SUB_KEGIATAN.fullmatch(activity.code) else loose).append(activity)
    coded.sort(key=lambda activity: (activity.code, activity.position, activity.id))
    groups: list[Group] = []
    open_groups: list[Group] = []
    for activity in coded:
        segments = activity.code.split(".")
        for depth, (level, count) in enumerate(LEVELS.items()):
            code = ".".join(segments[:count])
            if depth >= len(open_groups) or open_groups[depth].code != code:
                del open_groups[depth:]
                entry = names.get(code)
                name = entry.name if entry else uppermost.get(code) or unknown
                group = Group(level, code, name)
                (open_groups[-1].groups if open_groups else groups).append(group)
                open_groups.append(group)
            open_groups[depth].budget += activity.budget
            open_groups[depth].budget_next += activity.budget_next
        open_groups[-1].activities.append(activity)
    return Outline(groups, loose)


def _urusan() -> dict[str, str]:
    """Return the names of the uppermost level, the same in every edition and absent from them."""
    return {
        "1": _("URUSAN PEMERINTAHAN WAJIB YANG BERKAITAN DENGAN PELAYANAN DASAR"),
        "2": _("URUSAN PEMERINTAHAN WAJIB YANG TIDAK BERKAITAN DENGAN PELAYANAN DASAR"),
        "3": _("URUSAN PEMERINTAHAN PILIHAN"),
    }
