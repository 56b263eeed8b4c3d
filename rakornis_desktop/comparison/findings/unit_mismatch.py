"""Two volumes that cannot be compared because they count different things."""

from __future__ import annotations

from collections.abc import Iterator

from rakornis_desktop.comparison.pair import Finding, Pair
from rakornis_desktop.comparison.setting import Setting
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.units import same_quantity


def unit_mismatch(pair: Pair, setting: Setting) -> Iterator[Finding]:
    """Fire where both sides have a volume but their units are not the same quantity."""
    one, other = pair.left, pair.right
    if one is None or other is None or one.volume is None or other.volume is None:
        return
    if one.unit and other.unit and same_quantity(one.unit, other.unit) is None:
        yield Finding(
            "unit_mismatch",
            _("Satuan berlainan"),
            _("Satuan berlainan: {left} dan {right}, volumenya tidak dapat disandingkan.").format(
                left=one.unit, right=other.unit
            ),
            _("Volume disandingkan hanya dalam satuan yang sama"),
        )
