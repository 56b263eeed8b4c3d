"""Work that belongs to another tier than the office that plans it."""

from __future__ import annotations

from collections.abc import Iterator

from rakornis_desktop.comparison.pair import Finding, Pair
from rakornis_desktop.comparison.setting import Setting
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.quantity import quantity
from rakornis_desktop.program.choice_names import tier_name
from rakornis_desktop.program.queries.activities import ActivityRow
from rakornis_desktop.program.queries.plans import PlanRow
from rakornis_desktop.reference.authority import CODE_BASIS, SLUM_BASIS, tier_of_slum
from rakornis_desktop.reference.codes import tier_of_code


def outside_authority(pair: Pair, setting: Setting) -> Iterator[Finding]:
    """Fire where the code's tier segment, or the size of a slum, names another tier."""
    for row in pair.rows():
        plan = setting.plan_of(row.plan_id)
        yield from _by_code(row, plan)
        yield from _by_slum_area(row, plan)


def _by_code(row: ActivityRow, plan: PlanRow) -> Iterator[Finding]:
    tier = tier_of_code(row.code)
    if tier is None or plan.tier == "pusat" or tier == plan.tier:
        return
    yield _finding(
        _("Di luar kewenangan: kode {code} milik {owner}, sedangkan rencananya {tier}.").format(
            code=row.code, owner=tier_name(tier).lower(), tier=tier_name(plan.tier).lower()
        ),
        CODE_BASIS,
    )


def _by_slum_area(row: ActivityRow, plan: PlanRow) -> Iterator[Finding]:
    if row.slum_area_ha is None or row.area_kind not in (None, "kumuh"):
        return
    tier = tier_of_slum(row.slum_area_ha)
    if tier == plan.tier:
        return
    sentence = _("Di luar kewenangan: kawasan kumuh {area} ha adalah kewenangan {owner}.").format(
        area=quantity(row.slum_area_ha), owner=tier_name(tier).lower()
    )
    if row.proposed_to == tier:
        sentence += " " + _("Sudah diusulkan ke sana.")
    yield _finding(sentence, SLUM_BASIS)


def _finding(sentence: str, basis: str) -> Finding:
    return Finding("outside_authority", _("Di luar kewenangan"), sentence, basis)
