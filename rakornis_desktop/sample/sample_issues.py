"""The sample's problems: every category, in invented figures, with what answers them."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from rakornis_desktop.choices import IssueCategory, IssueStatus
from rakornis_desktop.reference.resource_files import resource
from rakornis_desktop.sample.dice import Dice
from rakornis_desktop.sample.sample_kinds import kinds
from rakornis_desktop.sample.sample_places import villages
from rakornis_desktop.sample.sample_plans import YEAR, SampleActivity, plan

# So many activities of a category at most answer one problem.
_MOST_ANSWERS = 5


class SampleIssue(NamedTuple):
    """A problem: its columns, and the references of the activities that answer it."""

    values: dict[str, Any]
    answers: tuple[str, ...]


def issues(region_code: str) -> list[SampleIssue]:
    """Return an office's problems, always the same.

    The first of a category is answered by activities of that kind; a second one of the same
    category by none, so that the forum has something to find.
    """
    dice = Dice(f"Masalah {region_code}")
    places = villages(region_code)
    by_category: dict[str, list[str]] = {}
    for activity in plan(region_code):
        by_category.setdefault(category(activity), []).append(activity.reference)
    seen: set[str] = set()
    found = []
    with resource("sample", "issues.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place = dice.pick(places)
            where = f"{place.kind} {place.name}"
            kind = row["category"]
            answers = [] if kind in seen else by_category.get(kind, [])
            seen.add(kind)
            values = {
                "category": kind,
                "title": row["title"].format(place=where),
                "description": row["description"].format(place=where),
                "region_code": place.code,
                "baseline": Decimal(dice.between(int(row["least"]), int(row["most"]))),
                "baseline_unit": row["unit"],
                "baseline_source": row["source"],
                "root_cause": row["root_cause"],
                "priority": dice.between(1, 5),
                "responsible": row["responsible"],
                "due": date(YEAR, int(row["month"]), 28),
                "status": IssueStatus.HANDLED if answers and dice.chance(0.5) else IssueStatus.OPEN,
            }
            found.append(SampleIssue(values, tuple(answers[:_MOST_ANSWERS])))
    return found


def category(activity: SampleActivity) -> str:
    """Return the category of problem that an activity is about."""
    for kind in kinds():
        if activity.kind == kind.name or (
            not activity.kind
            and activity.cells["Kode"] in (kind.code, kind.province_code)
            and (activity.cells.get("Kawasan") or "") == kind.area
        ):
            return kind.category
    return IssueCategory.OTHER
