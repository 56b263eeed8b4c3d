"""The columns that rows of many tables have alike."""

from __future__ import annotations

from rakornis_desktop.database.fields.field import Field, FieldKind
from rakornis_desktop.language.catalogue import later

ROW_ID = Field("id", later("Nomor baris"), FieldKind.ID)


def position_field() -> Field:
    """Return the column that keeps the order of rows."""
    return Field("position", later("Urutan"), FieldKind.WHOLE)
