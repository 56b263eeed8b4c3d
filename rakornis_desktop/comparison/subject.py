"""An activity made ready for pairing: where it really is, and its title taken apart."""

from __future__ import annotations

from dataclasses import dataclass

from rakornis_desktop.comparison.places import name_words, place_of, regency_of
from rakornis_desktop.comparison.titles import Title, normal, taken_apart
from rakornis_desktop.program.queries.activities import ActivityRow
from rakornis_desktop.reference.codes import counterparts, kegiatan_of, level_of, program_of


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """What pairing knows of one activity.

    ``place`` is its region as exactly as the row tells; ``regency`` the kabupaten/kota that it
    can be paired in, empty where a province's row names none. ``codes`` holds its code and those
    that mean the same in the other tier's list.
    """

    row: ActivityRow
    place: str
    regency: str
    title: Title
    normal_title: str
    program: str
    kegiatan: str
    codes: frozenset[str]


def subject(row: ActivityRow, home: str, edition: str) -> Subject:
    """Return the row ready for pairing; ``home`` is the region of its office."""
    place = place_of(row, home)
    known_code = level_of(row.code) == "sub_kegiatan"
    return Subject(
        row=row,
        place=place,
        regency=regency_of(place) or regency_of(home),
        title=taken_apart(row.title, name_words(place)),
        normal_title=normal(row.title),
        program=program_of(row.code) if row.code.count(".") >= 2 else "",
        kegiatan=kegiatan_of(row.code) if row.code.count(".") >= 4 else "",
        codes=frozenset((row.code, *counterparts(row.code, edition)))
        if known_code
        else frozenset(),
    )
