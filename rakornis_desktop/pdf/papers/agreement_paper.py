"""Berita acara kesepakatan with all its annexes in one file, in the order of the convention."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates_in_words import number_in_words
from rakornis_desktop.meeting.agreement.agreement_content import AgreementContent, of_region
from rakornis_desktop.meeting.agreement.final_papers import AGREEMENT, paper_to_print
from rakornis_desktop.meeting.letters.paper_head import BLANK
from rakornis_desktop.pdf.layout.document import Document, Written
from rakornis_desktop.pdf.layout.field_list import field_list
from rakornis_desktop.pdf.layout.final_mark import correction_note, mark_pages
from rakornis_desktop.pdf.layout.flow import Piece
from rakornis_desktop.pdf.layout.letterhead import letterhead
from rakornis_desktop.pdf.layout.numbered_list import numbered_list
from rakornis_desktop.pdf.layout.paper_title import title
from rakornis_desktop.pdf.layout.paragraph import paragraph
from rakornis_desktop.pdf.layout.representatives import representatives
from rakornis_desktop.pdf.layout.signature_block import signature_block
from rakornis_desktop.pdf.layout.text_style import TITLE
from rakornis_desktop.pdf.papers.agreement_annexes import place_annexes


def write_agreement(
    database: Database, meeting_id: str, path: Path, paper: str = "F4", *, office: str = ""
) -> Written:
    """Write the record of a meeting as PDF on ``paper`` F4 or A4; a final one as it was frozen.

    ``office`` (region code) limits the matrices to one regency. Raises Refusal if there is no
    such meeting or regency or the file cannot be written.
    """
    content, mark = paper_to_print(database, meeting_id, AGREEMENT)
    assert isinstance(content, AgreementContent)
    if office:
        content = of_region(content, office)
    head = content.head
    name = _("Berita acara kesepakatan")
    with Document(
        path,
        paper=paper,
        title=f"{name}: {head.title}",
        author=head.letterhead.office,
        made_at=mark.frozen_at if mark else None,
    ) as document:
        mark_pages(document, mark, part=content.region_name)
        document.section(f"{name} · {head.title}")
        document.place([letterhead(document, head.letterhead)])
        number = _("NOMOR {number}").format(number=head.number or BLANK)
        document.place(title(document, [name, head.title, content.region_name], number))
        document.place(correction_note(document, mark))
        document.place(_body(document, content))
        document.place(_signature(document, content))
        document.place(representatives(document, content.representatives))
        place_annexes(document, content)
    assert document.written
    return document.written


def _body(document: Document, content: AgreementContent) -> Iterator[Piece]:
    for i, text in enumerate(content.opening):
        yield from paragraph(document, text, space_before=8 if i else 16)
    for text in content.considering:
        yield from paragraph(document, text, space_before=8, keep_with_next=True)
    yield from numbered_list(document, content.heard)
    for text in content.agreeing:
        yield from paragraph(document, text, space_before=8, keep_with_next=True)
    yield from paragraph(
        document,
        _("MENYEPAKATI"),
        TITLE,
        align="centre",
        space_before=10,
        keep_with_next=True,
        bookmark=(_("Menyepakati"), 0),
    )
    for number, text in enumerate(content.points, 1):
        yield from field_list(
            document, [(_ordinal(number), text)], name_width=82, space_before=8 if number > 1 else 4
        )


def _ordinal(number: int) -> str:
    """Return KESATU, KEDUA, KETIGA, … as decrees number their points."""
    return f"ke{number_in_words(number)}".upper()


def _signature(document: Document, content: AgreementContent) -> Iterator[Piece]:
    """Yield the closing words with the chair's signature: never alone on a page, nor split."""
    texts = content.closing or (_("Demikian berita acara ini dibuat."),)
    for i, text in enumerate(texts):
        yield from paragraph(document, text, space_before=10, keep_with_next=i == len(texts) - 1)
    yield signature_block(document, [content.chair], place_and_date=content.head.place_and_date)
