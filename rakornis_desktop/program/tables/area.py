"""Settlement areas and what the service standards have achieved in a region."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from rakornis_desktop.program.tables.activity import AreaKind
from rakornis_desktop.program.tables.base import DateText, DecimalText, Row, choice
from rakornis_desktop.program.tables.office import Tier


class Area(Row, table=True):
    """A settlement area named by decree (kumuh, strategis, sentra bisnis, agropolitan)."""

    office_id: str = Field(foreign_key="office.id", ondelete="CASCADE", index=True)
    kind: AreaKind = Field(sa_type=choice(AreaKind))
    name: str = Field(max_length=300)
    region_code: str = Field(default="", max_length=13)
    decree_number: str = Field(default="", max_length=200)
    decree_date: date | None = Field(default=None, sa_type=DateText)
    authority: Tier | None = Field(default=None, sa_type=choice(Tier))
    households: int | None = Field(default=None, ge=0)
    note: str = ""


class AreaSize(Row, table=True):
    """Hectares of an area in one year."""

    __tablename__ = "area_size"
    __table_args__ = (UniqueConstraint("area_id", "year"),)

    area_id: str = Field(foreign_key="area.id", ondelete="CASCADE")
    year: int
    hectares: Decimal = Field(sa_type=DecimalText, ge=0)


class AreaVillage(Row, table=True):
    """A village that an area lies in."""

    __tablename__ = "area_village"
    __table_args__ = (UniqueConstraint("area_id", "region_code"),)

    area_id: str = Field(foreign_key="area.id", ondelete="CASCADE")
    region_code: str = Field(max_length=13)


class ServiceAchievement(Row, table=True):
    """People in need and served by one service standard, region and year (PP 2/2018)."""

    __tablename__ = "service_achievement"
    __table_args__ = (UniqueConstraint("region_code", "indicator", "year"),)

    region_code: str = Field(max_length=13)
    indicator: str = Field(max_length=20, description="code in reference/spm.csv")
    year: int
    in_need: int = Field(ge=0)
    served: int = Field(ge=0)
    target_percent: Decimal | None = Field(default=None, sa_type=DecimalText)
    source: str = Field(default="", max_length=300)
