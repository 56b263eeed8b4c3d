"""Susunan acara: a table a day with times, lengths, items and who leads them."""

from __future__ import annotations

from pathlib import Path

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.letters.letterhead_text import own_office
from rakornis_desktop.meeting.letters.paper_head import MeetingHead, place_and_date
from rakornis_desktop.meeting.rundown.rundown_content import rundown_content
from rakornis_desktop.pdf.layout.document import Document, Written
from rakornis_desktop.pdf.layout.field_list import field_list
from rakornis_desktop.pdf.layout.kept_together import with_end
from rakornis_desktop.pdf.layout.letterhead import letterhead
from rakornis_desktop.pdf.layout.paper_title import title
from rakornis_desktop.pdf.layout.signature_block import signature_block
from rakornis_desktop.pdf.papers.rundown_tables import rundown_tables


def write_rundown(database: Database, meeting_id: str, path: Path, paper: str = "F4") -> Written:
    """Write the rundown of a meeting as PDF on ``paper`` F4 or A4.

    Raises Refusal if there is no such meeting or the file cannot be written.
    """
    content = rundown_content(database, meeting_id)
    head = content.head
    name = _("Susunan acara")
    with Document(
        path, paper=paper, title=f"{name}: {head.title}", author=head.letterhead.office
    ) as document:
        document.section(f"{name} · {head.title}")
        document.place([letterhead(document, head.letterhead)])
        document.place(title(document, [name, head.title]))
        document.place(field_list(document, when_and_where(head), space_before=14))
        signature = signature_block(
            document, [content.signer], place_and_date=place_and_date(own_office(database), None)
        )
        document.place(with_end(rundown_tables(document, content.days), signature))
    assert document.written
    return document.written


def when_and_where(head: MeetingHead) -> list[tuple[str, str]]:
    """Return the lines that say when and where; the theme and the host where they are known."""
    fields = [
        (_("Hari/tanggal"), head.days),
        (_("Waktu"), head.time),
        (_("Tempat"), head.venue),
    ]
    fields += [(name, text) for name, text in ((_("Tema"), head.theme),) if text]
    return fields
