"""What every table of the program database shares: the row id and the column types."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import Enum, String
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from rakornis_desktop.database.row_ids import new_id

# Rupiah. More than any ministry's year, and 90,000 of them still add up inside SQLite's integers.
LARGEST_AMOUNT = 100_000_000_000_000


class DecimalText(TypeDecorator[Decimal]):
    """A quantity kept as its exact decimal text: SQLite has no decimal type of its own."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else format(value, "f")

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(str(value))


class DateText(TypeDecorator[date]):
    """A date kept as ISO text (2026-03-21), readable in any tool that opens the file."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        return None if value is None else date.fromisoformat(value)


class MomentText(TypeDecorator[datetime]):
    """A moment kept as ISO text in UTC, to the millisecond."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat(timespec="milliseconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


def choice(values: type[StrEnum]) -> Any:
    """Return the column type of an enumeration, kept as its value and not its Python name."""
    return Enum(
        values,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        length=40,
    )


class Row(SQLModel):
    """A row of the program: its id is given once and never changes."""

    id: str = Field(default_factory=new_id, primary_key=True, max_length=36)
