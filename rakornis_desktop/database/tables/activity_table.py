"""Activities (usulan, sub kegiatan lines) and their budgets by funding source."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import Index
from sqlmodel import Field

from rakornis_desktop.choices import AreaKind, Readiness, Tier
from rakornis_desktop.database.tables.row_base import LARGEST_AMOUNT, DecimalText, Row, choice


class Activity(Row, table=True):
    """One line of a plan: what is to be done, where, how much, for whom, and how ready it is."""

    plan_id: str = Field(foreign_key="plan.id", ondelete="CASCADE", index=True)
    position: int = Field(default=0, description="order within the plan")
    reference: str = Field(default="", max_length=100, description="the officer's number, verbatim")
    answers_reference: str = Field(
        default="", max_length=100, description="reference or id of the proposal this row answers"
    )
    code: str = Field(default="", max_length=40, description="sub kegiatan code as normalised")
    title: str = Field(max_length=32_000)
    indicator: str = Field(default="", max_length=32_000)
    region_code: str = Field(default="", max_length=13, description="official code of any level")
    location_text: str = Field(default="", max_length=4_000, description="location as written")
    volume: Decimal | None = Field(default=None, sa_type=DecimalText, ge=0)
    unit: str = Field(default="", max_length=60)
    target_text: str = Field(default="", max_length=1_000, description="a target that is no number")
    volume_next: Decimal | None = Field(default=None, sa_type=DecimalText, ge=0)
    target_next_text: str = Field(default="", max_length=1_000)
    beneficiaries: int | None = Field(default=None, ge=0)
    beneficiary_unit: str = Field(default="", max_length=30, description="jiwa, KK, rumah")
    target_group: str = Field(default="", max_length=1_000, description="kelompok sasaran")
    area_kind: AreaKind | None = Field(default=None, sa_type=choice(AreaKind))
    area_id: str | None = Field(
        default=None, foreign_key="area.id", ondelete="SET NULL", index=True
    )
    slum_area_ha: Decimal | None = Field(default=None, sa_type=DecimalText, ge=0)
    priority: int | None = Field(default=None, ge=1)
    proposed_to: Tier | None = Field(default=None, sa_type=choice(Tier))
    readiness_fs: Readiness | None = Field(default=None, sa_type=choice(Readiness))
    readiness_fs_document: str = Field(default="", max_length=300)
    readiness_ded: Readiness | None = Field(default=None, sa_type=choice(Readiness))
    readiness_ded_document: str = Field(default="", max_length=300)
    readiness_rab: Readiness | None = Field(default=None, sa_type=choice(Readiness))
    readiness_rab_document: str = Field(default="", max_length=300)
    readiness_land: Readiness | None = Field(default=None, sa_type=choice(Readiness))
    readiness_land_document: str = Field(default="", max_length=300)
    readiness_environment: Readiness | None = Field(default=None, sa_type=choice(Readiness))
    readiness_environment_document: str = Field(default="", max_length=300)
    readiness_decree: Readiness | None = Field(default=None, sa_type=choice(Readiness))
    readiness_decree_document: str = Field(default="", max_length=300)
    note: str = Field(default="", max_length=32_000)
    origin: str = Field(default="", max_length=300, description="file, sheet and row it came from")
    service_indicator: str = Field(
        default="", max_length=20, index=True, description="indicator that its beneficiaries serve"
    )


class Budget(Row, table=True):
    """Money of an activity from one funding source, in whole rupiah."""

    # The sum of an activity's year is read from the index alone.
    __table_args__ = (Index("ix_budget_money", "activity_id", "year_offset", "amount"),)

    activity_id: str = Field(foreign_key="activity.id", ondelete="CASCADE")
    year_offset: int = Field(ge=0, le=1, description="0: year n of the plan, 1: year n+1")
    funding_source: str = Field(
        default="", max_length=60, description="official code, or the everyday name if it has none"
    )
    funding_text: str = Field(default="", max_length=300, description="as written, if not known")
    amount: int = Field(ge=0, le=LARGEST_AMOUNT, description="rupiah")
