"""Petikan: what a meeting decided about one regency, on a short paper with letterhead."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.agreement.agreement_content import (
    AgreementContent,
    of_region,
    regencies_in,
)
from rakornis_desktop.meeting.agreement.final_papers import AGREEMENT, FinalMark, paper_to_print
from rakornis_desktop.meeting.letters.paper_head import BLANK, MeetingHead
from rakornis_desktop.pdf.layout.decided_table import follow_up_table
from rakornis_desktop.pdf.layout.document import Document, Written
from rakornis_desktop.pdf.layout.final_mark import mark_pages
from rakornis_desktop.pdf.layout.flow import Piece
from rakornis_desktop.pdf.layout.kept_together import with_end
from rakornis_desktop.pdf.layout.letterhead import letterhead
from rakornis_desktop.pdf.layout.numbered_list import STEP, heading
from rakornis_desktop.pdf.layout.paper_title import title
from rakornis_desktop.pdf.layout.paragraph import paragraph
from rakornis_desktop.pdf.layout.signature_block import signature_block
from rakornis_desktop.pdf.papers.agreement_matrix import agreed_matrix, other_matrix


def write_extract(
    database: Database, meeting_id: str, path: Path, paper: str = "F4", *, office: str = ""
) -> Written:
    """Write the extract of one regency (``office``, region code), or of each, as PDF.

    From the final record if there is one; of one that decided on no regency, a page that says
    so. Raises Refusal if there is no such meeting or regency or the file cannot be written.
    """
    content, mark = paper_to_print(database, meeting_id, AGREEMENT)
    assert isinstance(content, AgreementContent)
    codes = [office] if office else regencies_in(content)
    parts = [of_region(content, code) for code in codes] or [content]
    head = content.head
    name = _("Petikan berita acara")
    with Document(
        path,
        paper=paper,
        title=f"{name}: {head.title}",
        author=head.letterhead.office,
        landscape=True,
        made_at=mark.frozen_at if mark else None,
    ) as document:
        mark_pages(document, mark)
        for part in parts:
            names = [_("Petikan berita acara kesepakatan"), head.title, part.region_name]
            foot = " · ".join(text for text in (name, part.region_name, head.title) if text)
            document.section(foot, landscape=True)
            document.place([letterhead(document, head.letterhead)])
            number = _("NOMOR {number}").format(number=head.number or BLANK)
            document.place(title(document, names, number, bookmark=part.region_name))
            body = _body(document, part, mark)
            document.place(with_end(body, *_signature(document, part)))
    assert document.written
    return document.written


def _body(document: Document, content: AgreementContent, mark: FinalMark | None) -> Iterator[Piece]:
    yield from paragraph(document, _introduction(content.head, content, mark), space_before=12)
    yield from heading(document, "1.", _("Kegiatan yang disepakati"), level=1)
    if content.agreed:
        yield from agreed_matrix(document, content.agreed, by_regency=False)
    else:
        yield from _none(document, _("tidak ada kegiatan yang disepakati."))
    yield from heading(
        document, "2.", _("Kegiatan yang ditolak, ditunda, atau dibawa ke pusat"), level=1
    )
    if content.others:
        yield from other_matrix(document, content.others, by_regency=False)
    else:
        yield from _none(document, _("tidak ada kegiatan yang ditolak, ditunda, atau dibawa."))
    yield from heading(document, "3.", _("Tindak lanjut"), level=1)
    if content.minutes.follow_ups:
        yield from follow_up_table(document, content.minutes.follow_ups)
    else:
        yield from _none(document, _("tidak ada tindak lanjut yang menyebut daerah ini."))


def _introduction(head: MeetingHead, content: AgreementContent, mark: FinalMark | None) -> str:
    text = _(
        "Petikan ini memuat hasil {forum} pada {days} di {venue} atas kegiatan {region}, "
        "sebagaimana tercantum dalam Berita Acara Kesepakatan Nomor {number}."
    ).format(
        forum=head.title,
        days=head.days or BLANK,
        venue=head.venue or BLANK,
        region=content.region_name or _("kabupaten/kota"),
        number=head.number or BLANK,
    )
    if mark is None:
        text += " " + _("Berita acara itu belum final.")
    return text


def _none(document: Document, why: str) -> Iterator[Piece]:
    text = _("Nihil: {why}").format(why=why)
    yield from paragraph(document, text, indent=STEP, space_before=3)


def _signature(document: Document, content: AgreementContent) -> Iterator[Piece]:
    yield from paragraph(
        document,
        _("Petikan ini sesuai dengan berita acara kesepakatan."),
        space_before=12,
        keep_with_next=True,
    )
    yield signature_block(document, [content.chair], place_and_date=content.head.place_and_date)
