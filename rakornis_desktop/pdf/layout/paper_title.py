"""The title of a paper: bold capitals in the middle, the number beneath."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rakornis_desktop.pdf.layout.document import Document
from rakornis_desktop.pdf.layout.flow import Piece
from rakornis_desktop.pdf.layout.paragraph import paragraph
from rakornis_desktop.pdf.layout.text_style import BODY, TITLE


def title(
    document: Document,
    lines: Sequence[str],
    number: str = "",
    *,
    space_before: float = 14.0,
    bookmark: str = "",
) -> Iterator[Piece]:
    """Yield the title's lines, centred; empty ones are left out.

    ``bookmark`` is its name in the outline if it is not its first line.
    """
    wanted = [line.upper() for line in lines if line.strip()]
    for i, line in enumerate(wanted):
        yield from paragraph(
            document,
            line,
            TITLE,
            align="centre",
            space_before=space_before if i == 0 else 0.0,
            keep_with_next=True,
            bookmark=(bookmark or lines[0], 0) if i == 0 else None,
        )
    if number.strip():
        yield from paragraph(
            document, number, BODY, align="centre", space_before=1.0, keep_with_next=True
        )
