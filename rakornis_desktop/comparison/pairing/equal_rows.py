"""Rows that are alike to the letter: the bulk of two plans, found without measuring."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from typing import Any

from rakornis_desktop.database.queries.activity_rows import ActivityRow
from rakornis_desktop.language.catalogue import translate as _

_at = ActivityRow._fields.index
_letters = itemgetter(_at("code"), _at("region_code"), _at("location_text"), _at("title"))
_REFERENCE, _VOLUME, _BUDGET = _at("reference"), _at("volume"), _at("budget")


def equal_letters() -> str:
    """Return why such rows are paired, in words."""
    return _("kode, lokasi, dan uraian sama")


def alike_to_the_letter(
    left: Iterable[ActivityRow],
    right: Iterable[ActivityRow],
    of_office: Callable[[ActivityRow], str] | None,
) -> Iterator[tuple[ActivityRow, ActivityRow]]:
    """Yield the pairs whose code, location and title are equal.

    Of several such rows those with equal number are taken first, then those with equal volume
    and budget, the rest in their order. ``of_office`` tells rows of several offices apart.
    """
    waiting: dict[Any, ActivityRow | list[ActivityRow]] = {}
    for row in right:
        key: Any = _letters(row)
        if of_office:
            key = (key, of_office(row))
        before = waiting.setdefault(key, row)
        if before is not row:
            if isinstance(before, list):
                before.append(row)
            else:
                waiting[key] = [before, row]
    several: dict[Any, list[ActivityRow]] = defaultdict(list)
    single: dict[Any, ActivityRow] = {}
    for row in left:
        key = _letters(row)
        if of_office:
            key = (key, of_office(row))
        if key not in waiting:
            continue
        if key in several:
            several[key].append(row)
        elif key in single:
            several[key] = [single.pop(key), row]
        else:
            single[key] = row
    for key, row in single.items():
        partner = waiting[key]
        if isinstance(partner, list):
            several[key] = [row]
        else:
            yield row, partner
    for key, rows in several.items():
        partners = waiting[key]
        yield from dealt_out(rows, partners if isinstance(partners, list) else [partners])


def dealt_out(
    rows: list[ActivityRow], partners: list[ActivityRow]
) -> Iterator[tuple[ActivityRow, ActivityRow]]:
    """Pair rows that no title tells apart: by number, by volume and budget, by order."""
    for tells in (
        lambda row: row[_REFERENCE] or None,
        lambda row: (row[_VOLUME], row[_BUDGET]),
        lambda row: True,
    ):
        free: dict[Any, list[ActivityRow]] = defaultdict(list)
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
        if not rows or not partners:
            return
