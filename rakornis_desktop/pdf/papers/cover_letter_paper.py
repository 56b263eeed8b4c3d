"""Surat pengantar: what is sent, in a table; who receives it and who sends it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.letters.cover_letter_content import (
    CoverLetterContent,
    cover_letter_content,
)
from rakornis_desktop.meeting.people.signing import SignerText
from rakornis_desktop.meeting.wording.filled_wording import BLANK
from rakornis_desktop.pdf.layout.document import Document, Written
from rakornis_desktop.pdf.layout.flow import Piece
from rakornis_desktop.pdf.layout.kept_together import on_one_page
from rakornis_desktop.pdf.layout.letter_opening import addressed_to, place_and_date
from rakornis_desktop.pdf.layout.letterhead import letterhead
from rakornis_desktop.pdf.layout.matrix import Column, MatrixRow, matrix
from rakornis_desktop.pdf.layout.paper_title import title
from rakornis_desktop.pdf.layout.paragraph import paragraph
from rakornis_desktop.pdf.layout.signature_block import signature_block
from rakornis_desktop.pdf.layout.text_style import LIST, LIST_BOLD


def write_cover_letter(
    database: Database, meeting_id: str, path: Path, paper: str = "F4", *, office: str = ""
) -> Written:
    """Write the letter our plan is sent with as PDF on ``paper`` F4 or A4.

    ``office`` is the region code of who receives it, the office above ours if it is empty; the
    letter is about no meeting. Raises Refusal if there is no such office or the file cannot be
    written.
    """
    content = cover_letter_content(database, office)
    letter = content.letter
    name = _("Surat pengantar")
    with Document(
        path,
        paper=paper,
        title=f"{name}: {content.sent[0][0] if content.sent else ''}",
        author=letter.letterhead.office,
    ) as document:
        document.section(name)
        document.place(on_one_page(document, _letter(document, content, name)))
    assert document.written
    return document.written


def _letter(document: Document, content: CoverLetterContent, name: str) -> Iterator[Piece]:
    yield letterhead(document, content.letter.letterhead)
    yield from place_and_date(document, content.letter)
    yield from addressed_to(document, [content.addressee] if content.addressee else [])
    yield from title(document, [name], _("NOMOR {number}").format(number=BLANK))
    for text in content.opening:
        yield from paragraph(document, text, space_before=14, keep_with_next=True)
    yield from matrix(
        document,
        _columns(),
        _rows(content),
        style=LIST,
        bold=LIST_BOLD,
        head_style=LIST_BOLD,
        numbers=False,
        space_before=10,
    )
    for text in content.closing:
        yield from paragraph(document, text, space_before=12, keep_with_next=True)
    yield from paragraph(
        document,
        _("Diterima tanggal {blank}").format(blank=BLANK),
        space_before=16,
        keep_with_next=True,
    )
    receiver = SignerText(_("Penerima"), BLANK, "", "", "")
    sender = content.sender._replace(role=_("Pengirim"))
    yield signature_block(document, [receiver, sender], space_before=10)


def _columns() -> list[Column]:
    return [
        Column(_("No"), 9, "right"),
        Column(_("Jenis yang dikirim"), 78),
        Column(_("Banyaknya"), 31),
        Column(_("Keterangan"), 58),
    ]


def _rows(content: CoverLetterContent) -> list[MatrixRow]:
    """Return what is sent; the note stands beside the first, and speaks of all."""
    if not content.sent:
        return [MatrixRow(["1", "", "", content.note], least_height=60)]
    return [
        MatrixRow([str(number), what, count, content.note if number == 1 else ""])
        for number, (what, count) in enumerate(content.sent, 1)
    ]
