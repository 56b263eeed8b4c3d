"""Two plans of different fiscal years beside each other."""

from __future__ import annotations

from itertools import combinations

from rakornis_desktop.comparison.comparison_setting import Setting
from rakornis_desktop.comparison.finding import Finding, Words
from rakornis_desktop.comparison.pair import Pair
from rakornis_desktop.language.catalogue import translate as _


def fiscal_year(pair: Pair, setting: Setting) -> tuple[Finding, ...]:
    """Fire where the activities of a pair are planned for different years."""
    for one, other in combinations((row for row in pair.sides if row is not None), 2):
        here = setting.plan_of(one.plan_id).fiscal_year
        there = setting.plan_of(other.plan_id).fiscal_year
        if here != there:
            return (Finding("fiscal_year", _said, (here, there)),)
    return ()


def _said(here: int, there: int) -> Words:
    return Words(
        _("Tahun berlainan"),
        _("Tahun anggaran berlainan: {left} dan {right}.").format(left=here, right=there),
        _("Rencana disandingkan untuk tahun anggaran yang sama"),
    )
