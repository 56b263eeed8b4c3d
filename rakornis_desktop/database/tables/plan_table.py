"""Plans and their frozen revisions."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from rakornis_desktop.choices import Stage
from rakornis_desktop.database.tables.row_base import MomentText, Row, choice


class Plan(Row, table=True):
    """The work plan (Renja) of one office for one fiscal year."""

    office_id: str = Field(foreign_key="office.id", ondelete="CASCADE", index=True)
    fiscal_year: int = Field(ge=2000, le=2100)
    stage: Stage = Field(default=Stage.DRAFT, sa_type=choice(Stage))
    edition: str = Field(default="2026", max_length=20, description="nomenclature edition")
    is_own: bool = False
    note: str = ""
    source_file: str = Field(default="", max_length=300, description="name of the file received")
    received_at: datetime | None = Field(default=None, sa_type=MomentText)


class Revision(Row, table=True):
    """A plan frozen when it is sent or received: content, its hash, its parents."""

    plan_id: str = Field(foreign_key="plan.id", ondelete="CASCADE", index=True)
    number: int
    kind: str = Field(max_length=20, description="dikirim, diterima, dibekukan")
    created_at: datetime = Field(sa_type=MomentText)
    content: str = Field(description="JSON Lines, zlib, base64")
    sha256: str = Field(max_length=64)
    parents: str = Field(default="", description="ids of parent revisions, blank between")
