"""Upper rows and totals that do not add up are said; nothing is corrected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rakornis_desktop.excel.reading.head_rows import Table
from rakornis_desktop.excel.reading.parsed_plan import ParsedPlan, Remark
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah


class UpperRow(NamedTuple):
    """A row above activities, or a total: its number, its code, the rupiah written in it."""

    row: int
    code: str
    written: int | None


def sum_notices(
    plan: ParsedPlan,
    table: Table,
    uppers: Sequence[UpperRow],
    totals: Sequence[UpperRow],
    units: Sequence[UpperRow] = (),
) -> list[Remark]:
    """Return a remark for each upper row, office and total whose sum is not its activities'.

    Where rows were refused no total can agree, so the refusals speak alone.
    """
    sums: dict[str, int] = {}
    for row in plan.rows:
        amount = sum(budget.amount for budget in row.budgets if budget.year_offset == 0)
        pieces = str(row.values.get("code", "")).split(".")
        for length in range(1, len(pieces)):
            code = ".".join(pieces[:length])
            sums[code] = sums.get(code, 0) + amount
    if plan.refused:
        return []
    column = table.name("budget")
    notices = []
    for upper in uppers:
        computed = sums.get(upper.code)
        if upper.written is not None and computed is not None and upper.written != computed:
            notices.append(_notice(plan, column, upper, computed))
    for unit in units:
        below = _sums_below(plan, unit, units)
        if unit.written is not None and below and unit.written not in below:
            notices.append(_notice(plan, column, unit, below[0]))
    for total in totals:
        # A total of a part (one unit of several) is told by its size: only the last is of all.
        if total is totals[-1] and total.written not in (None, plan.total):
            notices.append(_notice(plan, column, total, plan.total))
    return notices


def _sums_below(plan: ParsedPlan, unit: UpperRow, units: Sequence[UpperRow]) -> list[int]:
    """Return what an office's row may add up: its rows until another office, or further on.

    Which office stands above which cannot be told from their names.
    """
    ends = [other.row for other in units if other.row > unit.row]
    sums = []
    for end in [*ends, None]:
        rows = [row for row in plan.rows if row.row > unit.row and (end is None or row.row < end)]
        if rows:
            sums.append(sum(b.amount for row in rows for b in row.budgets if not b.year_offset))
    return sums


def _notice(plan: ParsedPlan, column: str, upper: UpperRow, computed: int) -> Remark:
    message = _("tertulis Rp {written}, jumlah barisnya Rp {computed}").format(
        written=rupiah(upper.written or 0), computed=rupiah(computed)
    )
    return Remark(plan.sheet, upper.row, column, rupiah(upper.written or 0), message)
