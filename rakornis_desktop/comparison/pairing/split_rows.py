"""One activity here that the other plan has split into several: found by their sums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations, islice
from typing import NamedTuple

from rakornis_desktop.comparison.likeness import (
    money_likeness,
    title_likeness,
    volume_likeness,
)
from rakornis_desktop.comparison.pairing.pair_judging import same_code
from rakornis_desktop.comparison.places import related
from rakornis_desktop.comparison.subject import Subject, may_pair
from rakornis_desktop.comparison.titles import contradict, marks_alike
from rakornis_desktop.reference.units import same_quantity

_TITLE_LEAST = 0.7
_KEGIATAN_TITLE_LEAST = 0.85
# Sums may differ by rounding.
_TOLERANCE = Decimal("0.01")
# In a kecamatan of thousands of rows only so many are looked at.
_LOOKED_AT = 400
_MOST_PARTS, _MOST_CANDIDATES, _LARGEST_WHOLE_SET = 5, 10, 12


class Split(NamedTuple):
    """A whole and its parts; ``score`` from 0 to 1."""

    whole: Subject
    parts: tuple[Subject, ...]
    score: float


def splits(wholes: Iterable[Subject], near: dict[str, list[Subject]]) -> Iterator[Split]:
    """Yield the activities of which ``near`` (rows of the other side by kecamatan) has the parts.

    The parts have the same sub kegiatan or kegiatan and a like title, lie inside the whole's
    place or beside it, and add up to its volume or its budget.
    """
    for whole in wholes:
        candidates = _candidates(whole, near)
        if len(candidates) < 2:
            continue
        parts = _adding_up(whole, candidates)
        if parts:
            alike = sum(title_likeness(whole, part) for part in parts) / len(parts)
            yield Split(whole, parts, 0.6 + 0.35 * alike)


def by_area(subjects: Iterable[Subject]) -> dict[str, list[Subject]]:
    """Return rows by kecamatan and by regency, for :func:`splits`."""
    found: dict[str, list[Subject]] = {}
    for subject in subjects:
        for length in (5, 8):
            if len(subject.place) >= length:
                found.setdefault(subject.place[:length], []).append(subject)
    return found


def _candidates(whole: Subject, near: dict[str, list[Subject]]) -> list[Subject]:
    place = whole.place
    area = place[:8] if len(place) >= 8 else place[:5]
    found = []
    for part in islice(near.get(area, ()), _LOOKED_AT):
        code = same_code(whole, part)
        if not (code or (part.kegiatan and part.kegiatan == whole.kegiatan)):
            continue
        if not may_pair(whole, part):
            continue
        if related(place, part.place) not in ("same", "inside", "beside"):
            continue
        if _other_work(whole, part):
            continue
        least = _TITLE_LEAST if code else _KEGIATAN_TITLE_LEAST
        if title_likeness(whole, part) < least:
            continue
        # What is already as large as the whole is its partner, not a part of it.
        sizes = (volume_likeness(whole, part), money_likeness(whole, part))
        if any(size is not None and size > 0.97 for size in sizes):
            return []
        found.append(part)
        if len(found) > _LARGEST_WHOLE_SET:
            break
    return found


def _other_work(whole: Subject, part: Subject) -> bool:
    """Tell whether streets or stages speak against it; a whole may name all its villages."""
    return contradict(whole.title, part.title) or marks_alike(whole.title, part.title) == "other"


def _adding_up(whole: Subject, candidates: list[Subject]) -> tuple[Subject, ...]:
    if len(candidates) <= _LARGEST_WHOLE_SET and _sums(whole, candidates)[0] >= 1:
        return tuple(candidates)
    if len(candidates) > _MOST_CANDIDATES:
        return ()
    for count in range(2, min(_MOST_PARTS, len(candidates)) + 1):
        for group in combinations(candidates, count):
            # A chance that some rows add up is high: all that is said of them has to.
            agreeing, said = _sums(whole, group)
            if agreeing == said and (said == 2 or (said and count <= 3 and len(candidates) <= 4)):
                return group
    return ()


def _sums(whole: Subject, parts: Iterable[Subject]) -> tuple[int, int]:
    """Return how many of volume and money add up, and how many both sides say."""
    parts = tuple(parts)
    agreeing = said = 0
    row = whole.row
    if row.volume and all(part.row.volume for part in parts):
        total = Decimal(0)
        for part in parts:
            factor = same_quantity(part.row.unit, row.unit)
            if factor is None:
                return 0, 1
            total += (part.row.volume or Decimal(0)) * factor
        said += 1
        agreeing += _equal(total, row.volume)
    if row.budget and all(part.row.budget for part in parts):
        said += 1
        agreeing += _equal(Decimal(sum(part.row.budget for part in parts)), Decimal(row.budget))
    return agreeing, said


def _equal(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= _TOLERANCE * max(one, other)
