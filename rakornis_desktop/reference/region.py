"""A region, and what is asked of all of them by whoever reads a location."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from rakornis_desktop.choices import RegionLevel

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
    """A region as read from text; ``region`` is None where the text names none of ours.

    ``rest`` are the words that name no region, ``candidates`` the codes that a name could mean;
    ``likened`` tells that a name was only nearly that of the region.
    """

    region: Region | None
    remark: str
    rest: str = ""
    candidates: tuple[str, ...] = ()
    likened: bool = False


class RegionLookup(Protocol):
    """Regions by code, and which lies in which."""

    def get(self, code: str) -> Region | None:
        """Return the region with this code, None if there is none."""

    def children(self, code: str) -> list[Region]:
        """Return the regions directly inside ``code``."""

    def regencies(self) -> list[Region]:
        """Return the kabupaten and kota in the order of their codes."""

    def contains(self, outer: str, inner: str) -> bool:
        """Tell whether the region ``inner`` is ``outer`` or lies in it."""

    def title(self, code: str) -> str:
        """Return a region with its kind: ``Kel. Pasiran``."""

    def label(self, code: str) -> str:
        """Return a region with those it lies in."""
