"""A row that the other plan has nothing beside."""

from __future__ import annotations

from collections.abc import Iterator

from rakornis_desktop.comparison.findings.office_names import office_name
from rakornis_desktop.comparison.pair import Finding, Pair
from rakornis_desktop.comparison.setting import Setting
from rakornis_desktop.language.catalogue import translate as _


def only_here(pair: Pair, setting: Setting) -> Iterator[Finding]:
    """Fire for a row without a counterpart."""
    if pair.left is not None and pair.right is not None:
        return
    here, there = setting.left, setting.right
    if pair.left is None:
        here, there = there, here
    yield Finding(
        "only_here",
        _("Hanya di satu rencana"),
        _("Hanya ada dalam rencana {here}, tidak dalam rencana {there}.").format(
            here=office_name(here), there=office_name(there)
        ),
        _("Sinkronisasi program antartingkat (Permendagri 86/2017)"),
    )
