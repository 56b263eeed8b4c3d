"""The head of an annex: at the right its number and the paper it belongs to, then its title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rakornis_desktop.pdf.layout.document import Document
from rakornis_desktop.pdf.layout.flow import Piece
from rakornis_desktop.pdf.layout.page_frame import Page
from rakornis_desktop.pdf.layout.paragraph import paragraph
from rakornis_desktop.pdf.layout.text_style import TITLE, Style

_LINE, _FIRST = Style(9, 11.5), Style(9, 11.5, bold=True)
# The block begins where its longest line still fits, but not left of here.
_MOST_OF_WIDTH = 0.45


def annex_head(
    document: Document, belongs: Sequence[str], title: Sequence[str], *, bookmark: str
) -> Iterator[Piece]:
    """Yield the head; ``belongs`` are lines such as "Lampiran IV", the paper, number, date.

    ``title`` are the lines of the title, in capitals; ``bookmark`` leads here.
    """
    most = document.width * _MOST_OF_WIDTH
    lines: list[tuple[str, Style]] = []
    for i, text in enumerate(belongs):
        style = _FIRST if i == 0 else _LINE
        lines += [(line, style) for line in document.wrapped(text.upper(), style, most)]
    wide = max(style.face.width(line) * style.size / 1000 for line, style in lines)
    left = document.left + document.width - wide
    for i, (line, style) in enumerate(lines):
        yield Piece(
            height=style.leading,
            draw=_drawn(left, line, style),
            keep_with_next=True,
            bookmark=(bookmark, 0) if i == 0 else None,
        )
    for i, text in enumerate(title):
        yield from paragraph(
            document,
            text.upper(),
            TITLE,
            align="centre",
            space_before=16 if i == 0 else 0,
            keep_with_next=True,
        )


def _drawn(left: float, line: str, style: Style):
    def draw(page: Page, top: float) -> None:
        page.text(left, top, line, style)

    return draw
