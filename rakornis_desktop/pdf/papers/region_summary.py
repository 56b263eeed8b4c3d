"""One page per regency: where its rows stand, with map and chart, and the sums behind them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rakornis_desktop.comparison.findings.office_names import office_name
from rakornis_desktop.comparison.money_standing import (
    PROGRAMME,
    REGENCY,
    SOURCE,
    Standing,
    regency_of_pair,
    standings,
    total,
)
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah, short_rupiah
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
from rakornis_desktop.reference.regions import regions

if TYPE_CHECKING:
    from rakornis_desktop.comparison.compare import Comparison
    from rakornis_desktop.comparison.pair import Pair
    from rakornis_desktop.database.program_database import Database

_SMALL = Style(9, 11.5)
_MOST_PROGRAMMES = 8


def write_region_summary(
    database: Database, comparison: Comparison, path: Path, paper: str = "F4", *, regency: str = ""
) -> Written:
    """Write the summary of one ``regency`` (region code), or a page for each and one of all.

    Raises Refusal if the file cannot be written.
    """
    head = letterhead_text(own_office(database))
    by_regency = standings(comparison, REGENCY)
    codes = [regency] if regency else [s.key for s in by_regency if s.key]
    parts = _by_regency(comparison)
    wanted = codes if regency or len(codes) == 1 else ["", *codes]
    name = _("Ringkasan sinkronisasi")
    shares = {standing.key: standing.share_decided for standing in by_regency if standing.key}
    subject = " · ".join(office_name(plan) for plan in comparison.columns)
    with Document(path, paper=paper, title=f"{name}: {subject}", author=head.office) as document:
        for code in wanted:
            part = replace(comparison, pairs=parts[code]) if code else comparison
            programmes = standings(part, PROGRAMME)
            region = regions().get(code)
            place = region.name if region else _("Seluruh wilayah yang dibandingkan")
            document.section(f"{name} · {place} · {comparison.left.fiscal_year}")
            document.place([letterhead(document, head)])
            year = _("Tahun {year}").format(year=comparison.left.fiscal_year)
            document.place(title(document, [f"{name} {place} {year}"]))
            document.place(_said(document, total(programmes), subject))
            document.place([_drawings(document, programmes, shares, code)])
            document.place(_findings(document, part))
            document.place(_table(document, programmes, _("Program (juta rupiah)")))
            document.place(
                _table(document, standings(part, SOURCE), _("Sumber dana usulan (juta rupiah)"))
            )
    assert document.written
    return document.written


def _by_regency(comparison: Comparison) -> dict[str, tuple[Pair, ...]]:
    found: dict[str, list[Pair]] = defaultdict(list)
    for pair in comparison.pairs:
        found[regency_of_pair(pair, comparison)].append(pair)
    return defaultdict(tuple, {code: tuple(pairs) for code, pairs in found.items()})


def _said(document: Document, whole: Standing, subject: str) -> Iterator:
    sentence = _(
        "Disandingkan: {subject}. {rows} baris, {paired} berpasangan, {decided} sudah diputuskan. "
        "Diusulkan Rp {proposed}, terakomodasi Rp {given}, belum Rp {rest}; dibiayai ganda "
        "Rp {doubled}, di luar kewenangan Rp {outside}."
    ).format(
        subject=subject,
        rows=whole.rows,
        paired=whole.paired,
        decided=whole.decided,
        proposed=rupiah(whole.proposed),
        given=rupiah(whole.accommodated),
        rest=rupiah(whole.not_accommodated),
        doubled=rupiah(whole.doubled),
        outside=rupiah(whole.outside),
    )
    return paragraph(document, sentence, _SMALL, space_before=8)


def _drawings(
    document: Document, programmes: list[Standing], shares: dict[str, float | None], code: str
):
    map_width = document.width * 0.5
    chart_left = map_width + 10
    found = region_map(
        shares, _("Baris yang sudah diputuskan"), map_width, map_width * 0.6, chosen=code
    )
    chart = bar_chart(
        _bars(programmes),
        [_("terakomodasi"), _("belum terakomodasi")],
        document.width - chart_left,
        row=16,
    )
    return beside([(found.drawing, document.left), (chart, document.left + chart_left)])


def _bars(found: list[Standing]) -> list[Bar]:
    largest = sorted(found, key=lambda standing: -standing.proposed)[:_MOST_PROGRAMMES]
    return [
        Bar(
            standing.name,
            (standing.accommodated, standing.not_accommodated),
            short_rupiah(standing.proposed),
        )
        for standing in largest
    ]


def _findings(document: Document, part: Comparison) -> Iterator:
    counts = Counter(
        name
        for pair in part.pairs
        for name in {finding.name for finding in pair.findings if finding.rule != "only_here"}
    )
    said = ", ".join(f"{name} ({count})" for name, count in counts.most_common())
    return paragraph(
        document, _("Temuan: {found}.").format(found=said or _("tidak ada")), _SMALL,
        space_before=6,
    )  # fmt: skip


def _table(document: Document, found: list[Standing], name: str) -> Iterator:
    columns = [
        Column(name, 92),
        Column(_("Baris"), 10, "right"),
        Column(_("Diputuskan"), 12, "right"),
        Column(_("Diusulkan"), 16, "right"),
        Column(_("Terakomodasi"), 16, "right"),
        Column(_("Belum"), 16, "right"),
        Column(_("Ganda"), 14, "right"),
        Column(_("Di luar kewenangan"), 16, "right"),
    ]
    rows = [MatrixRow(_cells(standing)) for standing in found]
    rows.append(MatrixRow(_cells(total(found)), bold=True))
    yield from matrix(
        document,
        columns,
        rows,
        style=Style(6.5, 7.5),
        bold=Style(6.5, 7.5, bold=True),
        numbers=False,
        space_before=7,
    )


def _cells(standing: Standing) -> list[str]:
    amounts = (
        standing.proposed,
        standing.accommodated,
        standing.not_accommodated,
        standing.doubled,
        standing.outside,
    )
    return [
        standing.name,
        str(standing.rows),
        str(standing.decided),
        *(_millions(amount) for amount in amounts),
    ]


def _millions(amount: int) -> str:
    """Return rupiah as millions with one decimal: 60.651,6."""
    tenths = (amount + 50_000) // 100_000
    return f"{rupiah(tenths // 10)},{tenths % 10}"
