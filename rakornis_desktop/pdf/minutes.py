"""Notulen rapat: the parts and their order as the convention has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.minutes_content import (
    ContributionContent,
    FollowUpContent,
    MinutesContent,
    MinutesItemContent,
    minutes_content,
)
from rakornis_desktop.pdf.discussed_table import discussed_table
from rakornis_desktop.pdf.document import Document, Written
from rakornis_desktop.pdf.field_list import field_list
from rakornis_desktop.pdf.flow import Piece
from rakornis_desktop.pdf.letterhead import letterhead
from rakornis_desktop.pdf.matrix import Column, MatrixRow, matrix
from rakornis_desktop.pdf.numbered_list import STEP, heading, letter, numbered_list
from rakornis_desktop.pdf.paragraph import paragraph
from rakornis_desktop.pdf.signature_block import signature_block
from rakornis_desktop.pdf.text_style import BODY_BOLD, CELL_BOLD
from rakornis_desktop.pdf.title import title
from rakornis_desktop.program.choice_names import decision_name
from rakornis_desktop.program.database import Program

_INNER = 2 * STEP


def write_minutes(program: Program, meeting_id: str, path: Path, paper: str = "F4") -> Written:
    """Write the minutes of a meeting as PDF on ``paper`` F4 or A4.

    Raises Refusal if there is no such meeting or the file cannot be written.
    """
    content = minutes_content(program, meeting_id)
    head = content.head
    name = _("Notulen")
    with Document(
        path, paper=paper, title=f"{name}: {head.title}", author=head.letterhead.office
    ) as document:
        document.section(f"{name} · {head.title}")
        document.place([letterhead(document, head.letterhead)])
        number = _("NOMOR {number}").format(number=head.number) if head.number else ""
        document.place(title(document, [name], number))
        document.place(_fields(document, content))
        document.place(heading(document, "1.", _("Kata pembukaan"), space_before=8))
        document.place(_text(document, content.opening))
        document.place(heading(document, "2.", _("Pembahasan")))
        if not content.items:
            document.place(_text(document, ""))
        for item in content.items:
            document.place(_item(document, item))
        document.place(heading(document, "3.", _("Peraturan/keputusan")))
        document.place(_decisions(document, content))
        document.place(heading(document, "4.", _("Penutup")))
        document.place(_closing(document, content))
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
    yield from field_list(
        document, [(_("Peserta sidang/rapat"), content.participants)], space_before=8
    )
    yield from paragraph(
        document,
        _("Kegiatan sidang/rapat"),
        BODY_BOLD,
        space_before=12,
        keep_with_next=True,
    )


def _text(document: Document, text: str, indent: float = STEP) -> Iterator[Piece]:
    yield from paragraph(document, text or "-", indent=indent, space_before=3)


def _item(document: Document, item: MinutesItemContent) -> Iterator[Piece]:
    number = f"2.{item.number}"
    yield from heading(document, number, item.title, indent=STEP, level=1, space_before=8)
    if item.discussion:
        yield from _text(document, item.discussion, _INNER + 6)
    yield from _contributions(document, item.contributions)
    if item.rows:
        yield from discussed_table(document, item.rows, indent=STEP, decisions=True)
    yield from _label(document, _("Keputusan:"))
    yield from _text(document, item.conclusion or _undecided(item), _INNER + 6)
    if item.follow_ups:
        yield from _label(document, _("Tindak lanjut:"))
        yield from _follow_ups(document, item.follow_ups, _INNER + 6)


def _undecided(item: MinutesItemContent) -> str:
    if item.rows and all(row.decision for row in item.rows):
        return _("Sebagaimana kolom keputusan pada tabel di atas.")
    return _("Belum diputuskan.")


def _label(document: Document, text: str, indent: float = _INNER + 6) -> Iterator[Piece]:
    yield from paragraph(
        document, text, BODY_BOLD, indent=indent, space_before=8, keep_with_next=True
    )


def _contributions(
    document: Document, contributions: Sequence[ContributionContent]
) -> Iterator[Piece]:
    for i, said in enumerate(contributions, 1):
        who = said.speaker or _("Peserta")
        if said.office:
            who = f"{who} ({said.office})"
        yield from paragraph(
            document,
            f"{who}: {said.text or '-'}",
            indent=_INNER + 6 + STEP,
            label=f"{letter(i)}.",
            label_indent=_INNER + 6,
            space_before=3,
        )


def _follow_ups(
    document: Document, follow_ups: Sequence[FollowUpContent], indent: float
) -> Iterator[Piece]:
    yield from numbered_list(
        document, [_follow_up(entry) for entry in follow_ups], indent=indent, letters=True
    )


def _follow_up(entry: FollowUpContent) -> str:
    from rakornis_desktop.language.dates import long_date

    parts = [entry.task.rstrip(".")]
    if entry.responsible:
        parts.append(_("Penanggung jawab: {who}").format(who=entry.responsible.rstrip(".")))
    due = long_date(entry.due) if entry.due else _("belum ditetapkan")
    parts.append(_("Batas waktu: {due}").format(due=due))
    return ". ".join(parts) + "."


def _decisions(document: Document, content: MinutesContent) -> Iterator[Piece]:
    concluded = [item for item in content.items if item.conclusion]
    if concluded:
        yield from numbered_list(
            document,
            [
                _("{conclusion} (pembahasan 2.{number})").format(
                    conclusion=item.conclusion.rstrip(), number=item.number
                )
                for item in concluded
            ],
            indent=STEP,
        )
    if content.decision_counts:
        yield from _label(document, _("Rekapitulasi keputusan atas kegiatan"), STEP)
        yield from _recapitulation(document, content)
    if content.other_rows:
        yield from _label(document, _("Keputusan atas kegiatan di luar agenda"), STEP)
        yield from discussed_table(document, content.other_rows, indent=STEP, decisions=True)
    if content.other_follow_ups:
        yield from _label(document, _("Tindak lanjut lain"), STEP)
        yield from _follow_ups(document, content.other_follow_ups, STEP)
    if not (concluded or content.decision_counts or content.other_follow_ups):
        yield from _text(document, "")


def _recapitulation(document: Document, content: MinutesContent) -> Iterator[Piece]:
    from rakornis_desktop.language.money import rupiah

    counts = content.decision_counts
    rows = [
        MatrixRow([decision_name(row.status), str(row.number), rupiah(row.agreed_budget)])
        for row in counts
    ]
    rows.append(
        MatrixRow(
            [
                _("Jumlah"),
                str(sum(row.number for row in counts)),
                rupiah(sum(row.agreed_budget for row in counts)),
            ],
            bold=True,
        )
    )
    yield from matrix(
        document,
        [
            Column(_("Keputusan"), 60),
            Column(_("Banyaknya"), 24, "right"),
            Column(_("Pagu disepakati (Rp)"), 40, "right"),
        ],
        rows,
        bold=CELL_BOLD,
        numbers=False,
        left=document.left + STEP,
        width=document.width * 0.72,
    )


def _closing(document: Document, content: MinutesContent) -> Iterator[Piece]:
    """Yield the closing with the signatures: they are never alone on a page, nor split."""
    yield from paragraph(
        document,
        content.closing or _("Rapat ditutup oleh pimpinan rapat."),
        indent=STEP,
        space_before=3,
        keep_with_next=True,
    )
    yield signature_block(
        document,
        [content.chair, content.note_taker],
        place_and_date=content.head.place_and_date,
    )
