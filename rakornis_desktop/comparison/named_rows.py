"""Rows that somebody has named: in a link, a decision, an answer, or as answering an issue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rakornis_desktop.comparison.comparison_setting import Setting
from rakornis_desktop.database.queries.decision_rows import DecisionRow, LinkRow
from rakornis_desktop.database.queries.outlines import (
    answered_references,
    numbers_by_id,
    numbers_by_reference,
    references_of,
)
from rakornis_desktop.database.queries.plans_of_offices import PlanRow

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database


def named(
    database: Database,
    setting: Setting,
    columns: Sequence[Sequence[str]],
    links: Sequence[LinkRow],
    answering: Iterable[tuple[Sequence[str], list[int]]],
) -> set[int]:
    """Return the numbers of all rows that may be paired otherwise than by what they hold.

    Rather one too many than one too few. ``answering`` are rows that name what they answer, with
    the plans of their column.
    """
    found = numbers_by_id(database, setting.answering or ())
    found |= _said(
        database,
        setting.plans.values(),
        [
            (row_id, identity)
            for link in links
            for row_id, identity in (
                (link.left_activity_id, link.left_identity),
                (link.right_activity_id, link.right_identity),
            )
        ],
    )
    for plan_ids, numbers in answering:
        if numbers:
            found.update(numbers)
            asked = [p for column in columns if column is not plan_ids for p in column]
            found |= _answered(database, asked, answered_references(database, numbers))
    return found


def decided(
    database: Database, plans: Iterable[PlanRow], decisions: Iterable[DecisionRow]
) -> set[int]:
    """Return the numbers of all rows that a decision may be about."""
    return _said(
        database,
        plans,
        [(a.activity_id, a.identity) for decision in decisions for a in decision.activities],
    )


def _said(
    database: Database, plans: Iterable[PlanRow], rows: Sequence[tuple[str, str]]
) -> set[int]:
    """Return what is named by id, or after a re-import by identity (see identity.py)."""
    if not rows:
        return set()
    found = numbers_by_id(database, (row_id for row_id, _identity in rows))
    for plan in plans:
        references: set[str] = set()
        codes: set[str] = set()
        for _row_id, identity in rows:
            rest = identity.removeprefix(f"{plan.region_code}|")
            if rest == identity:
                continue
            kind, _bar, value = rest.partition("|")
            if kind == "ref":
                references.add(value)
            else:
                # A code of another program may hold a bar: each beginning is tried.
                pieces = value.split("|")
                codes |= {"|".join(pieces[:count]) for count in range(1, len(pieces))}
        found |= numbers_by_reference(database, plan.id, references, codes)
    return found


def _answered(database: Database, plan_ids: Iterable[str], texts: Iterable[str]) -> set[int]:
    wanted = {text.strip() for text in texts}
    folded = {text.casefold() for text in wanted}
    return {
        number
        for plan_id in plan_ids
        for number, row_id, reference in references_of(database, plan_id)
        if row_id in wanted or reference.strip().casefold() in folded
    }
