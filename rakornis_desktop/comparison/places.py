"""Where an activity really is: its code, or the village that its title names."""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol

from rakornis_desktop.choices import RegionLevel
from rakornis_desktop.comparison.titles import VILLAGE_KINDS, normal
from rakornis_desktop.reference.regions import PROVINCE, regions

_REGENCY, _SUBDISTRICT, _VILLAGE = 5, 8, 13
# A misspelt name counts from this likeness on, and only well ahead of the next.
_LIKE, _AHEAD = 84, 6
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


class Placed(Protocol):
    """What has a place: an activity, an issue."""

    @property
    def region_code(self) -> str: ...

    @property
    def location_text(self) -> str: ...

    @property
    def title(self) -> str: ...


def place_of(row: Placed, home: str) -> str:
    """Return the region code of an activity or issue, as exact as its row allows.

    ``home`` is the region of its office. Where the row has no village, one that its title or
    location names inside the known region is taken; else the code of the row, else empty.
    """
    code = row.region_code
    if len(code) >= _VILLAGE:
        return code
    within = code if len(code) >= _REGENCY else (home if len(home) >= _REGENCY else "")
    text = normal(f"{row.location_text} {row.title}")
    if not within:
        within = _led(text, ("kabupaten", "kota"), PROVINCE)
        if not within:
            return code
    if len(within) < _SUBDISTRICT:
        within = _led(text, ("kecamatan",), within) or within
    named = _village_in(text, within) or _led(text, VILLAGE_KINDS, within)
    if named or code or len(within) >= _SUBDISTRICT:
        return named or (within if len(within) > len(code) else code)
    return "" if within == home else within


@cache
def name_words(code: str) -> frozenset[str]:
    """Return the words of the names of a region and those it lies in, as titles hold them."""
    words: set[str] = set()
    known = regions()
    while (region := known.get(code)) is not None and region.level != RegionLevel.PROVINCE:
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
    """Return the one village inside ``within`` that the text names, empty for none or several."""
    names = _villages_by_name(within)
    words = text.split()
    taken = [False] * len(words)
    found: dict[str, tuple[str, ...]] = {}
    led_to: set[str] = set()
    for length in range(_LONGEST_NAME, 0, -1):
        for i in range(len(words) - length + 1):
            name = " ".join(words[i : i + length])
            codes = names.get(name)
            if codes is None or any(taken[i : i + length]):
                continue
            led = i > 0 and words[i - 1] in VILLAGE_KINDS
            if length == 1 and not led and (name in _EVERYDAY or len(name) < 4):
                continue
            taken[i : i + length] = [True] * length
            found[name] = codes
            if led:
                led_to.add(name)
    if len(led_to) == 1:
        found = {name: codes for name, codes in found.items() if name in led_to}
    if len(found) != 1:
        return ""
    (codes,) = found.values()
    return codes[0] if len(codes) == 1 else ""


@cache
def _villages_by_name(within: str) -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for village in regions().villages(within):
        name = re.sub(r"\s+", " ", normal(village.name))
        names[name] = (*names.get(name, ()), village.code)
    return names


def _led(text: str, kinds: tuple[str, ...], within: str) -> str:
    """Return the one region inside ``within`` that is named behind its kind, misspelt or not."""
    from rapidfuzz import fuzz, process

    words = text.split()
    names = _names_by_depth(within, kinds[0])
    for i, word in enumerate(words[:-1]):
        if word not in kinds:
            continue
        best: list[tuple[float, str]] = []
        for length in (3, 2, 1):
            said = " ".join(words[i + 1 : i + 1 + length])
            for name, score, _place in process.extract(
                said, names.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE, limit=2
            ):
                best.append((score, name))
        best.sort(reverse=True)
        ahead = [score for score, name in best if best and name != best[0][1]]
        if best and (not ahead or best[0][0] - ahead[0] >= _AHEAD):
            codes = names[best[0][1]]
            if len(codes) == 1:
                return codes[0]
    return ""


@cache
def _names_by_depth(within: str, kind: str) -> dict[str, tuple[str, ...]]:
    if kind in VILLAGE_KINDS:
        return _villages_by_name(within)
    names: dict[str, tuple[str, ...]] = {}
    for region in regions().children(within):
        name = normal(region.name)
        for lead in ("kabupaten ", "kota ", "kecamatan "):
            name = name.removeprefix(lead)
        names[name] = (*names.get(name, ()), region.code)
    return names
