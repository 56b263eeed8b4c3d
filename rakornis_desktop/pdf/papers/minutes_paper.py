"""Notulen rapat: the parts and their order as the convention has them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.agreement.final_papers import MINUTES, paper_to_print
from rakornis_desktop.meeting.minutes.minutes_content import MinutesContent
from rakornis_desktop.meeting.minutes.minutes_draft import minutes_texts
from rakornis_desktop.pdf.layout.document import Document, Written
from rakornis_desktop.pdf.layout.field_list import field_list
from rakornis_desktop.pdf.layout.final_mark import correction_note, mark_pages
from rakornis_desktop.pdf.layout.flow import Piece
from rakornis_desktop.pdf.layout.letterhead import letterhead
from rakornis_desktop.pdf.layout.paper_title import title
from rakornis_desktop.pdf.layout.paragraph import paragraph
from rakornis_desktop.pdf.layout.signature_block import signature_block
from rakornis_desktop.pdf.layout.text_style import BODY_BOLD
from rakornis_desktop.pdf.papers.minutes_body import minutes_body


def write_minutes(database: Database, meeting_id: str, path: Path, paper: str = "F4") -> Written:
    """Write the minutes of a meeting as PDF on ``paper`` F4 or A4; final ones as they were frozen.

    Raises Refusal if there is no such meeting or the file cannot be written.
    """
    content, mark = paper_to_print(database, meeting_id, MINUTES)
    assert isinstance(content, MinutesContent)
    head = content.head
    name = _("Notulen")
    with Document(
        path,
        paper=paper,
        title=f"{name}: {head.title}",
        author=head.letterhead.office,
        made_at=mark.frozen_at if mark else None,
    ) as document:
        mark_pages(document, mark)
        document.section(f"{name} · {head.title}")
        document.place([letterhead(document, head.letterhead)])
        number = _("NOMOR {number}").format(number=head.number) if head.number else ""
        document.place(title(document, [name], number))
        document.place(correction_note(document, mark))
        document.place(_fields(document, content))
        document.place(minutes_body(document, content))
        document.place(_closing(document, content))
        if mark is None:
            document.remarks += _remarks(database, meeting_id)
    assert document.written
    return document.written


def _fields(document: Document, content: MinutesContent) -> Iterator[Piece]:
    head = content.head
    agenda = [item.title for item in content.items]
    yield from field_list(
        document,
        [
            (_("Sidang/rapat"), head.title),
            *([(_("Tema"), head.theme)] if head.theme else []),
            (_("Hari/tanggal"), head.days),
            (_("Waktu panggilan"), head.called_at),
            (_("Waktu sidang/rapat"), head.time),
            (_("Tempat"), head.venue),
            (_("Acara"), agenda),
        ],
        space_before=14,
    )
    yield from paragraph(
        document, _("Pimpinan sidang/rapat"), BODY_BOLD, space_before=8, keep_with_next=True
    )
    yield from field_list(
        document,
        [
            (_("Ketua"), head.chair),
            (_("Sekretaris"), head.secretary),
            (_("Pencatat"), head.note_taker),
        ],
        space_before=2,
    )
    people = content.participants or [_("Nihil: peserta rapat belum dicatat.")]
    yield from field_list(document, [(_("Peserta sidang/rapat"), people)], space_before=8)
    yield from paragraph(
        document,
        _("Kegiatan sidang/rapat"),
        BODY_BOLD,
        space_before=12,
        keep_with_next=True,
    )


def _closing(document: Document, content: MinutesContent) -> Iterator[Piece]:
    """Yield the signatures, to which the closing words above keep: never alone, nor split."""
    yield signature_block(
        document,
        [content.chair, content.note_taker],
        place_and_date=content.head.place_and_date,
    )


def _remarks(database: Database, meeting_id: str) -> list[str]:
    """Return what the officer should look at before signing."""
    texts = minutes_texts(database, meeting_id).values()
    outdated = [f"2.{number}" for number, text in enumerate(texts, 1) if text.outdated]
    if not outdated:
        return []
    return [
        _(
            "Teks pembahasan {numbers} disunting sebelum tanggapan terakhir dicatat. "
            "Periksa, atau pulihkan drafnya."
        ).format(numbers=", ".join(outdated))
    ]
