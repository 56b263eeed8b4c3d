"""Regions of Kalimantan Barat by official code and by the names that plans use."""

from __future__ import annotations

import csv
from functools import cache
from typing import NamedTuple

from rakornis_desktop.choices import RegionLevel
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.resource_files import resource

CENTRE = "00"
PROVINCE = "61"
LEVELS = (RegionLevel.PROVINCE, RegionLevel.REGENCY, RegionLevel.SUBDISTRICT, RegionLevel.VILLAGE)


class Region(NamedTuple):
    """A region with its official code (Kepmendagri 300.2.2-2138/2025)."""

    code: str
    level: str
    name: str
    parent_code: str


class RegionReading(NamedTuple):
    """A region as read from text; ``region`` is None where the text names none of ours."""

    region: Region | None
    remark: str


class Regions:
    """Lookup by code and by name, and which region lies in which."""

    def __init__(self, rows: list[Region]) -> None:
        self._by_code = {row.code: row for row in rows}
        self._by_code[CENTRE] = Region(CENTRE, RegionLevel.CENTRE, "Pusat", "")
        self._children: dict[str, list[Region]] = {}
        for row in rows:
            self._children.setdefault(row.parent_code, []).append(row)
        self._searched: list[tuple[str, Region]] | None = None

    def get(self, code: str) -> Region | None:
        """Return the region with this code, None if there is none."""
        return self._by_code.get(code)

    def children(self, code: str) -> list[Region]:
        """Return the regions directly inside ``code``."""
        return self._children.get(code, [])

    def regencies(self) -> list[Region]:
        """Return the 14 kabupaten and kota in the order of their codes."""
        return sorted(self.children(PROVINCE))

    def villages(self, within: str) -> list[Region]:
        """Return the desa and kelurahan inside a region."""
        return [
            region
            for region in self._by_code.values()
            if region.level == RegionLevel.VILLAGE and self.contains(within, region.code)
        ]

    @staticmethod
    def contains(outer: str, inner: str) -> bool:
        """Tell whether the region ``inner`` is ``outer`` or lies in it."""
        return bool(outer) and (inner == outer or inner.startswith(f"{outer}."))

    def regency_of(self, code: str) -> str:
        """Return the code of the kabupaten/kota that ``code`` lies in, empty if in none."""
        return code[:5] if len(code) >= 5 and code[:5] in self._by_code else ""

    def title(self, code: str) -> str:
        """Return a region with its kind: ``Kel. Pasiran``, ``Kec. Sambas``, ``Kota Singkawang``."""
        region = self._by_code.get(code)
        if region is None:
            return ""
        if region.level == RegionLevel.VILLAGE:
            # The last four digits begin with 1 for a kelurahan, 2 for a desa.
            kind = _("Kel.") if code.rpartition(".")[2].startswith("1") else _("Desa")
            return f"{kind} {region.name}"
        if region.level == RegionLevel.SUBDISTRICT:
            return _("Kec. {name}").format(name=region.name)
        if region.level == RegionLevel.PROVINCE:
            return _("Provinsi {name}").format(name=region.name)
        return region.name

    def label(self, code: str) -> str:
        """Return a region with those it lies in: ``Kel. Pasiran, Kec. …, Kota Singkawang``.

        The province is named only where the code is the province's own.
        """
        parts: list[str] = []
        while (region := self._by_code.get(code)) is not None:
            if region.level != RegionLevel.PROVINCE or not parts:
                parts.append(self.title(code))
            code = region.parent_code
        return ", ".join(parts)

    def find(self, text: object, within: str = PROVINCE) -> RegionReading:
        """Read a location: a code, or one or more names with or without Kec., Desa, Kab.

        ``within`` is the region of the plan; names are sought there first. Where a name is not
        certain, the wider region comes back with a remark, never a guess.
        """
        from rakornis_desktop.reference.region_reading import read_region

        return read_region(self, text, within)

    def search(self, text: str, within: str = PROVINCE, limit: int = 20) -> list[Region]:
        """Return regions inside ``within`` whose name or code holds every word of ``text``."""
        if self._searched is None:
            self._searched = [
                (f"{region.name} {region.code}".casefold(), region)
                for region in self._by_code.values()
                if region.code != CENTRE
            ]
        whole = " ".join(text.casefold().split())
        words = whole.split()
        found = [
            (not key.startswith(whole), len(region.code), region)
            for key, region in self._searched
            if self.contains(within, region.code) and all(word in key for word in words)
        ]
        found.sort(key=lambda item: (item[0], item[1], item[2].name))
        return [region for _later, _length, region in found[:limit]]


@cache
def regions() -> Regions:
    """Return the regions of Kalimantan Barat."""
    rows: list[Region] = []
    for name in ("regions.csv", "villages.csv"):
        with resource("reference", name).open(encoding="utf-8", newline="") as file:
            lines = csv.reader(file)
            next(lines)
            rows.extend(Region._make(line) for line in lines)
    return Regions(rows)
