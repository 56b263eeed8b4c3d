"""Several activities shown as one: what one plan has split, put together again."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from rakornis_desktop.database.activity_words import location_in_words
from rakornis_desktop.database.queries.activity_rows import ActivityRow
from rakornis_desktop.reference.units import same_quantity


def together(rows: Sequence[ActivityRow]) -> ActivityRow:
    """Return rows as one: the first one's words, volume and money (rupiah) summed.

    The location is the smallest region that holds all of them; where a volume is missing or
    counts something else, there is none.
    """
    first = rows[0]
    if len(rows) == 1:
        return first
    return first._replace(
        volume=_volume(rows),
        region_code=_around([row.region_code for row in rows]),
        location_text="; ".join(
            dict.fromkeys(location_in_words(row.region_code, row.location_text) for row in rows)
        )[:4_000],
        beneficiaries=_sum([row.beneficiaries for row in rows]),
        slum_area_ha=None,
        budget=sum(row.budget for row in rows),
        budget_next=sum(row.budget_next for row in rows),
    )


def _volume(rows: Sequence[ActivityRow]) -> Decimal | None:
    total = Decimal(0)
    for row in rows:
        factor = same_quantity(row.unit, rows[0].unit)
        if row.volume is None or (factor is None and row.unit != rows[0].unit):
            return None
        total += row.volume * (factor or 1)
    return total


def _around(codes: list[str]) -> str:
    if not all(codes):
        return ""
    for length in (13, 8, 5, 2):
        cut = {code[:length] for code in codes}
        if len(cut) == 1 and len(min(codes, key=len)) >= length:
            return cut.pop()
    return ""


def _sum(counts: list[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None
