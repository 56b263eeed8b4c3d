"""How far the other tier takes up what was proposed to it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from rakornis_desktop.comparison.comparison_setting import Setting
from rakornis_desktop.comparison.finding import Finding, Words
from rakornis_desktop.comparison.findings.office_names import office_name
from rakornis_desktop.comparison.pair import Pair
from rakornis_desktop.database.queries.activity_rows import ActivityRow
from rakornis_desktop.database.queries.plans_of_offices import PlanRow
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.units import same_quantity


def accommodated(pair: Pair, setting: Setting) -> tuple[Finding, ...]:
    """Say for a proposal whether the plan it was proposed to takes it up fully, partly or not.

    Money within the office's tolerance counts as full.
    """
    found = []
    for side, proposal in enumerate(pair.sides):
        if proposal is None or proposal.proposed_to is None:
            continue
        if proposal.proposed_to == setting.plan_of(proposal.plan_id).tier:
            continue
        for other, plan in enumerate(setting.columns):
            if other != side and plan.tier == proposal.proposed_to:
                found.append(_found(proposal, pair.sides[other], plan, setting))
    return tuple(found)


def _found(
    proposal: ActivityRow, answer: ActivityRow | None, plan: PlanRow, setting: Setting
) -> Finding:
    # The centre answers a proposal it grants nothing with a row of noughts.
    if answer is None or (not answer.budget and not answer.volume and proposal.budget):
        return Finding("not_accommodated", _not, (plan,))
    if (proposal.volume, proposal.unit, proposal.budget) == (
        answer.volume,
        answer.unit,
        answer.budget,
    ):
        return _IN_FULL
    volume = _share_of_volume(proposal, answer)
    money = _share(Decimal(proposal.budget), Decimal(answer.budget))
    tolerance = setting.choices.money_tolerance
    if money is not None and money < 100 and money >= 100 - tolerance:
        money = 100
    short_volume = volume if volume is not None and volume < 100 else None
    short_money = money if money is not None and money < 100 else None
    # Money alone may be lower because the work was tendered or estimated anew.
    if short_volume is not None or (volume is None and short_money is not None):
        return Finding("partly_accommodated", _partly, (short_volume, short_money))
    return Finding("fully_accommodated", _fully, (short_money,))


def _not(plan: PlanRow) -> Words:
    sentence = _("Usulan belum ditampung dalam rencana {office}.")
    return Words(_("Belum ditampung"), sentence.format(office=office_name(plan)), _basis())


def _partly(volume: int | None, money: int | None) -> Words:
    parts = []
    if volume is not None:
        parts.append(_("{percent} % volume").format(percent=volume))
    if money is not None:
        parts.append(_("{percent} % pagu").format(percent=money))
    sentence = _("Terakomodasi sebagian: {parts}.").format(parts=", ".join(parts))
    return Words(_("Terakomodasi sebagian"), sentence, _basis())


def _fully(money: int | None) -> Words:
    name = _("Terakomodasi penuh")
    share = "" if money is None else " (" + _("{percent} % pagu").format(percent=money) + ")"
    return Words(name, f"{name}{share}.", _basis())


_IN_FULL = Finding("fully_accommodated", _fully, (None,))


def _basis() -> str:
    return _("Usulan kepada tingkat lain (Permendagri 86/2017, forum perangkat daerah)")


def _share_of_volume(proposal: ActivityRow, answer: ActivityRow) -> int | None:
    if proposal.volume is None or answer.volume is None:
        return None
    factor = same_quantity(proposal.unit, answer.unit)
    return None if factor is None else _share(proposal.volume * factor, answer.volume)


def _share(asked: Decimal, given: Decimal) -> int | None:
    if not asked:
        return None
    percent = int((given * 100 / asked).quantize(Decimal(1), ROUND_HALF_UP))
    # What is short by little is still short.
    return 99 if percent == 100 and given < asked else percent
