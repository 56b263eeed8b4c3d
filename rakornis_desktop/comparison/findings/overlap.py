"""Two offices pay for the same output at the same location."""

from __future__ import annotations

from collections.abc import Iterator

from rakornis_desktop.comparison.findings.office_names import office_name
from rakornis_desktop.comparison.pair import Finding, Pair
from rakornis_desktop.comparison.setting import Setting
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah


def overlap(pair: Pair, setting: Setting) -> Iterator[Finding]:
    """Fire where both plans put money of their own on one thing.

    A proposal that asks the other tier to pay is no overlap: its figure is a wish.
    """
    one, other = pair.left, pair.right
    if one is None or other is None or setting.left.office_id == setting.right.office_id:
        return
    if not one.budget or not other.budget:
        return
    for row, plan in ((one, setting.right), (other, setting.left)):
        if row.proposed_to == plan.tier and not setting.same_tier:
            return
    yield Finding(
        "overlap",
        _("Tumpang tindih"),
        _(
            "Tumpang tindih: keluaran dan lokasi sama dibiayai dua kali, "
            "{left} Rp {left_amount} dan {right} Rp {right_amount}."
        ).format(
            left=office_name(setting.left),
            left_amount=rupiah(one.budget),
            right=office_name(setting.right),
            right_amount=rupiah(other.budget),
        ),
        _("Tujuan forum: satu keluaran tidak dibiayai dua kali"),
    )
