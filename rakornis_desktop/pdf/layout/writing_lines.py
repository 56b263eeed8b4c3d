"""Room to write by hand: a label and dotted lines."""

from __future__ import annotations

from collections.abc import Iterator

from rakornis_desktop.pdf.layout.document import Document
from rakornis_desktop.pdf.layout.flow import Piece
from rakornis_desktop.pdf.layout.page_frame import Page
from rakornis_desktop.pdf.layout.text_style import BODY

# Wide enough for handwriting.
_DISTANCE = 21.0


def writing_lines(
    document: Document, label: str, count: int, *, indent: float = 0.0, space_before: float = 6.0
) -> Iterator[Piece]:
    """Yield ``count`` dotted lines, the first one beside the label; they stay together."""
    mark = document.one_line(label)
    offset = BODY.face.width(mark) * BODY.size / 1000 + 6 if mark else 0.0
    for i in range(count):
        yield Piece(
            height=_DISTANCE,
            draw=_drawn(
                document.left + indent,
                document.width - indent,
                mark if i == 0 else "",
                offset if i == 0 else 0.0,
            ),
            space_before=space_before if i == 0 else 0.0,
            keep_with_next=i < count - 1,
        )


def _drawn(left: float, width: float, mark: str, offset: float):
    def draw(page: Page, top: float) -> None:
        base = top - _DISTANCE + 4
        if mark:
            page.text(left, base + BODY.drop, mark, BODY)
        page.dotted_line(left + offset, base, width - offset)

    return draw
