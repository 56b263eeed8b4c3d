"""What people say of compared rows: that they are the same thing, and what was decided."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from rakornis_desktop.choices import DecisionStatus
from rakornis_desktop.database.tables.row_base import (
    LARGEST_AMOUNT,
    DecimalText,
    MomentText,
    Row,
    choice,
)


class Link(Row, table=True):
    """A person said that two activities are, or are not, the same thing.

    The activity ids carry no foreign key: a link outlives the re-import of either plan, and
    finds its rows again by their identity (office, reference or code, title and location).
    """

    __table_args__ = (UniqueConstraint("left_activity_id", "right_activity_id"),)

    left_activity_id: str = Field(max_length=36)
    right_activity_id: str = Field(max_length=36, index=True)
    same: bool
    left_identity: str = ""
    right_identity: str = ""
    said_by: str = Field(default="", max_length=200)
    said_at: datetime = Field(sa_type=MomentText)
    note: str = ""


class Decision(Row, table=True):
    """What was decided on a pair, a group or a single row."""

    status: DecisionStatus = Field(sa_type=choice(DecisionStatus))
    agreed_volume: Decimal | None = Field(default=None, sa_type=DecimalText, ge=0)
    agreed_unit: str = Field(default="", max_length=60)
    agreed_budget: int | None = Field(default=None, ge=0, le=LARGEST_AMOUNT, description="rupiah")
    note: str = Field(default="", max_length=32_000)
    decided_by: str = Field(default="", max_length=200)
    decided_at: datetime = Field(sa_type=MomentText)
    meeting_id: str | None = Field(
        default=None, foreign_key="meeting.id", ondelete="SET NULL", index=True
    )


class DecisionActivity(Row, table=True):
    """An activity that a decision is about, as it was when the decision was made."""

    __tablename__ = "decision_activity"
    __table_args__ = (UniqueConstraint("decision_id", "activity_id"),)

    decision_id: str = Field(foreign_key="decision.id", ondelete="CASCADE")
    activity_id: str = Field(max_length=36, index=True)
    identity: str = ""
    snapshot: str = Field(default="", description="JSON of the compared fields at that time")
