"""What the minutes tell, without their head: opening, discussion, decisions, closing."""

from __future__ import annotations

from collections.abc import Iterator

from rakornis_desktop.database.fields.choice_names import decision_name
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.meeting.minutes.minutes_content import MinutesContent, MinutesItemContent
from rakornis_desktop.pdf.layout.decided_table import decided_table, follow_up_table
from rakornis_desktop.pdf.layout.document import Document
from rakornis_desktop.pdf.layout.flow import Piece
from rakornis_desktop.pdf.layout.matrix import Column, MatrixRow, matrix
from rakornis_desktop.pdf.layout.numbered_list import STEP, heading, numbered_list
from rakornis_desktop.pdf.layout.paragraph import paragraph
from rakornis_desktop.pdf.layout.text_style import BODY_BOLD, CELL_BOLD

_INNER = 2 * STEP + 6


def minutes_body(
    document: Document, content: MinutesContent, *, tables: bool = True, level: int = 0
) -> Iterator[Piece]:
    """Yield the four parts; the closing words are kept with what comes next.

    Without ``tables`` the rows and follow-ups are left to other annexes of the same paper.
    ``level`` is that of the parts in the outline.
    """
    yield from heading(document, "1.", _("Kata pembukaan"), level=level, space_before=8)
    yield from _text(document, content.opening)
    yield from heading(document, "2.", _("Pembahasan"), level=level)
    if not content.items:
        yield from _text(document, _("Nihil: rapat ini belum mempunyai acara pembahasan."))
    for item in content.items:
        yield from _item(document, item, tables=tables, level=level + 1)
    yield from heading(document, "3.", _("Peraturan/keputusan"), level=level)
    yield from _decisions(document, content, tables=tables)
    yield from heading(document, "4.", _("Penutup"), level=level)
    yield from _text(document, content.closing, with_next=True)


def _text(
    document: Document, text: str, indent: float = STEP, *, with_next: bool = False
) -> Iterator[Piece]:
    lines = [line for line in text.splitlines() if line.strip()] or ["-"]
    for i, line in enumerate(lines):
        yield from paragraph(
            document,
            line,
            indent=indent,
            space_before=3,
            keep_with_next=with_next and i == len(lines) - 1,
        )


def _item(
    document: Document, item: MinutesItemContent, *, tables: bool, level: int
) -> Iterator[Piece]:
    number = f"2.{item.number}"
    yield from heading(document, number, item.title, indent=STEP, level=level, space_before=8)
    said = item.text or _("Tidak ada tanggapan yang dicatat.")
    yield from _text(document, said, _INNER)
    if item.rows and tables:
        yield from decided_table(document, item.rows, indent=STEP)


def _label(document: Document, text: str) -> Iterator[Piece]:
    yield from paragraph(
        document, text, BODY_BOLD, indent=STEP, space_before=8, keep_with_next=True
    )


def _decisions(document: Document, content: MinutesContent, *, tables: bool) -> Iterator[Piece]:
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
        yield from _label(document, _("Rekapitulasi keputusan atas kegiatan"))
        yield from _recapitulation(document, content)
    if content.other_rows and tables:
        yield from _label(document, _("Keputusan atas kegiatan di luar agenda"))
        yield from decided_table(document, content.other_rows, indent=STEP)
    if content.follow_ups and tables:
        yield from _label(document, _("Tindak lanjut"))
        yield from follow_up_table(document, content.follow_ups, indent=STEP)
    if not (concluded or content.decision_counts or content.follow_ups):
        yield from _text(document, _("Nihil: belum ada keputusan yang dicatat pada rapat ini."))


def _recapitulation(document: Document, content: MinutesContent) -> Iterator[Piece]:
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
