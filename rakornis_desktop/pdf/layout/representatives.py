"""The table in which those who represent the offices sign an agreement record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.agreement.agreement_content import Representative
from rakornis_desktop.pdf.layout.attendance_table import SIGNING_HEIGHT, to_sign
from rakornis_desktop.pdf.layout.document import Document
from rakornis_desktop.pdf.layout.flow import Piece
from rakornis_desktop.pdf.layout.matrix import Column, MatrixRow, matrix
from rakornis_desktop.pdf.layout.paragraph import paragraph
from rakornis_desktop.pdf.layout.text_style import BODY_BOLD, Style

_STYLE, _BOLD = Style(9, 11), Style(9, 11, bold=True)
# Without any participant the rows are filled in by hand; so many has the usual form.
_BLANK_ROWS = 10


def representatives(document: Document, people: Sequence[Representative]) -> Iterator[Piece]:
    """Yield heading and table; without people, empty rows to be filled in and why."""
    yield from paragraph(
        document,
        _("Perwakilan peserta yang menyetujui:"),
        BODY_BOLD,
        space_before=20,
        keep_with_next=True,
        bookmark=(_("Perwakilan peserta"), 0),
    )
    if not people:
        yield from paragraph(
            document,
            _("Peserta rapat belum dicatat; nama diisi saat penandatanganan."),
            space_before=2,
            keep_with_next=True,
        )
    lines = list(people) or [Representative("", "", "")] * _BLANK_ROWS
    yield from matrix(
        document,
        [
            Column(_("No"), 9, "right"),
            Column(_("Nama"), 48),
            Column(_("Lembaga/Instansi"), 50),
            Column(_("Jabatan"), 36),
            Column(_("Tanda tangan"), 46),
        ],
        [
            MatrixRow(
                [str(number), person.name, person.office, person.job, ""],
                least_height=SIGNING_HEIGHT,
                over=to_sign(number),
                # The last row is not left alone on a page.
                with_next=number == len(lines) - 1,
            )
            for number, person in enumerate(lines, 1)
        ],
        style=_STYLE,
        bold=_BOLD,
        head_style=_BOLD,
        numbers=False,
    )
