"""Units of quantities: which words mean the same, and which quantities can be converted.

Only what is truly the same quantity stands here; nothing is guessed.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from rakornis_desktop.language.normal_text import on_one_line

# Family, size in the family's first unit, the words for it.
_UNITS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("length", "1", ("m", "meter", "mtr", "m1", "meter lari")),
    ("length", "1000", ("km", "kilometer")),
    ("area", "1", ("m2", "meter persegi", "m²")),
    ("area", "10000", ("ha", "hektar", "hektare")),
    ("area", "1000000", ("km2", "kilometer persegi", "km²")),
    ("volume", "1", ("m3", "meter kubik", "m³")),
    ("flow", "1", ("liter/detik", "l/dt", "l/d", "l/det", "liter / detik", "lps", "ltr/dtk")),
    ("person", "1", ("orang", "org", "jiwa")),
    ("household", "1", ("kk", "kepala keluarga", "rumah tangga", "rt", "ruta")),
    ("connection", "1", ("sr", "sambungan rumah", "unit sr", "sambungan")),
    ("house", "1", ("unit rumah", "rumah", "unit rtlh")),
    ("unit", "1", ("unit", "unt", "bh", "buah")),
    ("document", "1", ("dokumen", "dok")),
    ("package", "1", ("paket", "pkt")),
    ("report", "1", ("laporan", "lap")),
    ("percent", "1", ("%", "persen")),
    ("month", "1", ("bulan", "bln")),
)
_KNOWN = {word: (family, Decimal(size)) for family, size, words in _UNITS for word in words}


def normal_unit(text: str) -> str:
    """Return a unit in small letters without needless blanks and points."""
    return on_one_line(re.sub(r"[().]", " ", text.casefold()))


@lru_cache(maxsize=10_000)
def same_quantity(unit: str, other: str) -> Decimal | None:
    """Return by how much a figure in ``unit`` is multiplied to be in ``other``.

    1 for the same unit or another word for it, 1000 from km to m, None where the two are not the
    same quantity.
    """
    one, two = normal_unit(unit), normal_unit(other)
    if one == two:
        return Decimal(1)
    first, second = _KNOWN.get(one), _KNOWN.get(two)
    if first is None or second is None or first[0] != second[0]:
        return None
    return first[1] / second[1]


def unit_family(unit: str) -> str:
    """Return what kind of quantity a unit counts (person, household, house, area), else empty."""
    known = _KNOWN.get(normal_unit(unit))
    return known[0] if known else ""
