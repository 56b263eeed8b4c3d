"""What the template's drop-downs offer, for an office or for anyone."""

from __future__ import annotations

from rakornis_desktop.choices import RegionLevel
from rakornis_desktop.excel.template.template_columns import (
    AREA_WORDS,
    PROPOSED_TO_WORDS,
    READINESS_WORDS,
)


def choices_for(region_code: str = "", edition: str = "") -> dict[str, list[str]]:
    """Return the lists by the column they feed ("Kesiapan" feeds all readiness columns).

    With an office's region and edition also the sub kegiatan of its tier, their names beside
    the codes, and its regions: villages for a regency, kecamatan for the province.
    """
    from rakornis_desktop.reference.funding import funding

    choices = {
        "Sumber Dana": funding().everyday_names(),
        "Diusulkan ke": list(PROPOSED_TO_WORDS),
        "Kawasan": list(AREA_WORDS),
        "Kesiapan": list(READINESS_WORDS),
    }
    if region_code:
        entries = _sub_kegiatan(region_code, edition)
        choices["Lokasi"] = _regions(region_code)
        choices["Kode"] = [code for code, _name in entries]
        choices["Nama sub kegiatan"] = [name for _code, name in entries]
    return choices


def _sub_kegiatan(region_code: str, edition: str) -> list[tuple[str, str]]:
    from rakornis_desktop.reference.nomenclature import nomenclature
    from rakornis_desktop.reference.regions import regions

    # An office of the centre has no list of its own: it may choose from all.
    level = regions().get(region_code)
    tier = (
        level.level if level and level.level in (RegionLevel.PROVINCE, RegionLevel.REGENCY) else ""
    )
    entries = nomenclature(edition).sub_kegiatan(tier)
    return list(dict.fromkeys((entry.code, entry.name) for entry in entries))


def _regions(region_code: str) -> list[str]:
    """Return the labels an office chooses its locations from."""
    from rakornis_desktop.reference.regions import regions

    known = regions()
    codes = [region_code]
    # A regency plans for its villages, the province for the kecamatan of its regencies.
    for upper in sorted(known.children(region_code)):
        codes.append(upper.code)
        codes += [region.code for region in sorted(known.children(upper.code))]
    return [known.label(code) for code in codes]
