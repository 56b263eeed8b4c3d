"""Tindak lanjut: what is open, overdue and done, office by office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import long_date, short_date
from rakornis_desktop.meeting.held.follow_up_edits import FollowUpLine, state_name
from rakornis_desktop.meeting.held.follow_ups_content import FollowUpsContent, follow_ups_content
from rakornis_desktop.pdf.layout.document import Document, Written
from rakornis_desktop.pdf.layout.flow import Piece
from rakornis_desktop.pdf.layout.kept_together import with_end
from rakornis_desktop.pdf.layout.letterhead import letterhead
from rakornis_desktop.pdf.layout.matrix import Column, MatrixRow, matrix
from rakornis_desktop.pdf.layout.numbered_list import heading
from rakornis_desktop.pdf.layout.paper_title import title
from rakornis_desktop.pdf.layout.paragraph import paragraph
from rakornis_desktop.pdf.layout.signature_block import signature_block
from rakornis_desktop.pdf.layout.text_style import BODY


def write_follow_ups(
    database: Database,
    meeting_id: str,
    path: Path,
    paper: str = "F4",
    *,
    office: str = "",
    today: date | None = None,
) -> Written:
    """Write the follow-ups of a meeting, with what earlier ones left undone, as PDF.

    ``office`` (region code) limits them to one regency. Raises Refusal if there is no such
    meeting or regency or the file cannot be written.
    """
    content = follow_ups_content(database, meeting_id, today=today, office=office)
    head = content.head
    name = _("Tindak lanjut hasil rapat")
    with Document(
        path,
        paper=paper,
        title=f"{name}: {head.title}",
        author=head.letterhead.office,
        landscape=True,
    ) as document:
        document.section(f"{name} · {head.title}", landscape=True)
        document.place([letterhead(document, head.letterhead)])
        document.place(title(document, [name, head.title, content.region_name]))
        document.place(
            paragraph(
                document,
                _("Keadaan pada {date}").format(date=long_date(content.today)),
                BODY,
                align="centre",
            )
        )
        signature = signature_block(
            document, [content.chair], place_and_date=content.place_and_date
        )
        document.place(with_end(_tables(document, content), signature))
    assert document.written
    return document.written


def _tables(document: Document, content: FollowUpsContent) -> Iterator[Piece]:
    if not content.offices:
        yield from paragraph(
            document,
            _("Nihil: tidak ada tindak lanjut yang dicatat."),
            space_before=16,
        )
        return
    yield from heading(document, "1.", _("Rekapitulasi menurut instansi"), level=1)
    yield from _counts(document, content)
    yield from heading(document, "2.", _("Rincian"), level=1, space_before=14)
    yield from _details(document, content)


def _counts(document: Document, content: FollowUpsContent) -> Iterator[Piece]:
    rows = [
        MatrixRow([count.office, *map(str, (*count[1:], sum(count[1:])))])
        for count in content.counts
    ]
    sums = [sum(column) for column in zip(*(count[1:] for count in content.counts), strict=True)]
    rows.append(MatrixRow([_("Jumlah"), *map(str, (*sums, sum(sums)))], bold=True))
    names = [state_name(state) for state in ("overdue", "open", "done")]
    yield from matrix(
        document,
        [
            Column(_("Instansi"), 80),
            *(Column(name, 22, "right") for name in names),
            Column(_("Jumlah"), 22, "right"),
        ],
        rows,
        numbers=False,
        width=document.width * 0.62,
    )


def _details(document: Document, content: FollowUpsContent) -> Iterator[Piece]:
    yield from matrix(
        document,
        [
            Column(_("No"), 8, "right"),
            Column(_("Tindak lanjut"), 74),
            Column(_("Asal rapat dan acara"), 62),
            Column(_("Penanggung jawab"), 36),
            Column(_("Batas waktu"), 24, whole=True),
            Column(_("Keadaan"), 26, whole=True),
            Column(_("Catatan"), 50),
        ],
        _rows(content),
    )


def _rows(content: FollowUpsContent) -> Iterator[MatrixRow]:
    number = 0
    for office, lines in content.offices:
        yield MatrixRow([office], bold=True, spans=((0, 7),), with_next=True, bookmark=(office, 2))
        for line in lines:
            number += 1
            yield MatrixRow(_cells(number, line))


def _cells(number: int, line: FollowUpLine) -> list[str]:
    origin = line.meeting_title
    if line.meeting_date:
        origin = f"{origin}, {short_date(line.meeting_date)}"
    state = state_name(line.state)
    if line.done_on:
        state = f"{state}\n{short_date(line.done_on)}"
    return [
        str(number),
        line.task,
        f"{origin}\n{line.agenda_title}".strip(),
        line.responsible or "-",
        short_date(line.due) if line.due else "-",
        state,
        line.note or "-",
    ]
