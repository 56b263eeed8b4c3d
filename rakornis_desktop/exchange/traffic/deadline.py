"""By when the plans of a year are to be sent: a date that the receiving office sets."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rakornis_desktop.database.edits.setting_edits import set_settings
from rakornis_desktop.database.queries.setting_values import setting
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import long_date

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database


def deadline(database: Database, fiscal_year: int) -> date | None:
    """Return the last day for the plans of a year, None if none was set."""
    try:
        return date.fromisoformat(setting(database, _name(fiscal_year)))
    except ValueError:
        return None


def set_deadline(database: Database, fiscal_year: int, day: date | None) -> None:
    """Set the last day for the plans of a year, or take it away, in one step of undo."""
    if day == deadline(database, fiscal_year):
        return
    label = (
        _("Tetapkan batas waktu rencana {day}").format(day=long_date(day))
        if day
        else _("Hapus batas waktu rencana")
    )
    set_settings(database, {_name(fiscal_year): day.isoformat() if day else ""}, label)


def _name(fiscal_year: int) -> str:
    return f"exchange.deadline.{fiscal_year}"
