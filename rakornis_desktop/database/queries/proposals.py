"""Components, criteria of readiness and the centre's answers of proposals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.typed_rows import columns, typed


class ComponentRow(NamedTuple):
    """A part of an activity."""

    id: str
    activity_id: str
    position: int
    number: str
    name: str
    volume: Decimal | None
    unit: str


class CriterionRow(NamedTuple):
    """A criterion of readiness; ``state`` as in the activity's own readiness."""

    id: str
    activity_id: str
    position: int
    name: str
    state: str | None
    evidence: str


class AnswerRow(NamedTuple):
    """What one step of the synchronisation said."""

    id: str
    activity_id: str
    position: int
    step: str
    verdict: str
    note: str


def components_of(database: Database, activity_id: str) -> list[ComponentRow]:
    """Return the components of an activity in their order."""
    return typed(ComponentRow, _read(database, "component", ComponentRow, activity_id))


def criteria_of(database: Database, activity_id: str) -> list[CriterionRow]:
    """Return the criteria of readiness of an activity in their order."""
    return typed(CriterionRow, _read(database, "readiness_criterion", CriterionRow, activity_id))


def answers_of(database: Database, activity_id: str) -> list[AnswerRow]:
    """Return what each step said of an activity."""
    return typed(AnswerRow, _read(database, "centre_answer", AnswerRow, activity_id))


def answers_by_activity(database: Database, plan_ids: Iterable[str]) -> dict[str, list[AnswerRow]]:
    """Return what each step said of the activities of some plans, by activity id."""
    found: dict[str, list[AnswerRow]] = defaultdict(list)
    for plan_id in plan_ids:
        for row in database.read(
            f"SELECT {columns(AnswerRow, 'x')} FROM centre_answer x "
            "JOIN activity a ON a.id = x.activity_id WHERE a.plan_id = ? ORDER BY x.position",
            (plan_id,),
        ):
            found[row[1]].append(AnswerRow(*row))
    return dict(found)


def _read(
    database: Database, table: str, row_type: type[NamedTuple], activity_id: str
) -> list[tuple]:
    return database.read(
        f"SELECT {columns(row_type)} FROM {table} WHERE activity_id = ? ORDER BY position, id",
        (activity_id,),
    )
