"""Rows that are alike to the letter: the bulk of two plans, found without measuring."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from rakornis_desktop.database.queries.packed_activities import Packed
from rakornis_desktop.language.catalogue import translate as _

_REGENCY = 5
_FIRST, _LAST = Packed._fields.index("code"), Packed._fields.index("title") + 1


def equal_letters() -> str:
    """Return why such rows are paired, in words."""
    return _("kode, lokasi, dan uraian sama")


def alike_to_the_letter(
    left: Sequence[Packed],
    right: Sequence[Packed],
    of_office: Callable[[Packed], str] | None,
) -> Iterator[tuple[Packed, Packed]]:
    """Yield the pairs whose code, location and title are equal.

    Of several such rows those with equal number are taken first, then those with equal volume
    and budget, the rest in their order. ``of_office`` tells rows of several offices apart.
    """
    ours, theirs = _letters(left, of_office), _letters(right, of_office)
    there = dict(zip(theirs, right, strict=True))
    twins = _twins(ours) | (_twins(theirs) if len(there) < len(theirs) else set())
    for row, letters, partner in zip(left, ours, map(there.get, ours), strict=True):
        if partner is not None and (not twins or letters not in twins):
            yield row, partner
    if twins:
        yield from _twins_paired(
            zip(left, ours, strict=True), zip(right, theirs, strict=True), twins
        )


def _letters(rows: Sequence[Packed], of_office: Callable[[Packed], str] | None) -> list[Any]:
    if of_office is None:
        return [row[_FIRST:_LAST] for row in rows]
    # The code of a regency tells its office already.
    return [
        row[_FIRST:_LAST]
        if len(row.region_code) >= _REGENCY
        else (*row[_FIRST:_LAST], of_office(row))
        for row in rows
    ]


def _twins(letters: list[Any]) -> set[Any]:
    if len(set(letters)) == len(letters):
        return set()
    return {key for key, count in Counter(letters).items() if count > 1}


def _twins_paired(
    left: Iterable[tuple[Packed, Any]], right: Iterable[tuple[Packed, Any]], twins: set[Any]
) -> Iterator[tuple[Packed, Packed]]:
    found: dict[Any, tuple[list[Packed], list[Packed]]] = defaultdict(lambda: ([], []))
    for side, rows in enumerate((left, right)):
        for row, letters in rows:
            if letters in twins:
                found[letters][side].append(row)
    for ones, others in found.values():
        yield from dealt_out(ones, others)


def dealt_out(rows: list[Packed], partners: list[Packed]) -> Iterator[tuple[Packed, Packed]]:
    """Pair rows that no title tells apart: by number, by volume and budget, by order."""
    for tells in (
        lambda row: row.reference or None,
        lambda row: (row.row.volume, row.budget),
        lambda row: True,
    ):
        if not rows or not partners:
            return
        free: dict[Any, list[Packed]] = defaultdict(list)
        for partner in reversed(partners):
            free[tells(partner)].append(partner)
        rest = []
        taken: set[str] = set()
        for row in rows:
            sign = tells(row)
            if sign is not None and free.get(sign):
                partner = free[sign].pop()
                taken.add(partner.id)
                yield row, partner
            else:
                rest.append(row)
        rows, partners = rest, [partner for partner in partners if partner.id not in taken]
