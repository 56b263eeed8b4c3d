"""Choices of the office that belong to the database, such as the paper it prints on."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from rakornis_desktop.database.tables.row_base import Row


class Setting(Row, table=True):
    """One named choice."""

    __table_args__ = (UniqueConstraint("name"),)

    name: str = Field(max_length=100)
    value: str = ""
