"""Settlement areas as a table: what they are, their hectares, what is done, whose task it is."""

from __future__ import annotations

from collections.abc import Mapping

from rakornis_desktop.database.fields.choice_names import tier_name
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import short_date
from rakornis_desktop.reference.regions import regions
from rakornis_desktop.standing.area_standing import AreaStanding
from rakornis_desktop.ui.furniture.registered_columns import figures, registered_columns
from rakornis_desktop.ui.furniture.table_column import Column
from rakornis_desktop.ui.shell.theme import hues


def area_columns(registers: Mapping[str, str]) -> list[Column]:
    """Return the columns; ``registers`` are the names of the offices by id."""
    special = {
        "decree_number": Column(
            "decree", _("SK"), lambda s: s.area.decree_number, width=84, tooltip=_decree
        ),
        "authority": Column(
            "authority",
            _("Kewenangan"),
            lambda s: s.authority.tier,
            lambda tier: tier_name(tier) if tier else _("menurut SK"),
            width=108,
            tooltip=lambda s: s.authority.basis,
        ),
    }
    remarks = Column(
        "remarks",
        _("Perlu dilihat"),
        lambda s: len(s.remarks),
        lambda count: str(count) if count else "",
        width=92,
        numeric=True,
        tooltip=lambda s: "\n".join(remark.sentence for remark in s.remarks),
        hue=lambda s: hues().differs,
    )
    register = Column(
        "register",
        _("Daftar"),
        lambda s: registers.get(s.area.office_id, ""),
        width=140,
        shown=False,
    )
    return registered_columns(
        "area",
        lambda standing: standing.area,
        special=special,
        behind={
            "region_code": [Column("place", _("Lokasi"), _place, width=136)],
            "decree_date": _sizes(),
            "authority": [remarks, register],
        },
    )


def _sizes() -> list[Column]:
    """Return what is counted of an area's hectares and of the works in it."""
    return [
        Column("hectares", _("Luas (ha)"), lambda s: s.area.hectares, figures, 74, numeric=True),
        Column("year", _("Data"), lambda s: s.area.year, width=52, numeric=True),
        Column("handled", _("Ditangani"), _handled, figures, 84, numeric=True),
        Column(
            "left",
            _("Sisa (ha)"),
            lambda s: s.left,
            figures,
            74,
            numeric=True,
            tooltip=lambda s: s.left_figure().formula or s.left_figure().reason,
        ),
        Column(
            "works",
            _("Kegiatan"),
            lambda s: len(s.works),
            _works,
            width=92,
            hue=lambda s: hues().differs if s.untouched else "",
        ),
    ]


def _place(standing: AreaStanding) -> str:
    known = regions()
    codes = standing.area.villages or (
        (standing.area.region_code,) * bool(standing.area.region_code)
    )
    return ", ".join(known.title(code) or code for code in codes)


def _decree(standing: AreaStanding) -> str:
    area = standing.area
    day = short_date(area.decree_date) if area.decree_date else ""
    return ", ".join(part for part in (area.decree_number, day) if part)


def _handled(standing: AreaStanding) -> object:
    handled = standing.handled
    return sum(handled.values()) if handled else None


def _works(count: object) -> str:
    return _("{count} kegiatan").format(count=count) if count else _("belum ada")
