"""What an activity is for: the indicator it serves and the area it points to."""

from __future__ import annotations

from typing import Any

from rakornis_desktop.database.fields.choice_names import area_kind_name
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.area_rows import AreaRow, areas, areas_by_id
from rakornis_desktop.database.queries.service_rows import IndicatorRow, indicators
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.quantity import quantity
from rakornis_desktop.ui.furniture.choice_line import Choice
from rakornis_desktop.ui.furniture.field import Field, LookupField, NotTaken

_MOST = 30


def indicator_field(database: Database) -> Field:
    """Return the field of the indicator served; for how many, its neighbours say."""

    def search(text: str) -> list[Choice]:
        words = text.casefold().split()
        return [
            Choice(row.code, _label(row), f"{_label(row)} ({row.unit})")
            for row in indicators(database).values()
            if all(word in f"{row.code} {row.name}".casefold() for word in words)
        ]

    def show(activity: Any) -> str:
        code = activity.service_indicator
        row = indicators(database).get(code) if code else None
        return _label(row) if row else code

    def read_typed(text: str) -> dict[str, Any]:
        if not text:
            return {"service_indicator": ""}
        known = indicators(database)
        found = [c for c, row in known.items() if text.casefold() in (c.casefold(), _label(row))]
        if not found:
            raise NotTaken(
                _("«{text}» bukan indikator. Pakai salah satu dari {codes}.").format(
                    text=text, codes=", ".join(known)
                )
            )
        return {"service_indicator": found[0]}

    return LookupField(
        "service_indicator",
        _("Melayani indikator"),
        search,
        show,
        lambda code: {"service_indicator": code},
        read_typed,
    )


def area_field(database: Database, office_id: str) -> Field:
    """Return the field of the area pointed to, one of our register; its kind comes with it."""

    def search(text: str) -> list[Choice]:
        words = text.casefold().split()
        return [
            Choice(row.id, row.name, _area_label(row))
            for row in areas(database, office_id)
            if all(word in _area_label(row).casefold() for word in words)
        ][:_MOST]

    def show(activity: Any) -> str:
        row = areas_by_id(database).get(activity.area_id) if activity.area_id else None
        return row.name if row else ""

    def read(area_id: str) -> dict[str, Any]:
        row = areas_by_id(database).get(area_id) if area_id else None
        return {"area_id": row.id, "area_kind": row.kind} if row else {"area_id": None}

    def read_typed(text: str) -> dict[str, Any]:
        if not text:
            return {"area_id": None}
        named = [r for r in areas(database, office_id) if r.name.casefold() == text.casefold()]
        if len(named) != 1:
            raise NotTaken(
                _("«{text}» tidak ada dalam daftar kawasan. Catat dulu di halaman Kawasan.").format(
                    text=text
                )
            )
        return read(named[0].id)

    return LookupField("area_id", _("Kawasan"), search, show, read, read_typed)


def _label(row: IndicatorRow) -> str:
    return f"{row.code}  {row.name}"


def _area_label(row: AreaRow) -> str:
    size = "" if row.hectares is None else f", {quantity(row.hectares)} ha"
    return f"{row.name} ({area_kind_name(row.kind).lower()}{size})"
