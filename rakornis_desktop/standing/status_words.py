"""Where an office stands, said in a few lines, for the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.language.quantity import quantity
from rakornis_desktop.standing.money_sums import by_tier
from rakornis_desktop.standing.next_steps import next_steps
from rakornis_desktop.standing.status_figures import area_totals

if TYPE_CHECKING:
    from rakornis_desktop.standing.status import Status


def status_in_words(status: Status) -> str:
    """Return what is next, the money by tier, services and areas, a line each."""
    lines = [_("Tahun {year}").format(year=status.year)]
    lines += [f"{one.name}: Rp {rupiah(one.budget)}" for one in by_tier(status)]
    lines += [
        f"{step.name}: {step.number}" + (f" ({step.detail})" if step.detail else "")
        for step in next_steps(status)
        if step.number
    ]
    region = status.office or status.own.region_code
    for standing, figures in zip(status.services, status.service_figures, strict=True):
        if standing.region_code != region:
            continue
        lines.append(
            _(
                "{region}, {indicator}: {now} sekarang, {agreed} setelah rencana dan kesepakatan"
            ).format(
                region=standing.region_name,
                indicator=standing.indicator.name,
                now=figures["now_percent"].shown,
                agreed=figures["agreed_percent"].shown,
            )
        )
    totals = area_totals(status.areas)
    if totals["areas"]:
        lines.append(
            _("Kawasan: {count}, {hectares} ha, belum ditangani {left} ha").format(
                count=totals["areas"],
                hectares=quantity(totals["hectares"]),
                left=quantity(totals["left"]),
            )
        )
    return "\n".join(lines)
