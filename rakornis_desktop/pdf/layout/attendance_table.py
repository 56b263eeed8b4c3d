"""The table of an attendance list: signature cells alternate, odd left, even right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.people.attendance_content import AttendanceLine
from rakornis_desktop.pdf.layout.document import Document
from rakornis_desktop.pdf.layout.flow import Piece
from rakornis_desktop.pdf.layout.matrix import Column, MatrixRow, Over, matrix
from rakornis_desktop.pdf.layout.matrix_head import SIDE_PAD
from rakornis_desktop.pdf.layout.page_frame import Page
from rakornis_desktop.pdf.layout.text_style import CELL, CELL_BOLD, Style

_STYLE, _BOLD = Style(9, 11), Style(9, 11, bold=True)
# Room for a signature.
SIGNING_HEIGHT = 27.0


def attendance_table(
    document: Document,
    lines: Sequence[AttendanceLine],
    *,
    spare: int = 0,
    space_before: float = 8.0,
) -> Iterator[Piece]:
    """Yield the table of those who sign, with ``spare`` empty rows behind them."""
    rows = [_row(line) for line in lines]
    rows += [_empty(number) for number in range(len(lines) + 1, len(lines) + spare + 1)]
    if not rows:
        rows = [MatrixRow(["", _("Nihil"), ""], spans=((1, 5),), least_height=SIGNING_HEIGHT)]
    yield from matrix(
        document,
        [
            Column(_("No"), 9, "right"),
            Column(_("Nama"), 43),
            Column(_("Instansi"), 47),
            Column(_("Jabatan"), 29),
            Column(_("Nomor HP/e-mail"), 29, whole=True),
            Column(_("Tanda tangan"), 38),
        ],
        rows,
        style=_STYLE,
        bold=_BOLD,
        head_style=_BOLD,
        numbers=False,
        space_before=space_before,
    )


def _row(line: AttendanceLine) -> MatrixRow:
    name = line.name
    if line.late:
        name = f"{name}\n{_('(hadir pukul {time})').format(time=line.late)}".strip()
    cells = [str(line.number), name, line.office, line.job, line.contact, ""]
    return MatrixRow(cells, least_height=SIGNING_HEIGHT, over=to_sign(line.number))


def _empty(number: int) -> MatrixRow:
    return MatrixRow(
        [str(number), "", "", "", "", ""], least_height=SIGNING_HEIGHT, over=to_sign(number)
    )


def to_sign(number: int) -> Over:
    mark = f"{number}."
    width = CELL_BOLD.face.width(mark) * CELL_BOLD.size / 1000

    def draw(page: Page, top: float, height: float, edges: Sequence[float]) -> None:
        left, right = edges[-2], edges[-1]
        half = (right - left) / 2
        start = left + SIDE_PAD + (0.0 if number % 2 else half)
        bottom = top - height + 5
        page.text(start, bottom + CELL.drop, mark, CELL)
        page.dotted_line(start + width + 2, bottom, half - width - 2 - 2 * SIDE_PAD)

    return draw
