"""What the template's drop-downs offer, for an office or for anyone."""

from __future__ import annotations

from rakornis_desktop.excel.template_columns import (
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
        choices["Kode"] = [code for code, _ in entries]
        choices["Nama sub kegiatan"] = [name for _, name in entries]
    return choices


def _sub_kegiatan(region_code: str, edition: str) -> list[tuple[str, str]]:
    from rakornis_desktop.reference.nomenclature import nomenclature

    tier = "provinsi" if region_code == "61" else "kabupaten_kota"
    entries = nomenclature(edition).sub_kegiatan(tier)
    return [(entry.code, entry.name) for entry in entries]


def _regions(region_code: str) -> list[str]:
    """Return the labels an office chooses its locations from."""
    from rakornis_desktop.reference.regions import regions

    known = regions()
    detail = ("desa_kelurahan",) if "." in region_code else ("kabupaten_kota",)
    return [
        known.label(region.code)
        for region in known.inside(region_code)
        if region.code == region_code or region.level in ("kecamatan", *detail)
    ]
