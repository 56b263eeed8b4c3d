"""An activity that answers none of the problems the office has written down."""

from __future__ import annotations

from rakornis_desktop.comparison.comparison_setting import Setting
from rakornis_desktop.comparison.finding import Finding, Words
from rakornis_desktop.comparison.pair import Pair
from rakornis_desktop.language.catalogue import translate as _


def answers_no_issue(pair: Pair, setting: Setting) -> tuple[Finding, ...]:
    """Fire for an activity of our own plan that is linked to no issue, if the office keeps any."""
    if setting.answering is None:
        return ()
    for row in pair.rows():
        if setting.plan_of(row.plan_id).is_own and row.id not in setting.answering:
            return (Finding("answers_no_issue", _said),)
    return ()


def _said() -> Words:
    return Words(
        _("Tidak menjawab masalah"),
        _("Kegiatan ini belum dikaitkan dengan permasalahan mana pun."),
        _("Kegiatan menjawab permasalahan daerah (Permendagri 86/2017, tujuan forum)"),
    )
