"""Budgets of an activity arranged as rows: one funding source each, years n and n+1 beside it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rakornis_desktop.database.queries.activity_rows import BudgetRow


class SourceRow(NamedTuple):
    """What one funding source pays, in rupiah; None where it pays nothing that year."""

    source: str
    amount: int | None
    amount_next: int | None


def source_rows(budgets: Iterable[BudgetRow]) -> list[SourceRow]:
    """Return one row per funding source, in the order of the budgets.

    A source that pays twice in one year gets a row for each payment, so that nothing is merged.
    """
    rows: dict[str, tuple[list[int], list[int]]] = {}
    for budget in budgets:
        source = source_in_words(budget.funding_source, budget.funding_text)
        rows.setdefault(source, ([], []))[budget.year_offset].append(budget.amount)
    arranged = []
    for source, (now, following) in rows.items():
        for i in range(max(len(now), len(following))):
            arranged.append(
                SourceRow(
                    source,
                    now[i] if i < len(now) else None,
                    following[i] if i < len(following) else None,
                )
            )
    return arranged


@lru_cache(maxsize=5_000)
def source_in_words(funding_source: str, funding_text: str) -> str:
    """Return a funding source's everyday name if that leads back to it, else its code or text."""
    from rakornis_desktop.reference.funding import funding

    if not funding_source:
        return funding_text
    label = funding().label(funding_source)
    return label if funding().find(label).key == funding_source else funding_source
