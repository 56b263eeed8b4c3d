"""Work of the province or the centre in a regency whose own plan has nothing beside it."""

from __future__ import annotations

from rakornis_desktop.choices import Tier
from rakornis_desktop.comparison.comparison_setting import Setting
from rakornis_desktop.comparison.finding import Finding, Words
from rakornis_desktop.comparison.findings.office_names import office_name
from rakornis_desktop.comparison.pair import Pair
from rakornis_desktop.comparison.places import regency_of
from rakornis_desktop.database.queries.plans_of_offices import PlanRow
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.regions import regions

_REGENCY = Tier.REGENCY


def unsupported(pair: Pair, setting: Setting) -> tuple[Finding, ...]:
    """Fire for work of a higher tier in one regency without the regency's supporting work."""
    if any(row is not None and setting.plan_of(row.plan_id).tier == _REGENCY for row in pair.sides):
        return ()
    if all(plan.tier != _REGENCY for plan in setting.columns):
        return ()
    row = pair.first
    plan = setting.plan_of(row.plan_id)
    regency = regency_of(row.region_code)
    if plan.tier == _REGENCY or not regency:
        return ()
    return (Finding("unsupported", _said, (plan, regency)),)


def _said(plan: PlanRow, regency: str) -> Words:
    region = regions().get(regency)
    return Words(
        _("Tanpa dukungan daerah"),
        _(
            "Kegiatan {office} di {regency} tanpa kegiatan pendukung dalam rencana "
            "kabupaten/kota (lahan, sambungan, pengelola)."
        ).format(office=office_name(plan), regency=region.name if region else regency),
        _("Dukungan daerah bagi kegiatan tingkat di atasnya (PP 17/2017)"),
    )
