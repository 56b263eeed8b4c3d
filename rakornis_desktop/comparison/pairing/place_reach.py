"""Whether a row lies near enough to any row of the other side to be measured against it."""

from __future__ import annotations

from collections.abc import Hashable

from rakornis_desktop.comparison.subject import codes_of, shared_kegiatan

_SUBDISTRICT, _VILLAGE = 8, 13


class Reach:
    """The rows of one side, to be asked what they reach.

    A row is told by its block (a program in a regency), where it lies by its region code, and
    what it is by its code and the edition that is of.
    """

    def __init__(self) -> None:
        # Where a row names no kecamatan, it may lie in any of its block.
        self._wide: set[Hashable] = set()
        self._areas: dict[tuple[Hashable, str], _Area] = {}

    def add(self, block: Hashable, region: str, code: str, edition: str) -> None:
        """Count a row in."""
        if len(region) < _SUBDISTRICT:
            self._wide.add(block)
        key = (block, region[:_SUBDISTRICT])
        area = self._areas.get(key)
        if area is None:
            area = self._areas[key] = _Area()
        area.add(region, code, edition)

    def holds(self, block: Hashable, region: str, code: str, edition: str) -> bool:
        """Tell whether any of them could be this row: one of its village, or of its kegiatan.

        What is in another kecamatan, or in another village and another kegiatan, is never taken
        for the same thing (see judging.py).
        """
        area = self._areas.get((block, region[:_SUBDISTRICT]))
        if area is not None and area.holds(region, code, edition):
            return True
        if len(region) < _SUBDISTRICT:
            return any(there == block for there, _area in self._areas)
        return block in self._wide


class _Area:
    """The rows of one block in one kecamatan."""

    def __init__(self) -> None:
        self._everywhere = False
        self._villages: set[str] = set()
        self._kegiatan: set[str] = set()
        self._codes: set[str] = set()
        self._own_codes: set[str] = set()

    def add(self, region: str, code: str, edition: str) -> None:
        self._everywhere = self._everywhere or len(region) < _VILLAGE
        self._villages.add(region)
        self._kegiatan.add(shared_kegiatan(code))
        self._codes |= codes_of(code, edition)
        self._own_codes.add(code)

    def holds(self, region: str, code: str, edition: str) -> bool:
        if self._everywhere or len(region) < _VILLAGE or region in self._villages:
            return True
        kegiatan = shared_kegiatan(code)
        return (
            (bool(kegiatan) and kegiatan in self._kegiatan)
            or code in self._codes
            or code in self._own_codes
            or not self._own_codes.isdisjoint(codes_of(code, edition))
        )
