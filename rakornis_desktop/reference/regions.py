"""Regions of Kalimantan Barat by official code and by the names that plans use."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache

from rakornis_desktop.choices import RegionLevel
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import folded_line
from rakornis_desktop.reference.region import CENTRE, LEVELS, PROVINCE, Region, RegionReading
from rakornis_desktop.reference.region_reading import folded, read_region
from rakornis_desktop.reference.resource_files import resource

__all__ = ["CENTRE", "LEVELS", "PROVINCE", "Region", "RegionReading", "Regions", "regions"]


class Regions:
    """Lookup by code and by name, and which region lies in which."""

    def __init__(self, rows: list[Region]) -> None:
        self._by_code = {row.code: row for row in rows}
        self._by_code[CENTRE] = Region(CENTRE, RegionLevel.CENTRE, "Pusat", "")
        self._children: dict[str, list[Region]] = {}
        for row in rows:
            self._children.setdefault(row.parent_code, []).append(row)
        self._searched: list[tuple[str, Region]] | None = None
        self._short: dict[str, dict[str, str]] = {}

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

    def short_label(self, code: str, within: str = PROVINCE) -> str:
        """Return the shortest name that means ``code`` alone where ``within`` is the own region.

        ``Kel. Pasiran``; ``Desa Durian, Kec. Sambas`` where two villages share a name; outside the
        own region all that it lies in. Empty for an unknown code.
        """
        if within not in self._short:
            self._short[within] = self._short_labels(within)
        return self._short[within].get(code) or self.label(code)

    def _short_labels(self, within: str) -> dict[str, str]:
        names: dict[str, list[str]] = {
            code: self.label(code).split(", ")
            for code in self._by_code
            if self.contains(within, code)
        }
        titles = Counter(parts[0] for parts in names.values())
        alone = {title for title, count in titles.items() if count == 1} | {self.title(within)}
        short: dict[str, str] = {}
        for length in (1, 2, 3):
            said = {code: ", ".join(parts[:length]) for code, parts in names.items()}
            counts = Counter(map(folded, said.values()))
            short |= {
                code: text
                for code, text in said.items()
                # Two kecamatan may share a name too: that one alone says nothing then.
                if counts[folded(text)] == 1 and (length == 1 or names[code][length - 1] in alone)
            }
            names = {code: parts for code, parts in names.items() if code not in short}
        return short

    def find(self, text: object, within: str = PROVINCE) -> RegionReading:
        """Read a location: a code, or one or more names with or without Kec., Desa, Kab.

        ``within`` is the region of the plan; names are sought there first. Where a name is not
        certain, the wider region comes back with a remark, never a guess.
        """
        return read_region(self, text, within)

    def search(self, text: str, within: str = PROVINCE, limit: int = 20) -> list[Region]:
        """Return regions inside ``within`` whose name or code holds every word of ``text``."""
        if self._searched is None:
            self._searched = [
                (f"{region.name} {region.code}".casefold(), region)
                for region in self._by_code.values()
                if region.code != CENTRE
            ]
        whole = folded_line(text)
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
