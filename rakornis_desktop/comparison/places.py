"""Where an activity really is: its code, or the village that its title names."""

from __future__ import annotations

import re
from functools import cache

from rakornis_desktop.comparison.titles import normal
from rakornis_desktop.program.queries.activities import ActivityRow
from rakornis_desktop.reference.regions import PROVINCE, regions

_VILLAGE = 13
_LONGEST_NAME = 5
# Village names that are also everyday words in titles count only behind desa or kelurahan.
_EVERYDAY = {
    "sungai",
    "air",
    "jalan",
    "pasar",
    "kota",
    "kampung",
    "dalam",
    "hilir",
    "hulu",
    "tengah",
}


def place_of(row: ActivityRow, home: str) -> str:
    """Return the region code of an activity, as exact as its row allows.

    ``home`` is the region of its office. Where the row has no village, one that its title or
    location names inside the known region is taken; else the code of the row, else empty.
    """
    code = row.region_code
    if len(code) >= _VILLAGE:
        return code
    within = code or (home if home != PROVINCE else "")
    if len(within) < 5:
        return code
    named = _village_in(normal(f"{row.location_text} {row.title}"), within)
    return named or code


@cache
def name_words(code: str) -> frozenset[str]:
    """Return the words of the names of a region and those it lies in, as titles hold them."""
    words: set[str] = set()
    known = regions()
    while (region := known.get(code)) is not None and region.level != "provinsi":
        words.update(normal(region.name).split())
        code = region.parent_code
    return frozenset(words)


def related(one: str, other: str) -> str:
    """Tell how two places lie: same, inside, beside (same kecamatan), unknown or apart."""
    if not one or not other:
        return "unknown"
    if one == other:
        return "same"
    if one.startswith(f"{other}.") or other.startswith(f"{one}."):
        return "inside"
    return "beside" if len(one) >= 8 and one[:8] == other[:8] else "apart"


def regency_of(place: str) -> str:
    """Return the kabupaten/kota of a place, empty where it is wider or unknown."""
    return place[:5] if len(place) >= 5 else ""


def _village_in(text: str, within: str) -> str:
    names = _villages_by_name(within)
    words = text.split()
    found: set[str] = set()
    for length in range(_LONGEST_NAME, 0, -1):
        for i in range(len(words) - length + 1):
            name = " ".join(words[i : i + length])
            codes = names.get(name)
            if codes is None:
                continue
            led = i > 0 and words[i - 1] in ("desa", "kelurahan")
            if length == 1 and not led and (name in _EVERYDAY or len(name) < 4):
                continue
            if led and len(codes) == 1:
                return codes[0]
            found.update(codes)
        if found:
            break
    return found.pop() if len(found) == 1 else ""


@cache
def _villages_by_name(within: str) -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for village in regions().villages(within):
        name = re.sub(r"\s+", " ", normal(village.name))
        names[name] = (*names.get(name, ()), village.code)
    return names
