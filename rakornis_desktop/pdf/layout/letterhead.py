"""The head of a letter: emblem, government, office, address, double rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.meeting.letters.letterhead_text import LetterheadText
from rakornis_desktop.pdf.layout.document import Document
from rakornis_desktop.pdf.layout.emblem import kept_emblem
from rakornis_desktop.pdf.layout.flow import Piece
from rakornis_desktop.pdf.layout.page_frame import Page, Placed
from rakornis_desktop.pdf.layout.paper_size import MM
from rakornis_desktop.pdf.layout.text_style import Style

if TYPE_CHECKING:
    from PIL.Image import Image

# Government and office stand in the ratio 3 : 4.
_GOVERNMENT = Style(12, 15)
_OFFICE = Style(16, 19, bold=True)
_ADDRESS = Style(9, 11.5)
_EMBLEM_WIDTH = 20 * MM
_EMBLEM_HEIGHT = 24 * MM
_GAP = 3 * MM
_RULE_GAP = 5.0


def letterhead(document: Document, text: LetterheadText) -> Piece:
    """Return the letterhead across the width of the text.

    The room of the emblem is kept free on both sides, so the lines stand in the middle of the
    page with and without one. An emblem that is no picture is left out with a remark.
    """
    side = _EMBLEM_WIDTH + _GAP
    width = document.width - 2 * side
    lines = _capitals(document, text.government, _GOVERNMENT, width)
    lines += _capitals(document, text.office, _OFFICE, width)
    for line in [text.address, *_contact_lines(document, text.contacts, width)]:
        if line:
            lines += [(part, _ADDRESS) for part in document.wrapped(line, _ADDRESS, width)]
    text_height = sum(style.leading for _line, style in lines)
    emblem = _emblem(document, text.emblem)
    inner = max(text_height, _EMBLEM_HEIGHT if emblem else 0.0)
    height = inner + _RULE_GAP + 4.0
    picture = _reader(emblem) if emblem else None

    def draw(page: Page, top: float) -> None:
        down = (inner - text_height) / 2
        for line, style in lines:
            page.lines(document.left + side, top - down, [line], style, align="centre", width=width)
            down += style.leading
        if emblem and picture:
            page.picture(_placed(picture, emblem, document.left, top - inner, inner))
        rule = top - inner - _RULE_GAP
        right = document.left + document.width
        page.strokes([(document.left, rule, right, rule)], 2.25)
        page.strokes([(document.left, rule - 2.6, right, rule - 2.6)], 0.75)

    return Piece(height=height, draw=draw, keep_with_next=True)


def _capitals(document: Document, text: str, style: Style, width: float) -> list[tuple[str, Style]]:
    if not text.strip():
        return []
    return [(line, style) for line in document.balanced(text.upper(), style, width)]


def _contact_lines(document: Document, contacts: tuple[str, ...], width: float) -> list[str]:
    """Return the contacts on as few lines as possible, none of them broken."""
    lines: list[str] = []
    for contact in map(document.one_line, contacts):
        longer = f"{lines[-1]}, {contact}" if lines else contact
        if lines and len(document.wrapped(longer, _ADDRESS, width)) == 1:
            lines[-1] = longer
        else:
            lines.append(contact)
    return lines


def _emblem(document: Document, kept: str | None) -> Image | None:
    if not kept:
        return None
    try:
        return kept_emblem(kept)
    except Refusal as refusal:
        document.remarks.append(str(refusal))
        return None


def _reader(emblem: Image):
    from reportlab.lib.utils import ImageReader

    return ImageReader(emblem)


def _placed(picture, emblem: Image, left: float, bottom: float, room: float) -> Placed:
    """Return the emblem in the middle of its room, as large as fits, not distorted."""
    scale = min(_EMBLEM_WIDTH / emblem.width, _EMBLEM_HEIGHT / emblem.height)
    width, height = emblem.width * scale, emblem.height * scale
    return Placed(
        picture, left + (_EMBLEM_WIDTH - width) / 2, bottom + (room - height) / 2, width, height
    )
