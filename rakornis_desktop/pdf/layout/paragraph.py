"""Running text: paragraphs, with at least two lines on either side of a page break."""

from __future__ import annotations

from collections.abc import Iterator

from rakornis_desktop.pdf.layout.document import Document
from rakornis_desktop.pdf.layout.flow import Piece
from rakornis_desktop.pdf.layout.page_frame import Page
from rakornis_desktop.pdf.layout.text_style import BODY, Style


def paragraph(
    document: Document,
    text: str,
    style: Style = BODY,
    *,
    indent: float = 0.0,
    label: str = "",
    label_indent: float = 0.0,
    align: str = "left",
    space_before: float = 0.0,
    keep_with_next: bool = False,
    bookmark: tuple[str, int] | None = None,
) -> Iterator[Piece]:
    """Yield the lines of ``text``; ``label`` ("1.", "Keputusan:") stands left of the first one.

    ``keep_with_next`` ties the last two lines to what follows.
    """
    width = document.width - indent
    lines = (document.balanced if align == "centre" else document.wrapped)(text, style, width)
    mark = document.one_line(label)
    for i, line in enumerate(lines):
        yield Piece(
            height=style.leading,
            draw=_drawn_line(
                document.left + indent,
                line,
                style,
                align,
                width,
                (document.left + label_indent, mark) if mark and i == 0 else None,
            ),
            space_before=space_before if i == 0 else 0.0,
            keep_with_next=_stays(i, len(lines), keep_with_next),
            bookmark=bookmark if i == 0 else None,
        )


def _stays(i: int, count: int, with_next: bool) -> bool:
    """No line of a paragraph is left alone on a page, neither its first nor its last."""
    if i == count - 1:
        return with_next
    return i in (0, count - 2) or (with_next and i == count - 3)


def _drawn_line(
    left: float,
    line: str,
    style: Style,
    align: str,
    width: float,
    label: tuple[float, str] | None,
):
    def draw(page: Page, top: float) -> None:
        if label:
            page.text(label[0], top, label[1], style)
        if line:
            page.lines(left, top, [line], style, align=align, width=width)

    return draw
