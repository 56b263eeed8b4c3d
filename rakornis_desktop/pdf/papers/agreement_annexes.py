"""The annexes of an agreement record: attendance, rundown, minutes, both matrices, follow-ups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.agreement.agreement_content import (
    ANNEXES,
    AgreementContent,
    annex_name,
)
from rakornis_desktop.meeting.letters.paper_head import BLANK
from rakornis_desktop.pdf.layout.annex_head import annex_head
from rakornis_desktop.pdf.layout.attendance_table import attendance_table
from rakornis_desktop.pdf.layout.decided_table import follow_up_table
from rakornis_desktop.pdf.layout.document import Document
from rakornis_desktop.pdf.layout.flow import Piece
from rakornis_desktop.pdf.layout.paragraph import paragraph
from rakornis_desktop.pdf.papers.agreement_matrix import agreed_matrix, other_matrix
from rakornis_desktop.pdf.papers.minutes_body import minutes_body
from rakornis_desktop.pdf.papers.rundown_tables import rundown_tables

_Body = Callable[[Document, AgreementContent], Iterable[Piece]]


def place_annexes(document: Document, content: AgreementContent) -> None:
    """Place every annex on pages of its own, matrices on landscape ones."""
    bodies: tuple[tuple[str, _Body, bool], ...] = (
        (_("Daftar hadir"), _attendance, False),
        (_("Susunan acara"), _rundown, False),
        (_("Ringkasan notulen"), _minutes, False),
        (_("Matriks kegiatan yang disepakati"), _agreed, True),
        (_("Matriks kegiatan yang tidak disepakati"), _others, True),
        (_("Tindak lanjut"), _follow_ups, False),
    )
    for name, (title, body, landscape) in zip(ANNEXES, bodies, strict=True):
        number = annex_name(name)
        document.section(f"{number} · {title}", landscape=landscape)
        document.place(_head(document, content, number, title))
        document.place(body(document, content))


def _head(
    document: Document, content: AgreementContent, number: str, title: str
) -> Iterator[Piece]:
    head = content.head
    yield from annex_head(
        document,
        [
            number,
            _("Berita acara kesepakatan"),
            _("Nomor {number}").format(number=head.number or BLANK),
            head.days or _("Tanggal {blank}").format(blank=BLANK),
        ],
        [title, head.title],
        bookmark=f"{number}: {title}",
    )


def _none(document: Document, why: str) -> Iterator[Piece]:
    yield from paragraph(document, _("Nihil: {why}").format(why=why), space_before=16)


def _attendance(document: Document, content: AgreementContent) -> Iterator[Piece]:
    if not content.attendance:
        yield from _none(document, _("peserta rapat belum dicatat."))
        return
    if not content.signed_off:
        yield from paragraph(
            document,
            _("Kehadiran belum dicatat; yang tercantum adalah yang diundang."),
            space_before=12,
            keep_with_next=True,
        )
    yield from attendance_table(document, content.attendance, space_before=12)


def _rundown(document: Document, content: AgreementContent) -> Iterator[Piece]:
    if not content.rundown:
        yield from _none(document, _("susunan acara rapat ini belum disusun."))
        return
    yield from rundown_tables(document, content.rundown)


def _minutes(document: Document, content: AgreementContent) -> Iterator[Piece]:
    yield from minutes_body(document, content.minutes, tables=False, level=1)


def _agreed(document: Document, content: AgreementContent) -> Iterator[Piece]:
    yield from _limited(document, content)
    if not content.agreed:
        yield from _none(document, _("belum ada kegiatan yang disepakati pada rapat ini."))
        return
    yield from agreed_matrix(document, content.agreed)


def _others(document: Document, content: AgreementContent) -> Iterator[Piece]:
    yield from _limited(document, content)
    if content.others:
        yield from other_matrix(document, content.others)
    else:
        yield from _none(
            document,
            _("tidak ada kegiatan yang ditolak, ditunda, atau dibawa ke pusat pada rapat ini."),
        )
    if content.undecided:
        yield from paragraph(
            document,
            _(
                "{count} kegiatan pada agenda rapat belum diputuskan, sehingga tidak tercantum "
                "dalam matriks ini."
            ).format(count=content.undecided),
            space_before=10,
        )


def _limited(document: Document, content: AgreementContent) -> Iterator[Piece]:
    if content.region_name:
        yield from paragraph(
            document,
            _("Hanya kegiatan {region}.").format(region=content.region_name),
            align="centre",
            keep_with_next=True,
        )


def _follow_ups(document: Document, content: AgreementContent) -> Iterator[Piece]:
    if not content.minutes.follow_ups:
        yield from _none(document, _("rapat ini tidak mencatat tindak lanjut."))
        return
    yield from follow_up_table(document, content.minutes.follow_ups)
