"""Numbered headings and lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rakornis_desktop.pdf.layout.document import Document
from rakornis_desktop.pdf.layout.flow import Piece
from rakornis_desktop.pdf.layout.paragraph import paragraph
from rakornis_desktop.pdf.layout.text_style import BODY, BODY_BOLD

STEP = 22.0


def heading(
    document: Document,
    number: str,
    text: str,
    *,
    indent: float = 0.0,
    level: int = 0,
    space_before: float = 10.0,
) -> Iterator[Piece]:
    """Yield a bold heading that is never the last on a page, with its bookmark."""
    yield from paragraph(
        document,
        text,
        BODY_BOLD,
        indent=indent + STEP,
        label=number,
        label_indent=indent,
        space_before=space_before,
        keep_with_next=True,
        bookmark=(f"{number} {text}", level),
    )


def numbered_list(
    document: Document,
    texts: Sequence[str],
    *,
    indent: float = 0.0,
    letters: bool = False,
    space_before: float = 3.0,
) -> Iterator[Piece]:
    """Yield ``texts`` numbered 1., 2., 3., or a., b., c."""
    for i, text in enumerate(texts, 1):
        yield from paragraph(
            document,
            text,
            BODY,
            indent=indent + STEP,
            label=f"{letter(i)}." if letters else f"{i}.",
            label_indent=indent,
            space_before=space_before,
        )


def letter(number: int) -> str:
    """Return a, b, … z, aa, ab, … for 1, 2, …"""
    text = ""
    while number:
        number, place = divmod(number - 1, 26)
        text = chr(ord("a") + place) + text
    return text
