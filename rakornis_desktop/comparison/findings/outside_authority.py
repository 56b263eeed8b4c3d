"""Work that belongs to another tier than the office that plans it."""

from __future__ import annotations

from decimal import Decimal

from rakornis_desktop.choices import AreaKind, Tier
from rakornis_desktop.comparison.comparison_setting import Setting
from rakornis_desktop.comparison.finding import Finding, Words
from rakornis_desktop.database.fields.choice_names import tier_name
from rakornis_desktop.database.queries.activity_rows import ActivityRow
from rakornis_desktop.database.queries.plans_of_offices import PlanRow
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.quantity import quantity
from rakornis_desktop.reference.authority import CODE_BASIS, SLUM_BASIS, tier_of_slum
from rakornis_desktop.reference.codes import tier_of_code


def outside_authority(row: ActivityRow, setting: Setting) -> tuple[Finding, ...]:
    """Fire where the code's tier segment, or the size of a slum, names another tier."""
    plan = setting.plan_of(row.plan_id)
    return (*_by_code(row, plan), *_by_slum_area(row, plan))


def _by_code(row: ActivityRow, plan: PlanRow) -> tuple[Finding, ...]:
    tier = tier_of_code(row.code)
    if tier is None or plan.tier == Tier.CENTRE or tier == plan.tier:
        return ()
    return (Finding("outside_authority", _code_said, (row.code, tier, plan.tier)),)


def _by_slum_area(row: ActivityRow, plan: PlanRow) -> tuple[Finding, ...]:
    if row.slum_area_ha is None or row.area_kind not in (None, AreaKind.SLUM):
        return ()
    tier = tier_of_slum(row.slum_area_ha)
    if tier == plan.tier:
        return ()
    proposed = row.proposed_to == tier
    return (Finding("outside_authority", _slum_said, (row.slum_area_ha, tier, proposed)),)


def _code_said(code: str, owner: str, tier: str) -> Words:
    sentence = _("Di luar kewenangan: kode {code} milik {owner}, sedangkan rencananya {tier}.")
    return Words(
        _("Di luar kewenangan"),
        sentence.format(code=code, owner=tier_name(owner).lower(), tier=tier_name(tier).lower()),
        CODE_BASIS,
    )


def _slum_said(hectares: Decimal, owner: str, proposed: bool) -> Words:
    sentence = _("Di luar kewenangan: kawasan kumuh {area} ha adalah kewenangan {owner}.").format(
        area=quantity(hectares), owner=tier_name(owner).lower()
    )
    if proposed:
        sentence += " " + _("Sudah diusulkan ke sana.")
    return Words(_("Di luar kewenangan"), sentence, SLUM_BASIS)
