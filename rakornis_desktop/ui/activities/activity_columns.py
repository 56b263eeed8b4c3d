"""The columns of the table of activities."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from rakornis_desktop.database.fields import kinds
from rakornis_desktop.database.fields.kinds import ReadingContext
from rakornis_desktop.database.queries.activity_lines import LACKING_BITS, ActivityLine
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.reference.region import PROVINCE
from rakornis_desktop.ui.furniture.lookups import entries_of
from rakornis_desktop.ui.furniture.registered_columns import registered_columns
from rakornis_desktop.ui.furniture.table_column import Column


def activity_columns(edition: str, fiscal_year: int, home: str = PROVINCE) -> list[Column]:
    """Return the columns; those not ``shown`` wait in the column chooser.

    Places are named so that they are told apart in ``home``, the region of the plan.
    """
    special = {
        "region_code": Column(
            "region", _("Kode wilayah"), lambda r: r.region_code, width=120, shown=False
        ),
        "unit": Column(
            "unit", _("Satuan"), lambda r: r.unit or r.target_text, width=84, field="unit"
        ),
    }
    return registered_columns(
        "activity", special=special, behind=_counted(edition, fiscal_year, home)
    )


def _counted(edition: str, fiscal_year: int, home: str) -> dict[str, list[Column]]:
    """Return the columns that are no column of the table, by the one they stand behind."""
    sub_kegiatan = Column(
        "sub_kegiatan", _("Sub kegiatan"), lambda r: r.code, _names(edition), 240, shown=False
    )
    within = ReadingContext(region=home)
    location = Column(
        "location",
        _("Lokasi"),
        lambda r: kinds.PLACE.shown(r.region_code, within) or r.location_text,
        width=150,
        tooltip=_where,
    )
    money = [
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
    ]
    standing = [
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
    ]
    return {
        "code": [sub_kegiatan],
        "indicator": [location],
        "target_text": money,
        "readiness_decree_document": standing,
    }


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
    return kinds.FUNDING.shown(key)
