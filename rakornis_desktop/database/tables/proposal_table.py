"""What a proposal to the centre carries beyond an activity: its parts, criteria and answers.

The fields follow the export of the centre's proposal system (KRISNA DAK).
"""

from __future__ import annotations

from decimal import Decimal

from sqlmodel import Field

from rakornis_desktop.choices import Readiness
from rakornis_desktop.database.tables.row_base import DecimalText, Row, choice


class Component(Row, table=True):
    """A part of an activity with its own volume: 194 house connections, 5,000 metres of pipe."""

    activity_id: str = Field(foreign_key="activity.id", ondelete="CASCADE", index=True)
    position: int = 0
    number: str = Field(default="", max_length=20, description="the system's own number, 004")
    name: str = Field(max_length=1_000)
    volume: Decimal | None = Field(default=None, sa_type=DecimalText, ge=0)
    unit: str = Field(default="", max_length=60)


class ReadinessCriterion(Row, table=True):
    """One criterion of readiness as the centre's system asks for it, and whether it is met."""

    __tablename__ = "readiness_criterion"

    activity_id: str = Field(foreign_key="activity.id", ondelete="CASCADE", index=True)
    position: int = 0
    name: str = Field(max_length=1_000)
    state: Readiness | None = Field(default=None, sa_type=choice(Readiness))
    evidence: str = Field(
        default="", max_length=2_000, description="document, link or who keeps it"
    )


class CentreAnswer(Row, table=True):
    """What one step of the synchronisation said of a proposal: Approved, Discuss, No Action."""

    __tablename__ = "centre_answer"

    activity_id: str = Field(foreign_key="activity.id", ondelete="CASCADE", index=True)
    position: int = 0
    step: str = Field(max_length=40, description="provinsi, bangda, daerah, kl, dit, sum")
    verdict: str = Field(default="", max_length=200, description="as the system writes it")
    note: str = Field(default="", max_length=32_000)
