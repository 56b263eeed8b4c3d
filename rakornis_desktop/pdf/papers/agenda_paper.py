"""Agenda pembahasan: what is to be discussed, the rows it is about, room to write."""

from __future__ import annotations

from pathlib import Path

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.agenda.agenda_content import (
    AgendaContent,
    AgendaItemContent,
    agenda_content,
)
from rakornis_desktop.meeting.letters.paper_head import MeetingHead
from rakornis_desktop.pdf.layout.discussed_table import discussed_table
from rakornis_desktop.pdf.layout.document import Document, Written
from rakornis_desktop.pdf.layout.field_list import field_list
from rakornis_desktop.pdf.layout.letterhead import letterhead
from rakornis_desktop.pdf.layout.numbered_list import STEP, heading
from rakornis_desktop.pdf.layout.paper_title import title
from rakornis_desktop.pdf.layout.paragraph import paragraph
from rakornis_desktop.pdf.layout.writing_lines import writing_lines


def write_agenda(database: Database, meeting_id: str, path: Path, paper: str = "F4") -> Written:
    """Write the agenda of a meeting as PDF on ``paper`` F4 or A4.

    Raises Refusal if there is no such meeting or the file cannot be written.
    """
    content = agenda_content(database, meeting_id)
    head = content.head
    name = _("Agenda pembahasan")
    with Document(
        path, paper=paper, title=f"{name}: {head.title}", author=head.letterhead.office
    ) as document:
        document.section(f"{name} · {head.title}")
        document.place([letterhead(document, head.letterhead)])
        document.place(title(document, [name, head.title, *_year(head)], _number(head)))
        document.place(field_list(document, _fields(head), space_before=14))
        _place_items(document, content)
    assert document.written
    return document.written


def _number(head: MeetingHead) -> str:
    return _("NOMOR {number}").format(number=head.number) if head.number else ""


def _year(head: MeetingHead) -> list[str]:
    """Return the line with the year, none if the meeting's title names it already."""
    if not head.fiscal_year or str(head.fiscal_year) in head.title:
        return []
    return [_("Tahun anggaran {year}").format(year=head.fiscal_year)]


def _fields(head: MeetingHead) -> list[tuple[str, str]]:
    fields = [
        (_("Hari/tanggal"), head.days),
        (_("Waktu"), head.time),
        (_("Tempat"), head.venue),
        (_("Tema"), head.theme),
        (_("Penyelenggara"), head.host),
        (_("Pimpinan rapat"), head.chair),
    ]
    needed = {_("Hari/tanggal"), _("Waktu"), _("Tempat")}
    return [(name, value) for name, value in fields if value or name in needed]


def _place_items(document: Document, content: AgendaContent) -> None:
    if not content.items:
        document.place(paragraph(document, _("Belum ada agenda yang disusun."), space_before=14))
    for item in content.items:
        _place_item(document, item)


def _place_item(document: Document, item: AgendaItemContent) -> None:
    pieces = list(heading(document, f"{item.number}.", item.title, space_before=14))
    if item.rows:
        pieces += discussed_table(document, item.rows, indent=STEP)
    pieces += writing_lines(document, _("Catatan:"), 3, indent=STEP, space_before=4)
    pieces += writing_lines(document, _("Keputusan:"), 2, indent=STEP, space_before=0)
    document.place(pieces)
