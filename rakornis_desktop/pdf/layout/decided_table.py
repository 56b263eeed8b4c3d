"""Small tables within the minutes: rows with what was decided on them, and what is to be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import long_date
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.meeting.minutes.minutes_content import DecidedRow, FollowUpContent
from rakornis_desktop.pdf.layout.document import Document
from rakornis_desktop.pdf.layout.flow import Piece
from rakornis_desktop.pdf.layout.matrix import Column, MatrixRow, matrix


def decided_table(
    document: Document, rows: Sequence[DecidedRow], *, indent: float = 0.0
) -> Iterator[Piece]:
    """Yield the rows that were talked about, the last column with the decision."""
    yield from matrix(
        document,
        [
            Column(_("No"), 7, "right"),
            Column(_("Kantor"), 22),
            Column(_("Kode dan uraian"), 50),
            Column(_("Lokasi"), 32),
            Column(_("Target"), 17, whole=True),
            Column(_("Pagu (Rp)"), 24, "right"),
            Column(_("Keputusan"), 34),
        ],
        (
            MatrixRow(
                [
                    str(number),
                    row.office,
                    f"{row.code}\n{row.title}".strip(),
                    row.location,
                    row.target,
                    "" if row.budget is None else rupiah(row.budget),
                    row.decision or _("Belum diputuskan"),
                ]
            )
            for number, row in enumerate(rows, 1)
        ),
        numbers=False,
        left=document.left + indent,
        width=document.width - indent,
    )


def follow_up_table(
    document: Document, rows: Sequence[FollowUpContent], *, indent: float = 0.0
) -> Iterator[Piece]:
    """Yield what is to be done, by whom, until when, and out of which agenda item."""
    yield from matrix(
        document,
        [
            Column(_("No"), 7, "right"),
            Column(_("Tindak lanjut"), 78),
            Column(_("Instansi/penanggung jawab"), 56),
            Column(_("Batas waktu"), 30),
            Column(_("Acara"), 12, "centre"),
        ],
        (
            MatrixRow(
                [
                    str(number),
                    row.task,
                    whose(row.office, row.responsible) or "-",
                    long_date(row.due) if row.due else _("belum ditetapkan"),
                    str(row.item or "-"),
                ]
            )
            for number, row in enumerate(rows, 1)
        ),
        numbers=False,
        left=document.left + indent,
        width=document.width - indent,
    )


def whose(office: str, responsible: str) -> str:
    """Return an office and who is responsible there, each on a line, the same but once."""
    return "\n".join(dict.fromkeys(text for text in (office, responsible) if text))
