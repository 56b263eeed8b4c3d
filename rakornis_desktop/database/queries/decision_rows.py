"""What people said of compared rows: links and decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.typed_rows import columns, typed


class LinkRow(NamedTuple):
    """A person said that two activities are (``same``) or are not the same thing."""

    id: str
    left_activity_id: str
    right_activity_id: str
    same: bool
    left_identity: str
    right_identity: str
    said_by: str
    said_at: datetime
    note: str


class DecidedActivity(NamedTuple):
    """An activity as it was when the decision was made; ``snapshot`` is JSON."""

    decision_id: str
    activity_id: str
    identity: str
    snapshot: str


class DecisionRow(NamedTuple):
    """A decision with the activities it is about; ``agreed_budget`` in rupiah."""

    id: str
    status: str
    agreed_volume: Decimal | None
    agreed_unit: str
    agreed_budget: int | None
    note: str
    decided_by: str
    decided_at: datetime
    meeting_id: str | None
    activities: tuple[DecidedActivity, ...] = ()


_DECISION = ", ".join(DecisionRow._fields[:-1])


def links(database: Database) -> list[LinkRow]:
    """Return all links, in the order they were said."""
    return typed(
        LinkRow, database.read(f"SELECT {columns(LinkRow)} FROM link ORDER BY said_at, id")
    )


def decisions(database: Database) -> list[DecisionRow]:
    """Return all decisions, oldest first."""
    return _decisions(database, "", ())


def decision(database: Database, decision_id: str) -> DecisionRow | None:
    """Return one decision, None if it is not there."""
    found = _decisions(database, "WHERE d.id = ?", (decision_id,))
    return found[0] if found else None


def decisions_by_activity(database: Database) -> dict[str, list[DecisionRow]]:
    """Return the decisions about each activity, oldest first, by activity id."""
    by_activity: dict[str, list[DecisionRow]] = defaultdict(list)
    for row in decisions(database):
        for activity in row.activities:
            by_activity[activity.activity_id].append(row)
    return dict(by_activity)


def decisions_at(database: Database, meeting_id: str) -> list[DecisionRow]:
    """Return the decisions made at one meeting, oldest first."""
    return _decisions(database, "WHERE d.meeting_id = ?", (meeting_id,))


def gone_activities(database: Database) -> frozenset[str]:
    """Return the ids of decided activities that are no longer there."""
    return frozenset(
        activity_id
        for (activity_id,) in database.read(
            "SELECT activity_id FROM decision_activity WHERE activity_id NOT IN "
            "(SELECT id FROM activity)"
        )
    )


def decisions_about(
    database: Database, activity_ids: Sequence[str], identities: Sequence[str] = ()
) -> list[DecisionRow]:
    """Return the decisions about these activities, oldest first, found by id or identity."""
    marks = (", ".join("?" * len(activity_ids)), ", ".join("?" * len(identities)))
    return _decisions(
        database,
        "WHERE d.id IN (SELECT decision_id FROM decision_activity "
        f"WHERE activity_id IN ({marks[0]}) OR identity IN ({marks[1]}))",
        (*activity_ids, *identities),
    )


def _decisions(database: Database, where: str, parameters: tuple[str, ...]) -> list[DecisionRow]:
    activities: dict[str, list[DecidedActivity]] = defaultdict(list)
    for row in database.read(
        f"SELECT {columns(DecidedActivity, 'a')} FROM decision_activity a "
        f"JOIN decision d ON d.id = a.decision_id {where} ORDER BY a.id",
        parameters,
    ):
        activities[row[0]].append(DecidedActivity._make(row))
    return [
        row._replace(activities=tuple(activities.get(row.id, ())))
        for row in typed(
            DecisionRow,
            [
                (*row, ())
                for row in database.read(
                    f"SELECT {_DECISION} FROM decision d {where} ORDER BY d.decided_at, d.id",
                    parameters,
                )
            ],
        )
    ]
