"""Work on a settlement area that another tier has authority over."""

from __future__ import annotations

from rakornis_desktop.choices import AreaKind
from rakornis_desktop.comparison.comparison_setting import Setting
from rakornis_desktop.comparison.finding import Finding, Words
from rakornis_desktop.comparison.pair import Pair
from rakornis_desktop.database.authority_of_areas import authority_of
from rakornis_desktop.database.fields.choice_names import tier_name
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.authority import tier_of_slum


def area_authority(pair: Pair, setting: Setting) -> tuple[Finding, ...]:
    """Fire where an activity points to an area whose register names another tier.

    What the activity's own slum hectares tell already is not said a second time.
    """
    found = []
    for row in pair.rows():
        area = setting.areas.get(row.area_id or "")
        if area is None:
            continue
        plan = setting.plan_of(row.plan_id)
        authority = authority_of(area)
        if not authority.tier or authority.tier == plan.tier:
            continue
        slum = row.slum_area_ha if row.area_kind in (None, AreaKind.SLUM) else None
        if slum is not None and tier_of_slum(slum) == authority.tier:
            continue
        values = (area.name, authority.tier, authority.basis, row.proposed_to == authority.tier)
        found.append(Finding("outside_authority", _said, values))
    return tuple(found)


def _said(name: str, owner: str, basis: str, proposed: bool) -> Words:
    sentence = _("Di luar kewenangan: {area} adalah kewenangan {owner}.").format(
        area=name, owner=tier_name(owner).lower()
    )
    if proposed:
        sentence += " " + _("Sudah diusulkan ke sana.")
    return Words(_("Di luar kewenangan"), sentence, basis)
