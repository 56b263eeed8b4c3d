"""An activity made ready for pairing: where it really is, and its title taken apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rakornis_desktop.comparison.places import name_words, place_of, regency_of
from rakornis_desktop.comparison.titles import Title, normal, taken_apart
from rakornis_desktop.database.queries.activity_rows import ActivityRow
from rakornis_desktop.database.queries.packed_activities import Packed
from rakornis_desktop.reference.codes import counterparts, kegiatan_of, level_of, programme_of
from rakornis_desktop.reference.edition_map import successor
from rakornis_desktop.reference.nomenclature import nomenclature
from rakornis_desktop.reference.regions import regions


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """What pairing knows of one activity.

    ``place`` is its region as exactly as the row tells; ``regency`` the kabupaten/kota that it
    can be paired in, empty where a province's row names none. ``codes`` holds its code and those
    that mean the same in the other tier's list or in the plan's edition.
    """

    packed: Packed
    row: ActivityRow
    place: str
    place_name: str
    place_words: frozenset[str]
    regency: str
    title: Title
    normal_title: str
    programme: str
    kegiatan: str
    codes: frozenset[str]


def subject(packed: Packed, home: str, edition: str) -> Subject:
    """Return an activity ready for pairing; ``home`` is the region of its office."""
    row = packed.row
    place = place_of(row, home)
    words = name_words(place)
    region = regions().get(place)
    return Subject(
        packed=packed,
        row=row,
        place=place,
        place_name=normal(region.name) if region else "",
        place_words=words,
        regency=regency_of(place) or regency_of(home),
        title=taken_apart(row.title, words),
        normal_title=normal(row.title),
        programme=programme_of(row.code) if row.code.count(".") >= 2 else "",
        kegiatan=shared_kegiatan(row.code),
        codes=codes_of(row.code, edition),
    )


def may_pair(one: Subject, other: Subject) -> bool:
    """Tell whether two rows may be paired at all: never across two regencies."""
    return not one.regency or not other.regency or one.regency == other.regency


@lru_cache(maxsize=20_000)
def shared_kegiatan(code: str) -> str:
    """Return the kegiatan of a code as both tiers number it: 1.03.03.-.01."""
    if code.count(".") < 4:
        return ""
    pieces = kegiatan_of(code).split(".")
    return ".".join([*pieces[:3], "-", *pieces[4:]])


@lru_cache(maxsize=20_000)
def codes_of(code: str, edition: str) -> frozenset[str]:
    """Return a sub kegiatan's code and those that mean the same in this ``edition``."""
    if level_of(code) != "sub_kegiatan":
        return frozenset()
    known = {code, *counterparts(code, edition)}
    if nomenclature(edition).get(code) is not None:
        return frozenset(known)
    # Only a code that this edition has not may be that of an older one.
    for older in ("2020", "2023"):
        if older != edition and (newer := successor(code, older, edition)) and newer.code:
            known |= {newer.code, *counterparts(newer.code, edition)}
    return frozenset(known)
