"""Two offices pay for the same output at the same location."""

from __future__ import annotations

from itertools import combinations

from rakornis_desktop.comparison.comparison_setting import Setting
from rakornis_desktop.comparison.finding import Finding, Words
from rakornis_desktop.comparison.findings.office_names import office_name
from rakornis_desktop.comparison.pair import Pair
from rakornis_desktop.database.queries.plans_of_offices import PlanRow
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah


def overlap(pair: Pair, setting: Setting) -> tuple[Finding, ...]:
    """Fire where two plans put money of their own on one thing.

    A proposal that asks the other tier to pay is no overlap: its figure is a wish.
    """
    found = []
    for one, other in combinations(pair.sides, 2):
        if one is None or other is None or not one.budget or not other.budget:
            continue
        here, there = setting.plan_of(one.plan_id), setting.plan_of(other.plan_id)
        if here.office_id == there.office_id:
            continue
        if here.tier != there.tier and (
            one.proposed_to == there.tier or other.proposed_to == here.tier
        ):
            continue
        found.append(Finding("overlap", _said, (here, one.budget, there, other.budget)))
    return tuple(found)


def _said(here: PlanRow, amount: int, there: PlanRow, other_amount: int) -> Words:
    return Words(
        _("Tumpang tindih"),
        _(
            "Tumpang tindih: keluaran dan lokasi sama dibiayai dua kali, "
            "{left} Rp {left_amount} dan {right} Rp {right_amount}."
        ).format(
            left=office_name(here),
            left_amount=rupiah(amount),
            right=office_name(there),
            right_amount=rupiah(other_amount),
        ),
        _("Tujuan forum: satu keluaran tidak dibiayai dua kali"),
    )
