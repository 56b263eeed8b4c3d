"""Matriks sinkronisasi usulan kabupaten/kota, landscape, a section for each regency."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rakornis_desktop.comparison.synchronisation import SyncMatrix, SyncRow, sync_matrix
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.language.quantity import quantity
from rakornis_desktop.meeting.letters.letterhead_text import letterhead_text, own_office
from rakornis_desktop.pdf.layout.document import Document, Written
from rakornis_desktop.pdf.layout.letterhead import letterhead
from rakornis_desktop.pdf.layout.matrix import Column, MatrixRow, matrix
from rakornis_desktop.pdf.layout.paper_title import title
from rakornis_desktop.pdf.layout.paragraph import paragraph
from rakornis_desktop.pdf.layout.text_style import BODY, Style

if TYPE_CHECKING:
    from rakornis_desktop.comparison.compare import Comparison
    from rakornis_desktop.database.program_database import Database

_AMOUNT, _ANSWER_AMOUNT, _COLUMNS = 7, 12, 17
# Seventeen columns: as small as a paper for signing may be (forms.md, 7 to 9 points).
_CELL, _BOLD = Style(7, 8.4), Style(7, 8.4, bold=True)


def write_sync_matrix(
    database: Database, comparison: Comparison, path: Path, paper: str = "F4", *, regency: str = ""
) -> Written:
    """Write the matrix of one ``regency`` (region code) or of all as PDF on ``paper`` F4 or A4.

    Raises Refusal if the file cannot be written.
    """
    content = sync_matrix(comparison, regency)
    head = letterhead_text(own_office(database))
    name = _("Matriks sinkronisasi usulan kabupaten/kota")
    subject = f"{' · '.join(content.offices)} · {content.year}"
    with Document(
        path, paper=paper, title=f"{name}: {subject}", author=head.office, landscape=True
    ) as document:
        document.section(f"{name} · {subject}", landscape=True)
        document.place([letterhead(document, head)])
        document.place(title(document, [name, _("Tahun {year}").format(year=content.year)]))
        document.place(
            paragraph(
                document,
                _(" dan ").join(content.offices),
                BODY,
                align="centre",
                keep_with_next=True,
            )
        )
        document.place(
            matrix(document, _columns(), _rows(content), style=_CELL, bold=_BOLD, space_before=10)
        )
    assert document.written
    return document.written


def _columns() -> list[Column]:
    answer = (_("Rencana provinsi/pusat yang sepadan"),)
    return [
        Column(_("No"), 8, "right"),
        Column(_("Kab./ Kota"), 16, whole=True),
        Column(_("Kode dan sub kegiatan"), 32),
        Column(_("Uraian usulan"), 34),
        Column(_("Lokasi"), 24, whole=True),
        Column(_("Volume"), 15, "right"),
        Column(_("Satuan"), 15, whole=True),
        Column(_("Pagu usulan (Rp)"), 20, "right"),
        Column(_("Sumber dana"), 16),
        Column(_("Kesiapan"), 19),
        Column(_("Prioritas"), 17, "right"),
        Column(_("Sub kegiatan, lokasi, volume"), 38, above=answer),
        Column(_("Pagu (Rp)"), 20, "right", above=answer),
        Column(_("Selisih volume"), 15, "right"),
        Column(_("Selisih pagu (Rp)"), 20, "right"),
        Column(_("Status"), 17, whole=True),
        Column(_("Catatan verifikasi provinsi"), 38),
    ]


def _rows(content: SyncMatrix) -> Iterator[MatrixRow]:
    if not content.groups:
        yield MatrixRow(["", _("Nihil")], spans=((1, _COLUMNS),))
    for group in content.groups:
        yield _sums(group.name, group.amount, group.answer_amount, heading=True)
        for row in group.rows:
            yield MatrixRow(_cells(row), with_next=row is content.groups[-1].rows[-1])
    yield _sums(
        _("Jumlah"),
        sum(group.amount for group in content.groups),
        sum(group.answer_amount for group in content.groups),
    )


def _cells(row: SyncRow) -> list[str]:
    return [
        str(row.number),
        row.regency,
        f"{row.code}\n{row.sub_activity}".strip(),
        row.title,
        row.location,
        "" if row.volume is None else quantity(row.volume),
        row.unit,
        "" if row.amount is None else rupiah(row.amount),
        row.sources,
        row.readiness,
        "" if row.priority is None else str(row.priority),
        row.answer,
        rupiah(row.answer_amount) if row.answer else "",
        "" if row.volume_gap is None else _signed(quantity(abs(row.volume_gap)), row.volume_gap),
        "" if row.amount_gap is None else _signed(rupiah(abs(row.amount_gap)), row.amount_gap),
        row.decision,
        row.note,
    ]


def _signed(text: str, value: object) -> str:
    from decimal import Decimal

    number = Decimal(str(value))
    return f"−{text}" if number < 0 else f"+{text}" if number > 0 else text


def _sums(name: str, amount: int, answer: int, *, heading: bool = False) -> MatrixRow:
    return MatrixRow(
        ["", name, rupiah(amount), "", rupiah(answer), ""],
        bold=True,
        spans=((1, _AMOUNT), (_AMOUNT + 1, _ANSWER_AMOUNT), (_ANSWER_AMOUNT + 1, _COLUMNS)),
        with_next=heading,
        bookmark=(name, 1) if heading else None,
    )
