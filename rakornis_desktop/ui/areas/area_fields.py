"""The fields of a settlement area and the columns of its hectares by year."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, NamedTuple

from rakornis_desktop.choices import FROM_REGENCY_UP
from rakornis_desktop.database.fields.choice_names import AREA_KINDS, area_kind_name, tier_name
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import DateError, parse_date, short_date
from rakornis_desktop.language.quantity import quantity
from rakornis_desktop.ui.furniture.field import (
    ChoiceField,
    Field,
    LineField,
    LookupField,
    NotTaken,
    TextField,
)
from rakornis_desktop.ui.furniture.line_model import LineColumn
from rakornis_desktop.ui.furniture.lookups import region_choices, region_label
from rakornis_desktop.ui.furniture.readings import read_quantity, read_whole

_TIERS = FROM_REGENCY_UP


class SizeLine(NamedTuple):
    """Hectares in a year, and what the plans of that year handle."""

    id: str
    year: int
    hectares: Decimal | None
    handled: Decimal | None


def area_lines(near: str) -> list[list[Field]]:
    """Return the fields, line by line; regions in ``near`` are offered first."""
    return [
        [_name_field()],
        [
            ChoiceField(
                "kind",
                _("Jenis"),
                [(kind, area_kind_name(kind)) for kind in AREA_KINDS],
                lambda a: a.kind,
                _read_kind,
            ),
            LineField(
                "households",
                _("Rumah tangga"),
                lambda a: "" if a.households is None else quantity(Decimal(a.households)),
                lambda text: {"households": read_whole(text)},
                figures=True,
            ),
        ],
        [
            LookupField(
                "region_code",
                _("Lokasi"),
                lambda text: region_choices(text, near),
                lambda a: region_label(a.region_code),
                lambda code: {"region_code": code},
                _read_region,
            )
        ],
        [
            LineField(
                "decree_number",
                _("Nomor SK"),
                lambda a: a.decree_number,
                lambda text: {"decree_number": text},
            ),
            LineField("decree_date", _("Tanggal SK"), _shown_date, _read_date),
        ],
        [
            ChoiceField(
                "authority",
                _("Kewenangan (kosong: menurut luas)"),
                [(tier, tier_name(tier)) for tier in _TIERS],
                lambda a: a.authority or "",
                lambda text: {"authority": text or None},
            )
        ],
        [TextField("note", _("Catatan"), lambda a: a.note, lambda text: {"note": text})],
    ]


def new_area() -> str:
    """Return the name of an area that was added and has not been named yet."""
    return _("Kawasan baru")


def _name_field() -> Field:
    field = LineField(
        "name", _("Nama kawasan"), lambda a: "" if a.name == new_area() else a.name, _read_name
    )
    field.editor.setPlaceholderText(new_area())
    return field


def size_columns() -> list[LineColumn]:
    """Return the columns of hectares by year; what is handled follows from activities."""
    return [
        LineColumn("year", _("Tahun"), 64, read=_read_year, right=True),
        LineColumn("hectares", _("Luas (ha)"), 84, text=_figure, read=_read_size, right=True),
        LineColumn(
            "handled", _("Ditangani (ha)"), 100, text=_figure, read=_computed, right=True,
            stretch=True,
        ),
    ]  # fmt: skip


def _figure(value: Any) -> str:
    return "" if value is None else quantity(value)


def _shown_date(area: Any) -> str:
    return short_date(area.decree_date) if area.decree_date else ""


def _read_name(text: str) -> dict[str, Any]:
    if not text:
        raise NotTaken(_("Nama kawasan harus diisi."))
    return {"name": text}


def _read_kind(text: str) -> dict[str, Any]:
    if not text:
        raise NotTaken(_("Pilih jenisnya."))
    return {"kind": text}


def _read_region(text: str) -> dict[str, Any]:
    if not text:
        return {"region_code": ""}
    raise NotTaken(
        _("«{text}» bukan wilayah. Ketik sebagian namanya, lalu pilih dari daftar.").format(
            text=text
        )
    )


def _read_date(text: str) -> dict[str, Any]:
    try:
        return {"decree_date": parse_date(text) if text else None}
    except DateError as error:
        raise NotTaken(str(error)) from None


def _read_year(text: str) -> int:
    if not re.fullmatch(r"\d{4}", text):
        raise NotTaken(_("«{text}» bukan tahun. Tulis misalnya 2026.").format(text=text))
    return int(text)


def _read_size(text: str) -> Decimal:
    value, _unit = read_quantity(text)
    if value is None:
        raise NotTaken(_("Belum diisi. Hapus barisnya bila tahun itu tidak diketahui."))
    return value


def _computed(_text: str) -> Any:
    raise NotTaken(_("dihitung dari kegiatan yang menunjuk kawasan ini."))
