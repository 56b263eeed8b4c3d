"""An activity that does not say where, or not exactly enough."""

from __future__ import annotations

from rakornis_desktop.choices import RegionLevel
from rakornis_desktop.comparison.comparison_setting import Setting
from rakornis_desktop.comparison.finding import Finding, Words
from rakornis_desktop.comparison.rule_choices import LOCATION_LEVELS
from rakornis_desktop.database.queries.activity_rows import ActivityRow
from rakornis_desktop.language.catalogue import translate as _

_LEVEL_NAMES: dict[str, str] = {
    RegionLevel.REGENCY: "kabupaten/kota",
    RegionLevel.SUBDISTRICT: "kecamatan",
    RegionLevel.VILLAGE: "desa/kelurahan",
}


def no_location(row: ActivityRow, setting: Setting) -> tuple[Finding, ...]:
    """Fire where the location is missing or wider than the level the office asks for."""
    if not row.region_code and not row.location_text:
        return (Finding("no_location", _missing),)
    level = setting.choices.location_level
    if level != RegionLevel.REGENCY and len(row.region_code) < LOCATION_LEVELS[level]:
        return (Finding("no_location", _wide, (level,)),)
    return ()


def _missing() -> Words:
    return Words(_("Tanpa lokasi"), _("Lokasinya belum diisi."), _basis())


def _wide(level: str) -> Words:
    return Words(
        _("Lokasi kurang rinci"),
        _("Lokasinya belum sampai {level}.").format(level=_LEVEL_NAMES[level]),
        _basis(),
    )


def _basis() -> str:
    return _("Lokasi adalah kolom wajib T-C.33 (Permendagri 86/2017)")
