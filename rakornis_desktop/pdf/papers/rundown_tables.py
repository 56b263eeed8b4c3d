"""The rundown as tables, one a day, for the paper of its own and as an annex."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.rundown.rundown_content import RundownDay
from rakornis_desktop.meeting.rundown.rundown_times import duration
from rakornis_desktop.pdf.layout.document import Document
from rakornis_desktop.pdf.layout.flow import Piece
from rakornis_desktop.pdf.layout.matrix import Column, MatrixRow, matrix
from rakornis_desktop.pdf.layout.paragraph import paragraph
from rakornis_desktop.pdf.layout.text_style import BODY_BOLD, LIST, LIST_BOLD


def rundown_tables(document: Document, days: Sequence[RundownDay]) -> Iterator[Piece]:
    """Yield a table for each day; without any day one that says so, and a remark."""
    if not days:
        document.remarks.append(_("Susunan acara belum disusun, jadi tabelnya masih kosong."))
        empty = MatrixRow(["", _("Belum ada acara yang disusun."), ""], spans=((1, 4),))
        yield from _table(document, [empty])
    for day in days:
        if day.name:
            yield from paragraph(
                document,
                day.name,
                BODY_BOLD,
                space_before=12,
                keep_with_next=True,
                bookmark=(day.name, 1),
            )
        yield from _table(
            document,
            [
                MatrixRow(
                    [
                        str(line.number),
                        line.time,
                        duration(line.minutes) if line.minutes else "",
                        line.title,
                        line.speaker,
                    ]
                )
                for line in day.lines
            ],
        )


def _table(document: Document, rows: Sequence[MatrixRow]) -> Iterator[Piece]:
    yield from matrix(
        document,
        [
            Column(_("No"), 9, "right"),
            Column(_("Waktu (WIB)"), 27, whole=True),
            Column(_("Lama"), 29),
            Column(_("Acara"), 68),
            Column(_("Pembicara/penanggung jawab"), 46),
        ],
        rows,
        style=LIST,
        bold=LIST_BOLD,
        head_style=LIST_BOLD,
        numbers=False,
    )
