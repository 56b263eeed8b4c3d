"""The coverage of problems on paper: categories by programs, money against weight."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rakornis_desktop.database.activity_words import location_in_words
from rakornis_desktop.database.fields.choice_names import issue_category
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.meeting.letters.letterhead_text import letterhead_text, own_office
from rakornis_desktop.pdf.layout.document import Document, Written
from rakornis_desktop.pdf.layout.letterhead import letterhead
from rakornis_desktop.pdf.layout.matrix import Column, MatrixRow, matrix
from rakornis_desktop.pdf.layout.paper_title import title
from rakornis_desktop.pdf.layout.paragraph import paragraph
from rakornis_desktop.pdf.layout.text_style import Style
from rakornis_desktop.standing.coverage import (
    CategoryCoverage,
    Coverage,
    coverage,
    plan_of_office,
)
from rakornis_desktop.standing.figure import percent_text

if TYPE_CHECKING:
    from decimal import Decimal

    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.pdf.layout.flow import Piece

_SMALL = Style(8.5, 10.8)
_HEADING = Style(9.5, 12, bold=True)


def write_coverage(
    database: Database, path: Path, paper: str = "F4", *, office: str = ""
) -> Written:
    """Write the coverage of an office's plan (ours, if empty). Raises Refusal.

    Behind the matrix stand the problems without activity and the activities without problem.
    """
    head = letterhead_text(own_office(database))
    plan = plan_of_office(database, office)
    found = coverage(database, plan)
    name = _("Cakupan permasalahan")
    with Document(
        path,
        paper=paper,
        title=f"{name} {plan.government} {plan.fiscal_year}",
        author=head.office,
        landscape=True,
    ) as document:
        document.section(f"{name} · {plan.government} · {plan.fiscal_year}", landscape=True)
        document.place([letterhead(document, head)])
        year = _("Tahun {year}").format(year=plan.fiscal_year)
        document.place(title(document, [name, f"{plan.government} {year}"]))
        document.place(
            paragraph(
                document,
                _(
                    "Pagu dalam juta rupiah. Bobot: prioritas 1 bernilai 5, prioritas 2 bernilai "
                    "4, dan seterusnya, paling sedikit 1. Pagu kegiatan yang menjawab beberapa "
                    "kategori dibagi rata."
                ),
                _SMALL,
                space_before=8,
            )
        )
        document.place(_matrix(document, found))
        document.place(_problems(document, found))
        document.place(_activities(document, found))
    assert document.written
    return document.written


def _matrix(document: Document, found: Coverage) -> Iterator[Piece]:
    columns = [
        Column(_("Kategori"), 40),
        Column(_("Masalah"), 19, "right"),
        Column(_("Tanpa kegiatan"), 19, "right"),
        Column(_("Kegiatan"), 19, "right"),
        Column(_("Bobot (%)"), 15, "right"),
        *(Column(code or _("Tanpa kode"), 22, "right") for code in found.programmes),
        Column(_("Jumlah"), 22, "right"),
        Column(_("Pagu (%)"), 15, "right"),
        Column(_("Selisih (poin)"), 17, "right"),
    ]
    rows = [MatrixRow(_cells(row, found.programmes)) for row in found.categories]
    rows.append(
        MatrixRow(
            [
                _("Jumlah"),
                str(sum(row.problems for row in found.categories)),
                str(sum(row.unanswered for row in found.categories)),
                "",
                "",
                *(_millions(found.programme_total(code)) for code in found.programmes),
                _millions(found.total),
                "",
                "",
            ],
            bold=True,
        )
    )
    yield from matrix(document, columns, rows, numbers=False)
    # Names under the table: in its head they would be broken within words.
    names = "; ".join(found.programme_label(code) for code in found.programmes if code)
    if names:
        yield from paragraph(document, f"{names}.", Style(7, 8.8), space_before=4)


def _cells(row: CategoryCoverage, programmes: tuple[str, ...]) -> list[str]:
    open_ones = [str(row.problems), str(row.unanswered)] if row.category else ["–", "–"]
    return [
        row.name,
        *open_ones,
        str(row.activities),
        _percent(row.weight_share) if row.category else "–",
        *(_millions(row.money[code]) if row.money.get(code) else "" for code in programmes),
        _millions(row.total),
        _percent(row.money_share),
        "–" if row.balance is None else _signed(row.balance),
    ]


def _problems(document: Document, found: Coverage) -> Iterator[Piece]:
    heading = _("Masalah tanpa kegiatan ({count})").format(count=len(found.without_activity))
    yield from _heading(document, heading)
    if not found.without_activity:
        yield from paragraph(document, _("Nihil."), _SMALL)
        return
    columns = [
        Column(_("Kategori"), 40), Column(_("Permasalahan"), 120), Column(_("Lokasi"), 90),
        Column(_("Prioritas"), 16, "right"), Column(_("Penanggung jawab"), 50),
    ]  # fmt: skip
    rows = [
        MatrixRow(
            [
                issue_category(problem.issue.category),
                problem.issue.title,
                location_in_words(problem.issue.region_code, problem.issue.location_text),
                str(problem.issue.priority or "–"),
                problem.issue.responsible,
            ]
        )
        for problem in found.without_activity
    ]
    yield from matrix(document, columns, rows, numbers=False, space_before=3)


def _activities(document: Document, found: Coverage) -> Iterator[Piece]:
    heading = _("Kegiatan tanpa masalah ({count})").format(count=len(found.without_problem))
    yield from _heading(document, heading)
    if not found.without_problem:
        yield from paragraph(document, _("Nihil."), _SMALL)
        return
    columns = [
        Column(_("Nomor usulan"), 26), Column(_("Kode"), 38), Column(_("Uraian"), 130),
        Column(_("Lokasi"), 90), Column(_("Pagu (Rp)"), 32, "right"),
    ]  # fmt: skip
    rows = [
        MatrixRow(
            [
                row.reference,
                row.code,
                row.title,
                location_in_words(row.region_code, row.location_text),
                rupiah(row.budget),
            ]
        )
        for row in found.without_problem
    ]
    yield from matrix(document, columns, rows, numbers=False, space_before=3)


def _heading(document: Document, text: str) -> Iterator[Piece]:
    yield from paragraph(
        document, text, _HEADING, space_before=12, keep_with_next=True, bookmark=(text, 1)
    )


def _millions(amount: int) -> str:
    """Return rupiah as millions with one decimal: 60.651,6."""
    tenths = (amount + 50_000) // 100_000
    return f"{rupiah(tenths // 10)},{tenths % 10}"


def _percent(value: Decimal | None) -> str:
    return "–" if value is None else percent_text(value)


def _signed(value: Decimal) -> str:
    text = percent_text(abs(value))
    return text if text == "0" else f"+{text}" if value > 0 else f"−{text}"
