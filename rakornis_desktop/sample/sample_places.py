"""Real villages for the sample, from the reference."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rakornis_desktop.reference.regions import regions


class Village(NamedTuple):
    """A village with what it is called and lies in."""

    code: str
    kind: str
    name: str
    kecamatan: str
    regency: str


@lru_cache(maxsize=32)
def villages(region_code: str) -> tuple[Village, ...]:
    """Return the villages of a regency, or of the whole province, by code."""
    known = regions()
    found = []
    for region in known.villages(region_code):
        kecamatan = known.get(region.parent_code)
        regency = known.get(kecamatan.parent_code) if kecamatan else None
        if kecamatan and regency:
            # The last group of a village's code begins with 1 for a kelurahan, 2 for a desa.
            kind = "Kel." if region.code.split(".")[-1].startswith("1") else "Desa"
            found.append(Village(region.code, kind, region.name, kecamatan.name, regency.name))
    return tuple(found)


def other_regencies(known: tuple[str, ...]) -> list[str]:
    """Return the codes of the regencies that are not among ``known``."""
    return [region.code for region in regions().regencies() if region.code not in known]
