"""A row that no other plan has anything beside."""

from __future__ import annotations

from rakornis_desktop.comparison.comparison_setting import Setting
from rakornis_desktop.comparison.finding import Finding, Words
from rakornis_desktop.comparison.findings.office_names import office_name
from rakornis_desktop.comparison.pair import Pair
from rakornis_desktop.database.queries.plans_of_offices import PlanRow
from rakornis_desktop.language.catalogue import translate as _


def only_here(pair: Pair, setting: Setting) -> tuple[Finding, ...]:
    """Fire for a row without any counterpart."""
    sides = pair.sides
    if sides.count(None) != len(sides) - 1:
        return ()
    here = setting.plan_of(pair.first.plan_id)
    columns = setting.columns
    if pair.left is not None:
        return (Finding("only_here", _said, (here, columns[1:])),)
    if pair.right is not None:
        return (Finding("only_here", _said, (here, (columns[0], *columns[2:]))),)
    return (Finding("only_here", _said, (here, columns[:2])),)


def _said(here: PlanRow, others: tuple[PlanRow, ...]) -> Words:
    there = _(" maupun ").join(office_name(plan) for plan in others)
    return Words(
        _("Hanya di satu rencana"),
        _("Hanya ada dalam rencana {here}, tidak dalam rencana {there}.").format(
            here=office_name(here), there=there
        ),
        _("Sinkronisasi program antartingkat (Permendagri 86/2017)"),
    )
