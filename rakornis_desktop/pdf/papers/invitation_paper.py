"""Undangan: a letter (korespondensi) with the list of those invited and the rundown as annexes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.letters.invitation_content import (
    InvitationContent,
    invitation_content,
)
from rakornis_desktop.meeting.wording.filled_wording import BLANK
from rakornis_desktop.pdf.layout.document import Document, Written
from rakornis_desktop.pdf.layout.field_list import field_list
from rakornis_desktop.pdf.layout.flow import Piece
from rakornis_desktop.pdf.layout.kept_together import on_one_page, with_end
from rakornis_desktop.pdf.layout.letter_opening import addressed_to, numbered_head, place_and_date
from rakornis_desktop.pdf.layout.letterhead import letterhead
from rakornis_desktop.pdf.layout.numbered_list import STEP, numbered_list
from rakornis_desktop.pdf.layout.paper_title import title
from rakornis_desktop.pdf.layout.paragraph import paragraph
from rakornis_desktop.pdf.layout.signature_block import signature_block
from rakornis_desktop.pdf.layout.text_style import BODY_BOLD
from rakornis_desktop.pdf.papers.rundown_paper import when_and_where
from rakornis_desktop.pdf.papers.rundown_tables import rundown_tables


def write_invitation(database: Database, meeting_id: str, path: Path, paper: str = "F4") -> Written:
    """Write the invitation to a meeting as PDF on ``paper`` F4 or A4.

    Raises Refusal if there is no such meeting or the file cannot be written.
    """
    content = invitation_content(database, meeting_id)
    meeting = content.rundown.head
    name = _("Undangan")
    with Document(
        path, paper=paper, title=f"{name}: {meeting.title}", author=meeting.letterhead.office
    ) as document:
        document.section(f"{name} · {meeting.title}")
        document.place(on_one_page(document, _letter(document, content)))
        if not (content.addressees or content.listed):
            document.remarks.append(
                _("Belum ada peserta, jadi undangan ini belum menyebut siapa yang diundang.")
            )
        annexes = [_("Daftar undangan")] if content.listed else []
        annexes.append(_("Susunan acara"))
        for number, annex in enumerate(annexes, 1):
            mark = _("Lampiran {number}").format(number="I" * number) if annexes[1:] else ""
            document.section(f"{annex} · {meeting.title}")
            document.place(_annex_head(document, mark or _("Lampiran"), content))
            document.place(title(document, [annex, meeting.title]))
            if number < len(annexes):
                document.place(paragraph(document, _("Yth."), space_before=14, keep_with_next=True))
                document.place(numbered_list(document, content.listed, space_before=4))
            else:
                document.place(field_list(document, when_and_where(meeting), space_before=12))
                document.place(rundown_tables(document, content.rundown.days))
    assert document.written
    return document.written


def _letter(document: Document, content: InvitationContent) -> Iterator[Piece]:
    yield from with_end(
        _text(document, content), signature_block(document, [content.rundown.signer])
    )
    yield from _copies(document, content.copies)


def _text(document: Document, content: InvitationContent) -> Iterator[Piece]:
    yield letterhead(document, content.letter.letterhead)
    yield from place_and_date(document, content.letter)
    yield from numbered_head(document, content.letter)
    listed = _("(daftar undangan terlampir)") if content.listed else ""
    yield from addressed_to(document, content.addressees, listed)
    yield from _paragraphs(document, content.body)
    yield from field_list(
        document, content.when_and_where, indent=STEP, name_width=90, space_before=8
    )
    yield from _paragraphs(document, content.closing)


def _paragraphs(document: Document, texts: Sequence[str]) -> Iterator[Piece]:
    for text in texts:
        yield from paragraph(document, text, space_before=10)


def _copies(document: Document, copies: Sequence[str]) -> Iterator[Piece]:
    if not copies:
        return
    yield from paragraph(document, _("Tembusan:"), BODY_BOLD, space_before=18, keep_with_next=True)
    if len(copies) == 1:
        yield from paragraph(document, copies[0], space_before=1)
        return
    # They stay together; one of them alone on a page would look like a letter of its own.
    *pieces, last = numbered_list(document, copies, space_before=1)
    for piece in pieces:
        yield replace(piece, keep_with_next=True)
    yield last


def _annex_head(document: Document, mark: str, content: InvitationContent) -> Iterator[Piece]:
    """Yield which annex of which letter this is, at the right where its eye goes first."""
    indent = document.width * 0.52
    yield from field_list(
        document,
        [
            (mark, _("Surat undangan")),
            (_("Nomor"), content.letter.number or BLANK),
            (_("Tanggal"), BLANK),
        ],
        indent=indent,
        name_width=70,
        space_before=0,
    )
