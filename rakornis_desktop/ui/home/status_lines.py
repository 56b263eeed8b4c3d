"""The sums of the first page as lines of small tables."""

from __future__ import annotations

from collections.abc import Sequence

from rakornis_desktop.choices import Tier
from rakornis_desktop.database.fields.choice_names import tier_name
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.language.quantity import quantity
from rakornis_desktop.standing.figure import Figure
from rakornis_desktop.standing.money_sums import TIERS, MoneySum
from rakornis_desktop.standing.status import Status
from rakornis_desktop.standing.status_figures import area_totals
from rakornis_desktop.ui.furniture.quiet_table import Cell, Head, Line
from rakornis_desktop.ui.shell.theme import hues

_MONEY = 88


def money_heads(year: int, found: Sequence[MoneySum], what: str) -> list[Head]:
    """Return the columns of a table of money; a column for each tier where there are several."""
    tiers = _tiers(found)
    heads = [Head(what, 200, stretch=True)]
    if len(tiers) > 1:
        short: dict[str, str] = {Tier.REGENCY: _("Kab/kota")}
        heads += [
            Head(short.get(tier, tier_name(tier)), _MONEY, right=True, tip=tier_name(tier))
            for tier in tiers
        ]
    heads.append(Head(str(year), _MONEY, right=True))
    heads.append(Head(str(year + 1), _MONEY, right=True))
    return heads


def money_lines(found: Sequence[MoneySum]) -> list[Line]:
    """Return the lines of a table of money in million rupiah, the sum last.

    The tooltips tell the whole figures.
    """
    tiers = _tiers(found)
    shown = tiers if len(tiers) > 1 else []

    def line(key: str, name: str, members: Sequence[MoneySum], bold: bool = False) -> Line:
        amounts = [sum(one.tiers.get(tier, 0) for one in members) for tier in shown]
        amounts.append(sum(one.budget for one in members))
        amounts.append(sum(one.budget_next for one in members))
        cells = [Cell(name, bold=bold)]
        cells += [
            Cell(millions(amount), tip=_("Rp {sum}").format(sum=rupiah(amount)), bold=bold)
            for amount in amounts
        ]
        return Line(key, tuple(cells))

    lines = [line(one.key, one.name, [one]) for one in found]
    if len(found) > 1:
        lines.append(line("=", _("Jumlah"), found, bold=True))
    return lines


def year_heads(found: Sequence[MoneySum]) -> list[Head]:
    """Return the columns of the table by year."""
    heads = money_heads(0, found, _("Tahun"))
    return [
        *heads[:-2],
        heads[-2]._replace(title=_("Pagu")),
        heads[-1]._replace(title=_("Prakiraan maju"), width=110),
    ]


def service_heads() -> list[Head]:
    """Return the columns of the summary of the service standards."""
    return [
        Head(_("Layanan"), 160, stretch=True),
        Head(_("Sekarang"), 70, right=True, tip=_("Capaian sekarang menurut data")),
        Head(_("Rencana"), 70, right=True, tip=_("Capaian setelah rencana sendiri")),
        Head(_("Sepakat"), 70, right=True, tip=_("Capaian setelah rencana dan kesepakatan")),
        Head(_("Belum terlayani"), 150, right=True),
    ]


def service_lines(status: Status, region: str) -> list[Line]:
    """Return the service standards of one region."""
    lines = []
    for standing, figures in zip(status.services, status.service_figures, strict=True):
        if standing.region_code != region:
            continue
        indicator = standing.indicator
        lines.append(
            Line(
                indicator.code,
                (
                    Cell(f"{indicator.code}  {indicator.name}", tip=indicator.note),
                    *(
                        figure_cell(figures[name])
                        for name in ("now_percent", "planned_percent", "agreed_percent", "gap")
                    ),
                ),
            )
        )
    return lines


def figure_cell(figure: Figure) -> Cell:
    """Return a figure with formula or reason as tooltip; what is to be looked at is coloured."""
    told = "\n".join(part for part in (figure.formula, figure.reason, *figure.remarks) if part)
    hue = hues().differs if figure.remarks else hues().quiet if figure.value is None else ""
    return Cell(figure.shown, hue, told)


def hectares_in_words(status: Status) -> str:
    """Return the settlement areas in one sentence."""
    totals = area_totals(status.areas)
    if not totals["areas"]:
        return _("Belum ada kawasan dalam daftar.")
    handled = sum(totals["handled"].values())
    return _(
        "{areas} kawasan, {hectares} ha · ditangani {handled} ha · belum ditangani {left} ha · "
        "belum pernah disentuh {untouched} kawasan ({untouched_ha} ha)"
    ).format(
        areas=totals["areas"],
        hectares=quantity(totals["hectares"]),
        handled=quantity(handled) if handled else "0",
        left=quantity(totals["left"]),
        untouched=totals["untouched"],
        untouched_ha=quantity(totals["untouched_hectares"]),
    )


def millions(amount: int) -> str:
    """Return rupiah as millions with one decimal (60.651,6), a dash for nought."""
    if not amount:
        return "–"
    tenths = (amount + 50_000) // 100_000
    return f"{rupiah(tenths // 10)},{tenths % 10}"


def _tiers(found: Sequence[MoneySum]) -> list[str]:
    return [tier for tier in TIERS if any(one.tiers.get(tier) for one in found)]
