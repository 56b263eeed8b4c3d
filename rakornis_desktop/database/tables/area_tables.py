"""Settlement areas: their decree, hectares by year, villages, and what two registers agree on."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from rakornis_desktop.choices import AreaKind, Tier
from rakornis_desktop.database.tables.row_base import DateText, DecimalText, MomentText, Row, choice


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


class AreaAgreement(Row, table=True):
    """What was decided on an area that two registers hold with different hectares.

    ``area_id`` is in our register, ``other_area_id`` in a received one (an id without foreign key,
    as in Link, so that it outlives a newer copy of it). What both said then tells when it is
    stale.
    """

    __tablename__ = "area_agreement"
    __table_args__ = (UniqueConstraint("area_id", "other_area_id", "year"),)

    area_id: str = Field(foreign_key="area.id", ondelete="CASCADE")
    other_area_id: str = Field(max_length=36, index=True)
    year: int
    hectares: Decimal = Field(sa_type=DecimalText, ge=0, description="what was agreed")
    our_hectares: Decimal = Field(sa_type=DecimalText, ge=0)
    other_hectares: Decimal = Field(sa_type=DecimalText, ge=0)
    note: str = Field(default="", max_length=4_000)
    decided_by: str = Field(default="", max_length=200)
    decided_at: datetime = Field(sa_type=MomentText)
