"""What the service standards, and an office's own indicators, have achieved in a region."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from rakornis_desktop.choices import Direction
from rakornis_desktop.database.tables.row_base import DateText, DecimalText, Row, choice


class ServiceAchievement(Row, table=True):
    """Need and service by one indicator, region and year (PP 2/2018, or an own indicator).

    Of an indicator that is to shrink, ``in_need`` is what there was at first and ``served`` what
    is left of it.
    """

    __tablename__ = "service_achievement"
    __table_args__ = (UniqueConstraint("region_code", "indicator", "year"),)

    region_code: str = Field(max_length=13)
    indicator: str = Field(max_length=20, description="code in service_standards.csv or indicator")
    year: int = Field(ge=1990, le=2100)
    in_need: Decimal = Field(sa_type=DecimalText, ge=0)
    served: Decimal = Field(sa_type=DecimalText, ge=0)
    target_percent: Decimal | None = Field(default=None, sa_type=DecimalText, ge=0, le=100)
    source: str = Field(default="", max_length=300)
    measured_on: date | None = Field(default=None, sa_type=DateText, description="date of the data")
    note: str = Field(default="", max_length=4_000)


class Indicator(Row, table=True):
    """An indicator of an office's own beside the service standards: RTLH, backlog, PSU."""

    __table_args__ = (UniqueConstraint("office_id", "code"),)

    office_id: str = Field(foreign_key="office.id", ondelete="CASCADE")
    position: int = 0
    code: str = Field(max_length=20)
    name: str = Field(max_length=300)
    unit: str = Field(max_length=60, description="orang, rumah tangga, unit rumah, ha")
    direction: Direction = Field(default=Direction.UP, sa_type=choice(Direction))
    note: str = Field(default="", max_length=4_000)
