"""Two volumes that cannot be compared because they count different things."""

from __future__ import annotations

from itertools import combinations

from rakornis_desktop.comparison.comparison_setting import Setting
from rakornis_desktop.comparison.finding import Finding, Words
from rakornis_desktop.comparison.pair import Pair
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.units import same_quantity


def unit_mismatch(pair: Pair, setting: Setting) -> tuple[Finding, ...]:
    """Fire where two sides have a volume but their units are not the same quantity."""
    for one, other in combinations((row for row in pair.sides if row is not None), 2):
        if one.unit == other.unit or not one.unit or not other.unit:
            continue
        if one.volume is None or other.volume is None:
            continue
        if same_quantity(one.unit, other.unit) is None:
            return (Finding("unit_mismatch", _said, (one.unit, other.unit)),)
    return ()


def _said(left: str, right: str) -> Words:
    return Words(
        _("Satuan berlainan"),
        _("Satuan berlainan: {left} dan {right}, volumenya tidak dapat disandingkan.").format(
            left=left, right=right
        ),
        _("Volume disandingkan hanya dalam satuan yang sama"),
    )
