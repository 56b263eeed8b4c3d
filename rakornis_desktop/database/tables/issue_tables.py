"""Issues (permasalahan, isu strategis) and which activities answer them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from rakornis_desktop.choices import IssueCategory, IssueStatus
from rakornis_desktop.database.tables.row_base import DateText, DecimalText, Row, choice


class Issue(Row, table=True):
    """A problem that activities are to solve, with its figure and where that comes from."""

    plan_id: str = Field(foreign_key="plan.id", ondelete="CASCADE", index=True)
    position: int = 0
    category: IssueCategory = Field(default=IssueCategory.OTHER, sa_type=choice(IssueCategory))
    title: str = Field(max_length=1_000)
    description: str = Field(default="", max_length=32_000)
    region_code: str = Field(default="", max_length=13)
    location_text: str = Field(default="", max_length=4_000)
    baseline: Decimal | None = Field(default=None, sa_type=DecimalText)
    baseline_unit: str = Field(default="", max_length=60)
    baseline_source: str = Field(default="", max_length=300)
    root_cause: str = Field(default="", max_length=32_000)
    priority: int | None = Field(default=None, ge=1)
    responsible: str = Field(default="", max_length=300)
    due: date | None = Field(default=None, sa_type=DateText)
    status: IssueStatus = Field(default=IssueStatus.OPEN, sa_type=choice(IssueStatus))
    parent_id: str | None = Field(
        default=None,
        foreign_key="issue.id",
        ondelete="SET NULL",
        index=True,
        description="the problem that this one is a cause of",
    )


class IssueActivity(Row, table=True):
    """An activity answers an issue."""

    __tablename__ = "issue_activity"
    __table_args__ = (UniqueConstraint("issue_id", "activity_id"),)

    issue_id: str = Field(foreign_key="issue.id", ondelete="CASCADE")
    activity_id: str = Field(foreign_key="activity.id", ondelete="CASCADE", index=True)


class IssueIndicator(Row, table=True):
    """An issue is seen in an indicator (a service standard, or one of the office's own)."""

    __tablename__ = "issue_indicator"
    __table_args__ = (UniqueConstraint("issue_id", "indicator"),)

    issue_id: str = Field(foreign_key="issue.id", ondelete="CASCADE")
    indicator: str = Field(max_length=20)


class IssueArea(Row, table=True):
    """An issue is about a settlement area."""

    __tablename__ = "issue_area"
    __table_args__ = (UniqueConstraint("issue_id", "area_id"),)

    issue_id: str = Field(foreign_key="issue.id", ondelete="CASCADE")
    area_id: str = Field(foreign_key="area.id", ondelete="CASCADE", index=True)
