"""Daftar hadir: blank, to be signed at the door, or filled with those who were there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.people.attendance_content import (
    AttendanceContent,
    AttendanceLine,
    anyone_present,
    attendance_content,
)
from rakornis_desktop.pdf.layout.attendance_table import attendance_table
from rakornis_desktop.pdf.layout.document import Document, Written
from rakornis_desktop.pdf.layout.field_list import field_list
from rakornis_desktop.pdf.layout.flow import Piece
from rakornis_desktop.pdf.layout.kept_together import with_end
from rakornis_desktop.pdf.layout.letterhead import letterhead
from rakornis_desktop.pdf.layout.numbered_list import numbered_list
from rakornis_desktop.pdf.layout.paper_title import title
from rakornis_desktop.pdf.layout.paragraph import paragraph
from rakornis_desktop.pdf.layout.signature_block import signature_block
from rakornis_desktop.pdf.layout.text_style import BODY_BOLD

# Who comes without having been invited signs too: so many empty rows, and the page filled up.
_LEAST_SPARE, _MOST_SPARE = 5, 60


def write_attendance(
    database: Database,
    meeting_id: str,
    path: Path,
    paper: str = "F4",
    *,
    blank: bool | None = None,
) -> Written:
    """Write the attendance list of a meeting as PDF on ``paper`` F4 or A4.

    ``blank`` is the list to be signed, with spare rows; without saying so it is the filled one
    once anybody was ticked off as present. Raises Refusal if there is no such meeting or the
    file cannot be written.
    """
    if blank is None:
        blank = not anyone_present(database, meeting_id)
    content = attendance_content(database, meeting_id, blank=blank)
    head = content.head
    name = _("Daftar hadir")
    with Document(
        path, paper=paper, title=f"{name}: {head.title}", author=head.letterhead.office
    ) as document:
        document.section(f"{name} · {head.title}")
        document.place([letterhead(document, head.letterhead)])
        document.place(title(document, [name]))
        document.place(
            field_list(
                document,
                [
                    (_("Hari/tanggal"), head.days),
                    (_("Waktu"), head.time),
                    (_("Tempat"), head.venue),
                    (_("Acara"), head.title),
                ],
                name_width=90,
                space_before=12,
            )
        )
        if blank:
            _place_blank(document, content)
        else:
            document.place(_filled(document, content))
    assert document.written
    return document.written


def _place_blank(document: Document, content: AttendanceContent) -> None:
    """Place the rows to be signed, and spare ones down to the foot of the page."""
    rows = -1  # the head
    for piece in attendance_table(document, content.lines, spare=_MOST_SPARE):
        enough = rows >= len(content.lines) + _LEAST_SPARE
        if enough and document.room < piece.height:
            break
        document.place([piece])
        rows += 1


def _filled(document: Document, content: AttendanceContent) -> Iterator[Piece]:
    pieces = _table_and_absent(document, content)
    signature = signature_block(
        document, [content.chair], place_and_date=content.head.place_and_date
    )
    yield from with_end(pieces, signature)


def _table_and_absent(document: Document, content: AttendanceContent) -> Iterator[Piece]:
    invited = len(content.lines) + len(content.absent)
    yield from attendance_table(document, content.lines)
    yield from paragraph(
        document,
        _("Hadir {present} dari {invited} orang yang tercantum dalam daftar peserta.").format(
            present=len(content.lines), invited=invited
        ),
        space_before=10,
    )
    if content.absent:
        yield from paragraph(
            document, _("Tidak hadir:"), BODY_BOLD, space_before=8, keep_with_next=True
        )
        yield from numbered_list(document, [_in_words(line) for line in content.absent])


def _in_words(line: AttendanceLine) -> str:
    return ", ".join(text for text in (line.name, line.job, line.office) if text) or "-"
