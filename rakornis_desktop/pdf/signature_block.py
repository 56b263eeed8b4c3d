"""Who signs: place and date, role, room for the signature, name, rank, NIP; never split."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.pdf.document import Document
from rakornis_desktop.pdf.flow import Piece
from rakornis_desktop.pdf.page import Page
from rakornis_desktop.pdf.text_style import BODY, BODY_BOLD, Style

# Height of the room for a signature and a stamp.
_SIGNING_ROOM = 58.0
_GAP = 24.0
_BLANK_NAME = "." * 44


class Signer(NamedTuple):
    """Someone who signs; what is empty is left out, an empty name is left to be written."""

    role: str
    job: str = ""
    name: str = ""
    rank: str = ""
    nip: str = ""


def signature_block(
    document: Document,
    signers: Sequence[Signer],
    *,
    place_and_date: str = "",
    space_before: float = 18.0,
) -> Piece:
    """Return the block, two signers a row; a single one stands at the right.

    It is one piece, so it is never split; the paragraph before it should be kept with it.
    """
    half = (document.width - _GAP) / 2
    right = document.left + half + _GAP
    # Left edge, how far down, the lines.
    parts: list[tuple[float, float, list[tuple[str, Style]]]] = []
    height = 0.0
    if place_and_date:
        lines = [(line, BODY) for line in document.wrapped(place_and_date, BODY, half)]
        parts.append((right, 0.0, lines))
        height = len(lines) * BODY.leading + 4
    rows = [signers[i : i + 2] for i in range(0, len(signers), 2)]
    for number, row in enumerate(rows):
        tops = [_top_lines(document, signer, half) for signer in row]
        bottoms = [_bottom_lines(document, signer, half) for signer in row]
        tallest = max(len(lines) for lines in tops) * BODY.leading
        lefts = [document.left, right] if len(row) == 2 else [right]
        height += 16.0 if number else 0.0
        for left, top_lines, bottom_lines in zip(lefts, tops, bottoms, strict=True):
            parts.append((left, height, top_lines))
            parts.append((left, height + tallest + _SIGNING_ROOM, bottom_lines))
        height += tallest + _SIGNING_ROOM + max(len(lines) for lines in bottoms) * BODY.leading

    def draw(page: Page, top: float) -> None:
        for left, down, lines in parts:
            for i, (line, style) in enumerate(lines):
                page.lines(
                    left, top - down - i * style.leading, [line], style, align="centre", width=half
                )

    return Piece(height=height, draw=draw, space_before=space_before)


def _top_lines(document: Document, signer: Signer, width: float) -> list[tuple[str, Style]]:
    texts = [signer.role, signer.job]
    lines = [line for text in texts if text.strip() for line in document.wrapped(text, BODY, width)]
    if lines:
        lines[-1] += ","
    return [(line, BODY) for line in lines]


def _bottom_lines(document: Document, signer: Signer, width: float) -> list[tuple[str, Style]]:
    name = signer.name.strip() or _BLANK_NAME
    lines = [(line, BODY_BOLD) for line in document.wrapped(name, BODY_BOLD, width)]
    if signer.rank.strip():
        lines += [(line, BODY) for line in document.wrapped(signer.rank, BODY, width)]
    nip = _("NIP {nip}").format(nip=signer.nip.strip() or "." * 30)
    if signer.nip.strip() or not signer.name.strip():
        lines += [(line, BODY) for line in document.wrapped(nip, BODY, width)]
    return lines
