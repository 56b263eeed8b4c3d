"""How sure it is that two rows are the same thing, and why: the thresholds of pairing.

The numbers are justified by the labelled cases in tests/comparison/labelled.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rakornis_desktop.comparison.likeness import (
    money_likeness,
    other_villages,
    size_likeness,
    title_likeness,
    volume_likeness,
)
from rakornis_desktop.comparison.places import related
from rakornis_desktop.comparison.subject import Subject, may_pair
from rakornis_desktop.comparison.titles import contradict, marks_alike
from rakornis_desktop.language.catalogue import translate as _

# Same sub kegiatan at the same place is strong: only titles that have nothing in common speak
# against it, unless volume or money speak for it.
_SAME_CODE_LEAST, _SAME_CODE_AND_SIZE_LEAST, _GOOD_SIZE = 0.42, 0.25, 0.85
_SAME_CODE_ODD_SIZE_LEAST = 0.6
_SAME_CODE_INSIDE_LEAST = 0.6
# Another sub kegiatan of the same kegiatan; another kegiatan of the same program.
_KEGIATAN_LEAST, _KEGIATAN_INSIDE_LEAST, _PROGRAMME_LEAST = 0.66, 0.74, 0.80
# Another village of the same kecamatan: title and size have to carry it together.
_BESIDE_TITLE_LEAST, _BESIDE_SIZE_LEAST = 0.8, 0.97
_SIZES_LEAST = 0.6
# A street that only one side names, and sizes as far apart as this, are two works.
_ODD_SIZE = 0.5
# One side says no place, or no code.
_NOWHERE_LEAST, _NOWHERE_OTHER_CODE_LEAST = 0.7, 0.86
_NO_CODE_LEAST, _NO_CODE_NOWHERE_LEAST = 0.84, 0.93

_VILLAGE = 13

SURE, SAME_CODE, ALIKE, BESIDE, NOWHERE, NO_CODE = range(6)


class Judged(NamedTuple):
    """Two rows that may be the same thing; a lower ``rank`` is taken before a higher one."""

    rank: int
    score: float
    size: float
    one: Subject
    other: Subject
    reason: str


def worth_measuring(one: Subject, near: Sequence[Subject]) -> Sequence[Subject]:
    """Return those of ``near`` that :func:`judged` would not turn down at first sight.

    Most rows near a row lie in the next village and are another kegiatan: that is seen here for
    all of them, without a call for each.
    """
    place, kegiatan, code, codes = one.place, one.kegiatan, one.row.code, one.codes
    if len(place) < _VILLAGE:
        return near
    budget = one.row.budget
    # A hair wider than what is asked below, for amounts are no round floats.
    least, most = budget * _SIZES_LEAST * 0.999, budget / _SIZES_LEAST * 1.001
    return [
        other
        for other in near
        if other.place == place
        or len(other.place) < _VILLAGE
        or (
            (
                (kegiatan and other.kegiatan == kegiatan)
                or (code and (code in other.codes or other.row.code in codes))
                or other.row.code == code
            )
            and (not budget or not other.row.budget or least <= other.row.budget <= most)
        )
    ]


def judged(one: Subject, other: Subject) -> Judged | None:
    """Return how sure it is that two rows of one regency are one thing, None if they are not."""
    lie = related(one.place, other.place)
    # Most rows near a row are not it: what costs least to ask is asked first.
    if lie == "apart" or not may_pair(one, other):
        return None
    if lie == "beside" and not (_of_one_kegiatan(one, other) and _of_one_size(one, other)):
        return None
    if contradict(one.title, other.title):
        return None
    if other_villages(one, other) and not _moved(one, other):
        return None
    title = title_likeness(one, other)
    size = size_likeness(one, other)
    marks = marks_alike(one.title, other.title)
    if marks == "other":
        # A street here and an RT there may be one place; only their sizes can tell.
        if size < _GOOD_SIZE:
            return None
        title *= 0.75
    elif marks == "one":
        if size < _ODD_SIZE:
            return None
        title *= 0.93
    found = _verdict(one, other, lie, title, size)
    if found is None:
        return None
    rank, score, reason = found
    return Judged(rank, score, size, one, other, reason)


def _of_one_kegiatan(one: Subject, other: Subject) -> bool:
    return (bool(one.kegiatan) and one.kegiatan == other.kegiatan) or same_code(one, other)


def _of_one_size(one: Subject, other: Subject) -> bool:
    """Tell whether volume or money agree, and neither clearly disagrees."""
    sizes = [
        near
        for near in (volume_likeness(one, other), money_likeness(one, other))
        if near is not None
    ]
    return bool(sizes) and max(sizes) >= _BESIDE_SIZE_LEAST and min(sizes) >= _SIZES_LEAST


def _moved(one: Subject, other: Subject) -> bool:
    """Tell whether rows that name two neighbouring villages agree in every size all the same."""
    volume, money = volume_likeness(one, other), money_likeness(one, other)
    if related(one.place, other.place) != "beside" or volume is None or money is None:
        return False
    # One unit here and one unit there say nothing yet.
    least = _BESIDE_SIZE_LEAST if one.row.volume and one.row.volume > 1 else 0.995
    return volume >= _BESIDE_SIZE_LEAST and money >= least


def same_code(one: Subject, other: Subject) -> bool:
    """Tell whether two rows have one sub kegiatan, the other tier's counterpart included."""
    return bool(one.row.code) and (
        one.row.code in other.codes or other.row.code in one.codes or one.row.code == other.row.code
    )


def _verdict(
    one: Subject, other: Subject, lie: str, title: float, size: float
) -> tuple[int, float, str] | None:
    if not one.programme or not other.programme:
        return None if _other_action(one, other, size) else _without_code(lie, title)
    if one.programme != other.programme:
        return None
    code = same_code(one, other)
    if lie == "same" and code:
        return _same_code_and_place(one, other, title, size)
    if lie in ("same", "inside"):
        return _same_programme(one, other, lie, title, size, code)
    if lie == "beside":
        return _neighbours(one, other, title, code)
    if lie == "unknown":
        if not code and _other_action(one, other, size):
            return None
        least = _NOWHERE_LEAST if code else _NOWHERE_OTHER_CODE_LEAST
        if title < least:
            return None
        reason = _("program sama, satu sisi tanpa lokasi, uraian mirip {percent} %")
        return NOWHERE, 0.45 + 0.4 * title, reason.format(percent=round(title * 100))
    return None


def _same_code_and_place(
    one: Subject, other: Subject, title: float, size: float
) -> tuple[int, float, str] | None:
    least = _SAME_CODE_LEAST
    if size >= _GOOD_SIZE:
        least = _SAME_CODE_AND_SIZE_LEAST
    elif size < _ODD_SIZE:
        if _other_action(one, other, size):
            return None
        least = _SAME_CODE_ODD_SIZE_LEAST
    if title < least:
        return None
    equal = one.row.code == other.row.code
    score = 0.8 + 0.18 * title + (0.01 if equal else 0)
    reason = _("sub kegiatan dan lokasi sama") if equal else _("sub kegiatan padanan, lokasi sama")
    return _rank(one, other, title, size, SAME_CODE), score, reason


def _same_programme(
    one: Subject, other: Subject, lie: str, title: float, size: float, code: bool
) -> tuple[int, float, str] | None:
    kegiatan = bool(one.kegiatan) and one.kegiatan == other.kegiatan
    if not code and _other_action(one, other, size):
        return None
    least = _PROGRAMME_LEAST
    if code:
        least = _SAME_CODE_INSIDE_LEAST
    elif kegiatan:
        least = _KEGIATAN_LEAST if lie == "same" else _KEGIATAN_INSIDE_LEAST
    if title < least:
        return None
    score = 0.5 + 0.4 * title + (0.02 if lie == "same" else 0) + (0.03 if code else 0)
    place = _("lokasi sama") if lie == "same" else _("lokasi satu di dalam yang lain")
    reason = _("{program}, {place}, uraian mirip {percent} %").format(
        program=_("program sama"), place=place, percent=round(title * 100)
    )
    rank = _rank(one, other, title, size, ALIKE) if code else ALIKE
    return rank, score + 0.02 * size, reason


def _other_action(one: Subject, other: Subject, size: float) -> bool:
    """Tell whether one is to be built and the other repaired, say, and their sizes differ too."""
    ours, theirs = one.title.action, other.title.action
    return bool(ours and theirs) and ours != theirs and size < _BESIDE_SIZE_LEAST


def _rank(one: Subject, other: Subject, title: float, size: float, rank: int) -> int:
    """Return SURE where title, marks and size all say the same, else ``rank``."""
    volume = volume_likeness(one, other)
    sizes_agree = size >= _GOOD_SIZE or (volume is not None and volume >= 0.995)
    marks = marks_alike(one.title, other.title)
    return SURE if title >= 0.8 and sizes_agree and marks in ("equal", "some") else rank


def _neighbours(
    one: Subject, other: Subject, title: float, code: bool
) -> tuple[int, float, str] | None:
    if title < _BESIDE_TITLE_LEAST or not (code or one.kegiatan == other.kegiatan):
        return None
    reason = _("{program}, desa lain di kecamatan yang sama, ukuran sama, uraian mirip {percent} %")
    return (
        BESIDE,
        0.4 + 0.35 * title + 0.1 * size_likeness(one, other),
        reason.format(
            program=_("sub kegiatan sama") if code else _("kegiatan sama"),
            percent=round(title * 100),
        ),
    )


def _without_code(lie: str, title: float) -> tuple[int, float, str] | None:
    least = _NO_CODE_LEAST if lie in ("same", "inside") else _NO_CODE_NOWHERE_LEAST
    if lie not in ("same", "inside", "unknown") or title < least:
        return None
    place = {
        "same": _("lokasi sama"),
        "inside": _("lokasi satu di dalam yang lain"),
        "unknown": _("satu sisi tanpa lokasi"),
    }[lie]
    reason = _("{program}, {place}, uraian mirip {percent} %").format(
        program=_("tanpa kode program"), place=place, percent=round(title * 100)
    )
    return NO_CODE, 0.45 + 0.4 * title + (0.02 if lie == "same" else 0), reason
