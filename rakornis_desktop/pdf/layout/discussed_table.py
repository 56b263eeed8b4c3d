"""The rows that an agenda item is about, as a small table within a letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rakornis_desktop.database.decision_words import decision_in_words
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.held.discussed_rows import DiscussedRow
from rakornis_desktop.pdf.layout.document import Document
from rakornis_desktop.pdf.layout.flow import Piece
from rakornis_desktop.pdf.layout.matrix import Column, MatrixRow, matrix


def discussed_table(
    document: Document,
    rows: Sequence[DiscussedRow],
    *,
    indent: float = 0.0,
    decisions: bool = False,
) -> Iterator[Piece]:
    """Yield the table; with ``decisions`` its last column says what was decided."""
    from rakornis_desktop.language.money import rupiah

    columns = [
        Column(_("No"), 7, "right"),
        Column(_("Kantor"), 22),
        Column(_("Kode dan uraian"), 50 if decisions else 62),
        Column(_("Lokasi"), 32 if decisions else 38),
        Column(_("Target"), 17),
        Column(_("Pagu (Rp)"), 24, "right"),
    ]
    if decisions:
        columns.append(Column(_("Keputusan"), 34))
    yield from matrix(
        document,
        columns,
        (
            MatrixRow(
                [
                    str(number),
                    row.office,
                    f"{row.code}\n{row.title}" if row.code else row.title,
                    row.location,
                    row.target,
                    "" if row.budget is None else rupiah(row.budget),
                    *([decision_in_words(row.decision) or "-"] if decisions else []),
                ]
            )
            for number, row in enumerate(rows, 1)
        ),
        numbers=False,
        left=document.left + indent,
        width=document.width - indent,
    )
