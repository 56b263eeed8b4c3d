"""The wording of the papers where an office has changed it."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from rakornis_desktop.database.tables.row_base import Row


class PaperTemplate(Row, table=True):
    """A text of a paper in this office's own words; without a row the original counts."""

    __tablename__ = "paper_template"
    __table_args__ = (UniqueConstraint("name"),)

    name: str = Field(max_length=60, description="invitation_body, agreement_opening")
    text: str = Field(default="", max_length=32_000)
