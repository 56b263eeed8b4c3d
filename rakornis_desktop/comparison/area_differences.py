"""One settlement area in two registers: found again by what it is, its hectares compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.comparison.titles import normal
from rakornis_desktop.database.authority_of_areas import regencies_of
from rakornis_desktop.database.queries.area_rows import (
    AreaAgreementRow,
    AreaRow,
    area_agreements,
    areas,
)
from rakornis_desktop.database.queries.office_rows import offices
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.quantity import quantity

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

# Two names are taken for one from this likeness on (rapidfuzz, 0 to 100).
_ALIKE = 88
_SAME_VILLAGES = 70
_KIND_WORDS = frozenset(
    (
        *("kawasan", "kumuh", "permukiman", "perkotaan", "strategis", "sentra", "bisnis"),
        *("agropolitan", "desa", "kelurahan"),
    )
)


class AreaPair(NamedTuple):
    """The same area in our register and in a received one; ``reason`` says why it is the same."""

    ours: AreaRow
    other: AreaRow
    reason: str


class AreaDifference(NamedTuple):
    """An area with different hectares in two registers, in ``year``.

    ``agreement`` is what was decided on it; ``stale`` tells that a register changed since.
    """

    ours: AreaRow
    other: AreaRow
    other_office: str
    year: int
    our_hectares: Decimal
    other_hectares: Decimal
    reason: str
    agreement: AreaAgreementRow | None
    stale: bool

    @property
    def decided(self) -> bool:
        """Whether a decision stands that still fits both registers."""
        return self.agreement is not None and not self.stale

    @property
    def sentence(self) -> str:
        """The difference in words."""
        return _(
            "{area}: {ours} ha di daftar kita, {theirs} ha di daftar {office} ({year})."
        ).format(
            area=self.ours.name,
            ours=quantity(self.our_hectares),
            theirs=quantity(self.other_hectares),
            office=self.other_office,
            year=self.year,
        )


def area_pairs(ours: Iterable[AreaRow], others: Iterable[AreaRow]) -> list[AreaPair]:
    """Return which areas of another register are ours, one to one per register, best first.

    The same kind and regency; then the same name (or one much like it) or the same villages.
    """
    from rapidfuzz import fuzz

    candidates: list[tuple[float, str, str, AreaPair]] = []
    mine = list(ours)
    for other in others:
        for area in mine:
            if area.kind != other.kind or not _may_be_one(area, other):
                continue
            one, two = _name(area), _name(other)
            score = float(fuzz.token_sort_ratio(one, two)) if one and two else 0.0
            same_villages = bool(area.villages) and set(area.villages) == set(other.villages)
            if one == two:
                reason = _("nama sama")
            elif same_villages and score >= _SAME_VILLAGES:
                reason, score = _("desa sama, nama serupa"), score + 5
            elif score >= _ALIKE:
                reason = _("nama serupa")
            else:
                continue
            candidates.append((-score, area.id, other.id, AreaPair(area, other, reason)))
    found: list[AreaPair] = []
    taken: set[tuple[str, str]] = set()
    for _score, our_id, other_id, pair in sorted(candidates):
        keys = {(our_id, pair.other.office_id), (other_id, "")}
        if not keys & taken:
            taken |= keys
            found.append(pair)
    return found


def area_differences(
    database: Database, all_areas: Sequence[AreaRow] | None = None
) -> list[AreaDifference]:
    """Return where our register and a received one hold different hectares, undecided first.

    ``all_areas`` are those of every register, read here if they are not at hand.
    """
    if all_areas is None:
        all_areas = areas(database)
    if not all_areas:
        return []
    registers = {office.id: office for office in offices(database)}
    own = {office.id for office in registers.values() if office.is_own}
    pairs = area_pairs(
        [area for area in all_areas if area.office_id in own],
        [area for area in all_areas if area.office_id not in own],
    )
    said = {(a.area_id, a.other_area_id, a.year): a for a in area_agreements(database)}
    found = []
    for pair in pairs:
        year = _year(pair)
        if year is None:
            continue
        ours, theirs = pair.ours.hectares_in(year), pair.other.hectares_in(year)
        agreement = said.get((pair.ours.id, pair.other.id, year))
        if ours is None or theirs is None or (ours == theirs and agreement is None):
            continue
        stale = agreement is not None and (
            agreement.hectares != ours or agreement.other_hectares != theirs
        )
        office = registers[pair.other.office_id]
        found.append(
            AreaDifference(
                pair.ours,
                pair.other,
                office.government or office.name,
                year,
                ours,
                theirs,
                pair.reason,
                agreement,
                stale,
            )
        )
    return sorted(found, key=lambda difference: difference.decided)


def _year(pair: AreaPair) -> int | None:
    """Return the newest year that both registers can speak of."""
    if pair.ours.year is None or pair.other.year is None:
        return None
    first = max(pair.ours.sizes[0][0], pair.other.sizes[0][0])
    return max(min(pair.ours.year, pair.other.year), first)


def _may_be_one(area: AreaRow, other: AreaRow) -> bool:
    ours, theirs = set(regencies_of(area)), set(regencies_of(other))
    return not ours or not theirs or bool(ours & theirs)


def _name(area: AreaRow) -> str:
    words = [word for word in normal(area.name).split() if word not in _KIND_WORDS]
    return " ".join(words) or normal(area.name)
