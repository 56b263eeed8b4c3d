"""The parts of a plan file, and which table stands in which: said once, for writing and reading.

A part is one JSON object per line. What hangs on a row alone (the budgets of an activity) stands
inside it, under the name of the child, without the column that names the owner.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rakornis_desktop.database.fields.field import Owner
from rakornis_desktop.database.fields.registry import fields_of, owner_of
from rakornis_desktop.database.fields.registry import tables as registered

MIMETYPE = "application/vnd.rakornis.plan"
# Read: any 1.x. A file of a newer 1.x keeps what we do not know of it.
FORMAT = "1.0"
EXTENSION = ".rakornis"


class Child(NamedTuple):
    """A table whose rows stand inside those of another, under ``key``; ``owner`` names that row."""

    key: str
    table: str
    owner: str


class Part(NamedTuple):
    """One part: its table, the tables inside its rows, columns that are the same for the file."""

    name: str
    table: str
    children: tuple[Child, ...] = ()
    # Given by the plan that the file holds, so not written: plan_id, office_id.
    implied: str = ""

    @property
    def file(self) -> str:
        """The name of its entry in the ZIP."""
        return f"{self.name}.jsonl"


PARTS = (
    Part("office", "office", (Child("officials", "official", "office_id"),)),
    Part("plan", "plan", implied="office_id"),
    Part(
        "areas",
        "area",
        (
            Child("sizes", "area_size", "area_id"),
            Child("villages", "area_village", "area_id"),
            Child("agreements", "area_agreement", "area_id"),
        ),
        "office_id",
    ),
    Part("indicators", "indicator", implied="office_id"),
    Part("services", "service_achievement"),
    Part(
        "activities",
        "activity",
        (
            Child("budgets", "budget", "activity_id"),
            Child("components", "component", "activity_id"),
            Child("criteria", "readiness_criterion", "activity_id"),
            Child("answers", "centre_answer", "activity_id"),
        ),
        "plan_id",
    ),
    Part(
        "issues",
        "issue",
        (
            Child("activities", "issue_activity", "issue_id"),
            Child("indicators", "issue_indicator", "issue_id"),
            Child("areas", "issue_area", "issue_id"),
        ),
        "plan_id",
    ),
    Part(
        "meetings",
        "meeting",
        (
            Child("rundown", "rundown_item", "meeting_id"),
            Child("participants", "participant", "meeting_id"),
            Child("documents", "meeting_document", "meeting_id"),
            Child("signatories", "signatory", "meeting_id"),
        ),
        "plan_id",
    ),
    Part(
        "agenda",
        "agenda_item",
        (
            Child("activities", "agenda_activity", "agenda_item_id"),
            Child("issues", "agenda_issue", "agenda_item_id"),
            Child("follow_ups", "agenda_follow_up", "agenda_item_id"),
            Child("contributions", "contribution", "agenda_item_id"),
        ),
    ),
    Part("follow_ups", "follow_up"),
    Part("papers", "frozen_paper"),
    Part("links", "link"),
    Part(
        "decisions",
        "decision",
        (Child("activities", "decision_activity", "decision_id"),),
    ),
)
# Where a revision comes from: all revisions before it, which of them wrote what, what is open.
REVISIONS, STAMPS, CONFLICTS = "revisions.jsonl", "stamps.jsonl", "conflicts.jsonl"

# Said by people of two plans at once: they belong to no plan alone.
SHARED = tuple(table for table in registered() if owner_of(table) is Owner.SPEAKER)


@cache
def tables() -> tuple[str, ...]:
    """Return the tables that a plan file holds, owners before what hangs on them."""
    from rakornis_desktop.database.tables import TABLES

    held = {table for part in PARTS for table in (part.table, *(c.table for c in part.children))}
    return tuple(name for name in (str(t.__tablename__) for t in TABLES) if name in held)


@cache
def columns(table: str) -> tuple[str, ...]:
    """Return the columns of a table as a plan file holds them, the id first."""
    given = implied(table)
    return tuple(
        field.column for field in fields_of(table) if field.travels and field.column != given
    )


@cache
def implied(table: str) -> str:
    """Return the column that the plan of the file gives to every row of ``table``, "" if none."""
    return next((part.implied for part in PARTS if part.table == table), "")


@cache
def owners(table: str) -> tuple[tuple[str, str], ...]:
    """Return (column, table) of the rows without which a row of ``table`` cannot be."""
    from rakornis_desktop.database.tables import TABLES

    (row_type,) = (t for t in TABLES if t.__tablename__ == table)
    held = set(tables())
    return tuple(
        (column.name, key.column.table.name)
        for column in row_type.__table__.columns  # type: ignore[union-attr]
        for key in column.foreign_keys
        if key.ondelete == "CASCADE" and key.column.table.name in held
        if column.name in columns(table)
    )


@cache
def weak_references(table: str) -> tuple[tuple[str, str], ...]:
    """Return (column, table) of what a row of ``table`` names but can do without."""
    from rakornis_desktop.database.tables import TABLES

    (row_type,) = (t for t in TABLES if t.__tablename__ == table)
    return tuple(
        (column.name, key.column.table.name)
        for column in row_type.__table__.columns  # type: ignore[union-attr]
        for key in column.foreign_keys
        if key.ondelete == "SET NULL"
    )


@cache
def alone(table: str) -> tuple[str, ...]:
    """Return the columns that no two rows of ``table`` may share, () if there are none.

    What the plan of the file gives to every row is left out.
    """
    from sqlalchemy import UniqueConstraint

    from rakornis_desktop.database.tables import TABLES

    (row_type,) = (t for t in TABLES if t.__tablename__ == table)
    for constraint in row_type.__table__.constraints:  # type: ignore[union-attr]
        if isinstance(constraint, UniqueConstraint):
            names = tuple(column.name for column in constraint.columns)
            return tuple(name for name in names if name != implied(table))
    return ()
