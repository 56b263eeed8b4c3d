"""Two plans side by side in the shape of T-C.31 (Permendagri 86/2017), landscape."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rakornis_desktop.comparison.review import Review, ReviewRow, ReviewSide, review
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.office_rows import offices
from rakornis_desktop.database.queries.plans_of_offices import PlanRow
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.letters.letterhead_text import letterhead_text, own_office
from rakornis_desktop.pdf.layout.document import Document, Written
from rakornis_desktop.pdf.layout.letterhead import letterhead
from rakornis_desktop.pdf.layout.matrix import Column, MatrixRow, matrix
from rakornis_desktop.pdf.layout.paper_title import title
from rakornis_desktop.pdf.layout.paragraph import paragraph
from rakornis_desktop.pdf.layout.text_style import BODY, BODY_ITALIC

if TYPE_CHECKING:
    from rakornis_desktop.comparison.compare import Comparison

_NOTE = 11
# Places in a row: number, five of the draft, five of the need, note.
_DRAFT_SUM, _NEED_SUM = 5, 10


def write_comparison(
    database: Database,
    comparison: Comparison,
    path: Path,
    paper: str = "F4",
    *,
    remark: str = "",
) -> Written:
    """Write a comparison as PDF on ``paper`` F4 or A4, landscape.

    ``remark`` is shown under the title (an invented plan must say so). Raises Refusal if the
    file cannot be written.
    """
    table = review(comparison)
    head = letterhead_text(own_office(database))
    names = {row.id: row.short_name or row.government or row.name for row in offices(database)}
    draft, need = (names.get(plan.office_id, "") for plan in (table.draft, table.need))
    name = _("Review terhadap rancangan awal RKPD")
    year = table.need.fiscal_year
    subject = _("{need} dan {draft}, tahun {year}").format(need=need, draft=draft, year=year)
    with Document(
        path, paper=paper, title=f"{name}: {subject}", author=head.office, landscape=True
    ) as document:
        document.section(_("T-C.31 · {subject}").format(subject=subject), landscape=True)
        document.place([letterhead(document, head)])
        document.place(title(document, [name, _("Tahun {year}").format(year=year)]))
        document.place(_offices(document, table))
        if remark:
            document.place(
                paragraph(document, remark, BODY_ITALIC, align="centre", keep_with_next=True)
            )
        document.place(matrix(document, _columns(draft, need), _rows(table), space_before=10))
    assert document.written
    return document.written


def _offices(document: Document, table: Review):
    said = _("{need} terhadap {draft}").format(need=_office(table.need), draft=_office(table.draft))
    return paragraph(document, said, BODY, align="centre", keep_with_next=True)


def _office(plan: PlanRow) -> str:
    return (
        _("{office}, {government}")
        .format(office=plan.office_name, government=plan.government)
        .strip(", ")
    )


def _columns(draft: str, need: str) -> list[Column]:
    def five(above: str, office: str, amount: str) -> list[Column]:
        over = (f"{above}\n{office}",) if office else (above,)
        return [
            Column(_("Program/Kegiatan"), 44, above=over),
            Column(_("Lokasi"), 30, above=over),
            Column(_("Indikator Kinerja"), 30, above=over),
            Column(_("Target Capaian"), 18, above=over),
            Column(amount, 24, "right", above=over),
        ]

    return [
        Column(_("No"), 8, "right"),
        *five(_("Rancangan Awal RKPD"), draft, _("Pagu Indikatif (Rp)")),
        *five(_("Hasil Analisis Kebutuhan"), need, _("Kebutuhan Dana (Rp)")),
        Column(_("Catatan Penting"), 42),
    ]


def _rows(table: Review) -> Iterator[MatrixRow]:
    if not table.groups:
        yield MatrixRow(["", _("Nihil"), ""], spans=((1, _NOTE),))
    for group in table.groups:
        yield _sums(
            " ".join(part for part in (group.code, group.name) if part),
            group.draft_amount,
            group.need_amount,
            heading=True,
        )
        for row in group.rows:
            # The sum of all is never alone on the last page.
            last = row is group.rows[-1] and group is table.groups[-1]
            yield _row(row, with_next=last)
    yield _sums(_("Jumlah"), table.draft_amount, table.need_amount)


def _sums(name: str, draft: int, need: int, *, heading: bool = False) -> MatrixRow:
    """Return a bold row with both sums; the name lies across the columns before the first."""
    from rakornis_desktop.language.money import rupiah

    return MatrixRow(
        ["", name, rupiah(draft), "", rupiah(need), ""],
        bold=True,
        spans=((1, _DRAFT_SUM), (_DRAFT_SUM + 1, _NEED_SUM)),
        with_next=heading,
        bookmark=(name, 1) if heading else None,
    )


def _row(row: ReviewRow, *, with_next: bool) -> MatrixRow:
    return MatrixRow(
        [str(row.number), *_side(row.draft), *_side(row.need), row.note], with_next=with_next
    )


def _side(side: ReviewSide | None) -> list[str]:
    from rakornis_desktop.language.money import rupiah

    if side is None:
        return [""] * 5
    title = f"{side.code}\n{side.title}" if side.code else side.title
    return [title, side.location, side.indicator, side.target, rupiah(side.amount)]
