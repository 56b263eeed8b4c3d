"""What an office is called in a sentence."""

from __future__ import annotations

from rakornis_desktop.choices import Tier
from rakornis_desktop.database.queries.plans_of_offices import PlanRow
from rakornis_desktop.language.catalogue import translate as _


def office_name(plan: PlanRow) -> str:
    """Return "Kota Singkawang", "Provinsi Kalimantan Barat" or "Pusat"."""
    if plan.tier == Tier.CENTRE:
        return _("Pusat")
    return plan.government.removeprefix("Pemerintah ") or plan.region_code
