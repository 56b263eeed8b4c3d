"""The figures of a service standing, each with its formula in words and its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import ROUND_CEILING, Decimal
from functools import partial
from typing import TYPE_CHECKING

from rakornis_desktop.choices import Direction
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.language.quantity import quantity
from rakornis_desktop.standing.figure import Figure, SourceRow, percent_text, share
from rakornis_desktop.standing.service_standing import ServiceStanding, served

if TYPE_CHECKING:
    from rakornis_desktop.standing.agreed_groups import Addition

# Further away a year says no more than "not at this pace".
_FARTHEST = 200


def service_figures(standing: ServiceStanding) -> dict[str, Figure]:
    """Return all figures of a standing by name.

    need, now, now_percent, planned_percent, agreed_percent (percent), gap (what stays open after
    plan and agreements), cost (rupiah per beneficiary), reached (the year of 100 % at the pace of
    plan and agreements), reached_by_data (at the pace of the last two data).
    """
    makers: dict[str, tuple[str, Callable[[ServiceStanding, str], Figure]]] = {
        "need": (_("Yang membutuhkan"), _need),
        "now": (_("Terlayani sekarang"), _now),
        "now_percent": (_("Capaian sekarang"), _now_percent),
        "planned_percent": (_("Capaian setelah rencana sendiri"), _planned_percent),
        "agreed_percent": (_("Capaian setelah rencana dan kesepakatan"), _agreed_percent),
        "gap": (_("Belum terlayani"), _gap),
        "cost": (_("Biaya per penerima"), _cost),
        "reached": (_("Tahun tercapai 100 %"), _reached),
        "reached_by_data": (_("Tahun tercapai 100 % menurut data"), _reached_by_data),
    }
    return {key: make(standing, name) for key, (name, make) in makers.items()}


def _none(standing: ServiceStanding, name: str, unit: str, reason: str = "") -> Figure:
    reason = reason or _("belum ada data {indicator} untuk {region}").format(
        indicator=standing.indicator.code, region=standing.region_name
    )
    return Figure(name, None, unit, "", reason=reason)


def _need(standing: ServiceStanding, name: str) -> Figure:
    unit = standing.indicator.unit
    if standing.need is None:
        return _none(standing, name, unit)
    if standing.parts:
        formula = _("jumlah dari {count} data wilayah").format(count=len(standing.known))
    else:
        assert standing.data is not None
        formula = _("menurut data {year}").format(year=standing.data.year)
    rows = partial(_rows, standing, "")
    return Figure(name, standing.need, unit, formula, rows, remarks=_missing(standing))


def _now(standing: ServiceStanding, name: str) -> Figure:
    unit = standing.indicator.unit
    if standing.now is None:
        return _none(standing, name, unit)
    formula = _("terlayani menurut data")
    if standing.indicator.direction == Direction.DOWN:
        formula = _("jumlah awal dikurangi sisanya menurut data")
    return Figure(name, standing.now, unit, formula, partial(_rows, standing, ""))


def _now_percent(standing: ServiceStanding, name: str) -> Figure:
    return _percent(standing, name, "")


def _planned_percent(standing: ServiceStanding, name: str) -> Figure:
    return _percent(standing, name, "own")


def _agreed_percent(standing: ServiceStanding, name: str) -> Figure:
    return _percent(standing, name, "all")


def _percent(standing: ServiceStanding, name: str, which: str) -> Figure:
    """Return the achievement with the additions ``which``: none, own, all."""
    need, now = standing.need, standing.now
    if need is None or now is None:
        return _none(standing, name, "%")
    if not need:
        reason = _("yang membutuhkan 0, jadi tidak ada persentase")
        return _none(standing, name, "%", reason)
    added = _added(standing, which)
    over = sum(_overs(standing, which), Decimal(0))
    counted = now + added - over
    unit = standing.indicator.unit
    formula = _("{now} : {need} {unit}").format(
        now=quantity(counted), need=quantity(need), unit=unit
    )
    if added:
        formula = _("({now} + {added}{less}) : {need} {unit}").format(
            now=quantity(now),
            added=quantity(added),
            less=f" − {quantity(over)}" if over else "",
            need=quantity(need),
            unit=unit,
        )
    remarks = list(_missing(standing))
    if over:
        remarks.append(
            _(
                "Rencana melayani {over} {unit} lebih banyak daripada yang membutuhkan; "
                "kelebihannya tidak dihitung. Periksa datanya atau jumlah penerimanya."
            ).format(over=quantity(over), unit=unit)
        )
    if which:
        remarks += uncounted_in_words(standing)
    rows = partial(_rows, standing, which)
    return Figure(name, share(counted, need), "%", formula, rows, remarks=tuple(remarks))


def _added(part: ServiceStanding, which: str) -> Decimal:
    return {"own": part.planned, "all": part.agreed}.get(which, Decimal(0))


def _overs(standing: ServiceStanding, which: str) -> Iterable[Decimal]:
    """Give what each region has more than it needs: one's surplus fills no other's gap."""
    for part in standing.known:
        assert part.need is not None and part.now is not None
        yield max(part.now + _added(part, which) - part.need, Decimal(0))


def _gap(standing: ServiceStanding, name: str) -> Figure:
    gap = _open(standing)
    if gap is None:
        return _none(standing, name, standing.indicator.unit)
    assert standing.need is not None and standing.now is not None
    formula = _("{need} − {now} − {added} {unit}, per wilayah paling sedikit 0").format(
        need=quantity(standing.need),
        now=quantity(standing.now),
        added=quantity(standing.agreed),
        unit=standing.indicator.unit,
    )
    rows = partial(_rows, standing, "all")
    unit = standing.indicator.unit
    return Figure(name, gap, unit, formula, rows, remarks=_missing(standing))


def _cost(standing: ServiceStanding, name: str) -> Figure:
    additions = _additions(standing, "all")
    people = sum((a.amount for a in additions if a.budget), Decimal(0))
    money = sum(a.budget for a in additions if a.amount)
    if not people or not money:
        reason = _("belum ada kegiatan dengan penerima dan pagu")
        return _none(standing, name, "Rp", reason)
    formula = _(
        "Rp {money} : {people} {unit}; pagu kelompok yang disepakati dihitung sekali"
    ).format(money=rupiah(money), people=quantity(people), unit=standing.indicator.unit)
    value = int((Decimal(money) / people).to_integral_value())
    return Figure(name, value, "Rp", formula, partial(_addition_rows, additions))


def _reached(standing: ServiceStanding, name: str) -> Figure:
    gap, pace = _open(standing), standing.agreed
    if gap is None:
        return _none(standing, name, "tahun")
    assert standing.need is not None and standing.now is not None
    if not standing.need:
        return _none(standing, name, "tahun", _("yang membutuhkan 0"))
    rows = partial(_rows, standing, "all")
    return _year(standing, name, gap, pace, standing.year, rows)


def _reached_by_data(standing: ServiceStanding, name: str) -> Figure:
    known = standing.known
    paired = [part for part in known if part.data and part.before]
    if not known or len(paired) < len(known):
        reason = _("perlu data dua tahun untuk setiap wilayah")
        return _none(standing, name, "tahun", reason)
    gap, pace = Decimal(0), Decimal(0)
    for part in paired:
        assert part.data and part.before
        last = part.data.in_need - served(part.data, part.indicator)
        first = part.before.in_need - served(part.before, part.indicator)
        gap += last
        pace += (first - last) / (part.data.year - part.before.year)
    year = max(part.data.year for part in paired if part.data)
    return _year(standing, name, gap, pace, year, partial(_rows, standing, ""))


def _year(
    standing: ServiceStanding,
    name: str,
    gap: Decimal,
    pace: Decimal,
    year: int,
    rows: Callable[[], tuple[SourceRow, ...]],
) -> Figure:
    """Return the year in which nothing stays open, or the reason why there is none."""
    unit = standing.indicator.unit
    if gap <= 0:
        return Figure(name, year, "tahun", _("tidak ada lagi yang belum terlayani"), rows)
    if pace <= 0:
        reason = _("tidak tercapai: per tahun tidak ada yang bertambah terlayani")
        if pace < 0:
            reason = _(
                "tidak tercapai: yang belum terlayani bertambah {pace} {unit} per tahun"
            ).format(pace=quantity(-round(pace, 1)), unit=unit)
        return replace(_none(standing, name, "tahun", reason), never=True)
    years = int((gap / pace).to_integral_value(ROUND_CEILING))
    if years > _FARTHEST:
        reason = _("lebih dari {years} tahun lagi dengan laju ini").format(years=_FARTHEST)
        return _none(standing, name, "tahun", reason)
    formula = _("{year} + {gap} : {pace} {unit} per tahun, dibulatkan ke atas").format(
        year=year, gap=quantity(gap), pace=quantity(round(pace, 1)), unit=unit
    )
    return Figure(name, year + years, "tahun", formula, rows)


def _open(standing: ServiceStanding) -> Decimal | None:
    """Return how many stay open after plan and agreements, region by region at least 0."""
    if not standing.known:
        return None
    total = Decimal(0)
    for part in standing.known:
        assert part.need is not None and part.now is not None
        total += max(part.need - part.now - part.agreed, Decimal(0))
    return total


def _missing(standing: ServiceStanding) -> tuple[str, ...]:
    missing = [part.region_name for part in standing.parts if part.data is None]
    said = [_("Belum ada data: {regions}.").format(regions=", ".join(missing))] if missing else []
    said += [
        _("{region} memakai {code} untuk hal lain ({unit}), jadi tidak dijumlahkan.").format(
            region=part.region_name, code=part.indicator.code, unit=part.indicator.unit
        )
        for part in standing.elsewise
    ]
    return tuple(said)


def uncounted_in_words(standing: ServiceStanding) -> list[str]:
    """Return a sentence for each activity that serves the indicator and cannot be counted."""
    return [
        _("«{title}» tidak dihitung: {reason}.").format(title=row.title[:80], reason=reason)
        for part in (standing, *standing.parts)
        for row, reason in part.uncounted
    ]


def _rows(standing: ServiceStanding, which: str) -> tuple[SourceRow, ...]:
    """Return the data and the additions ``which`` (none, own, all) that a figure is made of."""
    data = _data_rows(standing)
    return data + _addition_rows(_additions(standing, which)) if which else data


def _additions(standing: ServiceStanding, name: str) -> list[Addition]:
    return [addition for part in standing.known for addition in getattr(part, name)]


def _addition_rows(additions: Iterable[Addition]) -> tuple[SourceRow, ...]:
    found = []
    for addition in additions:
        for counted in addition.rows:
            amount = quantity(counted.amount)
            if len(addition.rows) > 1 or addition.how != "alone":
                amount = _("{amount}; kelompok dihitung sekali: {all}").format(
                    amount=amount, all=quantity(addition.amount)
                )
            found.append(SourceRow("activity", counted.row.id, counted.row.title, amount))
    return tuple(found)


def _data_rows(standing: ServiceStanding) -> tuple[SourceRow, ...]:
    found = []
    for part in standing.known:
        data = part.data
        assert data is not None
        percent = share(served(data, part.indicator), data.in_need)
        amount = _("{served} dari {need}").format(
            served=quantity(served(data, part.indicator)), need=quantity(data.in_need)
        )
        if percent is not None:
            amount += f" ({percent_text(percent)} %)"
        title = f"{part.indicator.code} {part.region_name} {data.year}"
        found.append(SourceRow("service_achievement", data.id, title, amount))
    return tuple(found)
