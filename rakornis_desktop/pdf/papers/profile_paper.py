"""One page per region: map, services, areas, money, decisions and the problems that are open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rakornis_desktop.choices import FROM_REGENCY_UP
from rakornis_desktop.database.fields.choice_names import (
    area_kind_name,
    decision_name,
    issue_category,
    tier_name,
)
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import short_rupiah
from rakornis_desktop.language.normal_text import grouped
from rakornis_desktop.language.quantity import quantity
from rakornis_desktop.meeting.letters.letterhead_text import letterhead_text, own_office
from rakornis_desktop.pdf.drawings.bar_chart import Bar, bar_chart
from rakornis_desktop.pdf.drawings.drawing_piece import beside
from rakornis_desktop.pdf.drawings.region_map import region_map
from rakornis_desktop.pdf.layout.document import Document, Written
from rakornis_desktop.pdf.layout.letterhead import letterhead
from rakornis_desktop.pdf.layout.matrix import Column, MatrixRow, matrix
from rakornis_desktop.pdf.layout.paper_title import title
from rakornis_desktop.pdf.layout.paragraph import paragraph
from rakornis_desktop.pdf.layout.text_style import Style
from rakornis_desktop.standing.region_profile import Profile, profiles
from rakornis_desktop.standing.status_figures import area_totals

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.pdf.layout.flow import Piece
    from rakornis_desktop.standing.measures import Measure

_SMALL = Style(8.5, 10.8)
_HEADING = Style(8.5, 11, bold=True)
_CELL, _CELL_BOLD = Style(6.5, 7.6), Style(6.5, 7.6, bold=True)
_MOST_SERVICES, _MOST_PROGRAMMES, _MOST_PROBLEMS = 7, 6, 10
# The map shows the first of these that is known.
_MAPPED = ("service:AM-K:agreed", "service:AL-K:agreed", "budget")


def write_profile(
    database: Database, path: Path, paper: str = "F4", *, office: str = ""
) -> Written:
    """Write the profile of one region (its code), or of every region that we look at.

    Raises Refusal if nothing is known of the region or the file cannot be written.
    """
    head = letterhead_text(own_office(database))
    found, measures = profiles(database, office)
    mapped = _mapped(measures)
    name = _("Profil")
    with Document(
        path, paper=paper, title=f"{name} {found[0].name} {found[0].year}", author=head.office
    ) as document:
        for one in found:
            document.section(f"{name} · {one.name} · {one.year}")
            heading = _("Profil {region} Tahun {year}").format(region=one.name, year=one.year)
            pieces = [
                letterhead(document, head),
                *title(document, [heading], space_before=8),
                _drawings(document, one, mapped),
                *_services(document, one),
                *_areas(document, one),
                *_said(document, one),
            ]
            document.place([*pieces, *_fitting_problems(document, one, _height(pieces))])
    assert document.written
    return document.written


def _mapped(measures: list[Measure]) -> Measure:
    by_key = {measure.key: measure for measure in measures}
    for key in _MAPPED:
        measure = by_key.get(key)
        if measure and any(value is not None for value in measure.values.values()):
            return measure
    return by_key["budget"]


def _drawings(document: Document, one: Profile, mapped: Measure) -> Piece:
    map_width = document.width * 0.48
    left = map_width + 12
    drawn = region_map(
        mapped.shares, _map_title(mapped), map_width, map_width * 0.62, chosen=one.region_code
    )
    largest = sorted(one.programmes, key=lambda money: -money.budget)[:_MOST_PROGRAMMES]
    tiers = FROM_REGENCY_UP
    shown = [tier for tier in tiers if any(money.tiers.get(tier) for money in largest)]
    bars = [
        Bar(
            money.name,
            tuple(money.tiers.get(tier, 0) for tier in shown),
            short_rupiah(money.budget),
        )
        for money in largest
        if shown
    ]
    chart = bar_chart(bars, [tier_name(tier) for tier in shown], document.width - left, row=20)
    return beside([(drawn.drawing, document.left), (chart, document.left + left)], space_before=6)


def _map_title(mapped: Measure) -> str:
    """Say in a few words what the map shows: there is little room under it."""
    if mapped.key.startswith("service:"):
        code = mapped.key.split(":")[1]
        return _("Capaian {code} setelah rencana dan kesepakatan").format(code=code)
    return _("{name}, dalam % dari yang terbesar").format(name=mapped.name)


def _services(document: Document, one: Profile) -> Iterator[Piece]:
    yield from _heading(document, _("Standar pelayanan minimal dan indikator daerah"))
    if not one.services:
        yield from paragraph(document, _("Belum ada data."), _SMALL)
        return
    columns = [
        Column(_("Indikator"), 62),
        Column(_("Satuan"), 16),
        Column(_("Yang membutuhkan"), 20, "right"),
        Column(_("Terlayani"), 18, "right"),
        Column(_("Capaian (%)"), 15, "right"),
        Column(_("Setelah rencana (%)"), 16, "right"),
        Column(_("Setelah kesepakatan (%)"), 19, "right"),
        Column(_("Belum terlayani"), 18, "right"),
        Column(_("Biaya per penerima (Rp)"), 21, "right"),
        Column(_("Tercapai 100 %"), 16, "right"),
    ]
    rows = []
    for standing, figures in one.services[:_MOST_SERVICES]:
        shown = {
            name: figure.shown.removesuffix(figure.unit).removesuffix("%").strip()
            for name, figure in figures.items()
        }
        rows.append(
            MatrixRow(
                [
                    f"{standing.indicator.code} {standing.indicator.name}",
                    standing.indicator.unit,
                    *(
                        shown[name]
                        for name in (
                            "need", "now", "now_percent", "planned_percent", "agreed_percent",
                            "gap",
                        )
                    ),
                    figures["cost"].shown.removeprefix("Rp "),
                    _("tidak tercapai") if figures["reached"].never else figures["reached"].shown,
                ]
            )
        )  # fmt: skip
    yield from _table(document, columns, rows)


def _areas(document: Document, one: Profile) -> Iterator[Piece]:
    yield from _heading(document, _("Kawasan permukiman"))
    if not one.areas:
        yield from paragraph(document, _("Belum ada kawasan yang tercatat."), _SMALL)
        return
    columns = [
        Column(_("Jenis"), 50),
        Column(_("Kawasan"), 18, "right"),
        Column(_("Luas (ha)"), 20, "right"),
        Column(_("Ditangani {year} (ha)").format(year=one.year), 24, "right"),
        Column(_("Belum ditangani (ha)"), 24, "right"),
        Column(_("Belum pernah disentuh"), 24, "right"),
        Column(_("Perlu diperiksa"), 20, "right"),
    ]
    every = [standing for found in one.areas.values() for standing in found]
    rows = [
        MatrixRow(_area_cells(area_kind_name(kind), tuple(found), one.year))
        for kind, found in sorted(one.areas.items())
    ]
    if len(rows) > 1:
        rows.append(MatrixRow(_area_cells(_("Jumlah"), tuple(every), one.year), bold=True))
    yield from _table(document, columns, rows)


def _area_cells(name: str, found: tuple, year: int) -> list[str]:
    totals = area_totals(found)
    return [
        name,
        str(totals["areas"]),
        quantity(totals["hectares"]),
        quantity(totals["handled"].get(year, 0) or totals["hectares"] * 0),
        quantity(totals["left"]),
        str(totals["untouched"]),
        str(totals["with_remarks"]),
    ]


def _said(document: Document, one: Profile) -> Iterator[Piece]:
    yield from _heading(document, _("Pagu dan kesepakatan"))
    money = "; ".join(
        _("{tier} {amount} ({count} kegiatan)").format(
            tier=tier_name(tier.tier).lower(),
            amount=short_rupiah(tier.amount),
            count=grouped(tier.activities),
        )
        for tier in one.tiers
    )
    if not one.has_plan:
        said = _("rencana daerah ini belum masuk")
        money = f"{said}; {money}" if money else said
    decisions = ", ".join(
        f"{decision_name(name).lower()} {count}" for name, count in sorted(one.decisions.items())
    )
    sentence = _(
        "Pagu {year}: {money}. Keputusan: {decisions}; belum diputuskan {undecided}."
    ).format(
        year=one.year,
        money=money,
        decisions=decisions or _("belum ada"),
        undecided=grouped(one.undecided),
    )
    yield from paragraph(document, sentence, _SMALL)


def _fitting_problems(document: Document, one: Profile, taken: float) -> list[Piece]:
    """Return as many of the most pressing problems as the page has room for."""
    room = document.size.text_height - taken
    for most in range(_MOST_PROBLEMS, 0, -1):
        pieces = list(_problems(document, one, most))
        if _height(pieces) <= room:
            return pieces
    return list(_problems(document, one, 0))


def _height(pieces: list[Piece]) -> float:
    return sum(piece.height + piece.space_before for piece in pieces)


def _problems(document: Document, one: Profile, most: int) -> Iterator[Piece]:
    heading = _("Masalah terbuka: {count}, tanpa kegiatan: {unanswered}").format(
        count=len(one.problems), unanswered=one.unanswered
    )
    yield from _heading(document, heading)
    if not one.problems or not most:
        return
    columns = [
        Column(_("Kategori"), 36),
        Column(_("Permasalahan"), 104),
        Column(_("Prioritas"), 14, "right"),
        Column(_("Penanggung jawab"), 36),
        Column(_("Dijawab kegiatan"), 20),
    ]
    rows = [
        MatrixRow(
            [
                issue_category(problem.issue.category),
                problem.issue.title,
                str(problem.issue.priority or "–"),
                problem.issue.responsible,
                _("ya") if problem.covered else _("belum"),
            ]
        )
        for problem in one.problems[:most]
    ]
    yield from _table(document, columns, rows)
    if len(one.problems) > most:
        rest = _("dan {count} masalah lain menurut urutan prioritas").format(
            count=len(one.problems) - most
        )
        yield from paragraph(document, rest, Style(7, 8.6), space_before=2)


def _heading(document: Document, text: str) -> Iterator[Piece]:
    yield from paragraph(document, text, _HEADING, space_before=7, keep_with_next=True)


def _table(document: Document, columns: list[Column], rows: list[MatrixRow]) -> Iterator[Piece]:
    yield from matrix(
        document, columns, rows, style=_CELL, bold=_CELL_BOLD, numbers=False, space_before=2
    )
