"""The columns of the table of activities."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any

from rakornis_desktop.database.fields.choice_names import area_kind_name, tier_name
from rakornis_desktop.database.queries.activity_lines import LACKING_BITS, ActivityLine
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.language.quantity import quantity, stored_quantity
from rakornis_desktop.ui.furniture.lookups import entries_of
from rakornis_desktop.ui.furniture.table_column import Column


def activity_columns(edition: str, fiscal_year: int) -> list[Column]:
    """Return the columns; those not ``shown`` wait in the column chooser."""
    return [
        Column("reference", _("No. usulan"), lambda r: r.reference, width=90, shown=False),
        Column("code", _("Kode"), lambda r: r.code, width=138),
        Column(
            "sub_kegiatan",
            _("Sub kegiatan"),
            lambda r: r.code,
            _names(edition),
            width=240,
            shown=False,
        ),
        Column("title", _("Uraian"), lambda r: r.title, width=320, stretch=True, field="title"),
        Column("indicator", _("Indikator"), lambda r: r.indicator, width=200, shown=False),
        Column(
            "location",
            _("Lokasi"),
            lambda r: place_name(r.region_code) or r.location_text,
            width=150,
            tooltip=_where,
        ),
        Column("region", _("Kode wilayah"), lambda r: r.region_code, width=120, shown=False),
        Column("volume", _("Volume"), _volume, _figures, width=76, numeric=True, field="volume"),
        Column("unit", _("Satuan"), lambda r: r.unit or r.target_text, width=84, field="unit"),
        Column("budget", _("Pagu (Rp)"), lambda r: r.budget, rupiah, width=130, numeric=True),
        Column(
            "budget_next",
            _("Pagu {year} (Rp)").format(year=fiscal_year + 1),
            lambda r: r.budget_next,
            rupiah,
            width=130,
            numeric=True,
            shown=False,
        ),
        Column("funding", _("Sumber dana"), lambda r: r.funding, _sources, 150, shown=False),
        Column(
            "proposed_to",
            _("Diusulkan ke"),
            lambda r: r.proposed_to,
            lambda value: tier_name(value or ""),
            width=104,
        ),
        Column(
            "priority",
            _("Prioritas"),
            lambda r: r.priority,
            width=76,
            numeric=True,
            shown=False,
            field="priority",
        ),
        Column(
            "area_kind",
            _("Kawasan"),
            lambda r: r.area_kind,
            lambda value: area_kind_name(value or ""),
            width=120,
            shown=False,
        ),
        Column(
            "slum_area_ha",
            _("Kumuh (ha)"),
            lambda r: _number(r.slum_area_ha),
            _figures,
            width=90,
            numeric=True,
            shown=False,
        ),
        Column(
            "beneficiaries",
            _("Penerima"),
            lambda r: r.beneficiaries,
            _figures,
            width=90,
            numeric=True,
            shown=False,
        ),
        Column(
            "ready",
            _("Kesiapan"),
            lambda r: r.ready,
            lambda value: _("{count} dari 6").format(count=value),
            width=84,
            shown=False,
        ),
        Column(
            "answers",
            _("Menjawab"),
            lambda r: r.answers,
            lambda value: _("{count} isu").format(count=value) if value else "",
            width=84,
            shown=False,
        ),
        Column("lacks", _("Belum diisi"), lambda r: r.lacks, _lacking, width=150, shown=False),
        Column("note", _("Catatan"), lambda r: r.note, width=200, shown=False, field="note"),
    ]


def place_name(code: str) -> str:
    """Return the short name of a region, empty for none: the village, else its kecamatan."""
    return _place_names(code) if code else ""


@cache
def _place_names(code: str) -> str:
    from rakornis_desktop.reference.regions import regions

    return regions().title(code) or code


def _where(row: ActivityLine) -> str:
    from rakornis_desktop.reference.regions import regions

    known = regions().label(row.region_code) if row.region_code else ""
    return "\n".join(dict.fromkeys(part for part in (known, row.location_text) if part))


def _volume(row: ActivityLine) -> Decimal | str | None:
    return _number(row.volume)


def _number(stored: str | None) -> Decimal | str | None:
    """Return the number stored, as text if it is none: what is wrong is to be seen."""
    number = None if stored is None else stored_quantity(stored)
    return stored if number is None else number


def _figures(value: Any) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return quantity(Decimal(value))


def _lacking(bits: int) -> str:
    words = {
        "no_code": _("kode"),
        "no_location": _("lokasi"),
        "no_volume": _("volume"),
        "no_budget": _("pagu"),
        "no_readiness": _("kesiapan"),
    }
    return ", ".join(word for name, word in words.items() if bits & LACKING_BITS[name])


def _names(edition: str) -> Callable[[str], str]:
    """Return what names a sub kegiatan; the nomenclature is read when first asked."""

    @cache
    def name(code: str) -> str:
        entries = entries_of(edition) if code else None
        entry = entries.get(code) if entries else None
        return entry.name if entry else ""

    return name


def _sources(keys: str) -> str:
    return ", ".join(_source(key) for key in keys.split(",")) if keys else ""


@cache
def _source(key: str) -> str:
    from rakornis_desktop.reference.funding import funding

    return funding().label(key) or key
