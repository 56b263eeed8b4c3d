"""How far the other tier takes up what was proposed to it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from rakornis_desktop.comparison.findings.office_names import office_name
from rakornis_desktop.comparison.pair import Finding, Pair
from rakornis_desktop.comparison.setting import Setting
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.program.queries.activities import ActivityRow
from rakornis_desktop.program.queries.plans import PlanRow
from rakornis_desktop.reference.units import same_quantity


def accommodated(pair: Pair, setting: Setting) -> Iterator[Finding]:
    """Say for a proposal whether the other plan takes it up fully, partly or not."""
    for proposal, answer, plan in (
        (pair.left, pair.right, setting.right),
        (pair.right, pair.left, setting.left),
    ):
        if proposal is None or proposal.proposed_to != plan.tier or setting.same_tier:
            continue
        yield _said(proposal, answer, plan)


def _said(proposal: ActivityRow, answer: ActivityRow | None, plan: PlanRow) -> Finding:
    basis = _("Usulan kepada tingkat lain (Permendagri 86/2017, forum perangkat daerah)")
    if answer is None:
        sentence = _("Usulan belum ditampung dalam rencana {office}.")
        return Finding(
            "not_accommodated",
            _("Belum ditampung"),
            sentence.format(office=office_name(plan)),
            basis,
        )
    volume = _share_of_volume(proposal, answer)
    money = _share(Decimal(proposal.budget), Decimal(answer.budget))
    parts = []
    if volume is not None and volume < 100:
        parts.append(_("{percent} % volume").format(percent=volume))
    if money is not None and money < 100:
        parts.append(_("{percent} % pagu").format(percent=money))
    # Money alone may be lower because the work was tendered or estimated anew.
    if (volume is None and parts) or (volume is not None and volume < 100):
        return Finding(
            "partly_accommodated",
            _("Terakomodasi sebagian"),
            _("Terakomodasi sebagian: {parts}.").format(parts=", ".join(parts)),
            basis,
        )
    sentence = _("Terakomodasi penuh") + (f" ({', '.join(parts)})." if parts else ".")
    return Finding("fully_accommodated", _("Terakomodasi penuh"), sentence, basis)


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
