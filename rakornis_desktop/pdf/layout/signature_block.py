"""Who signs: place and date, role, room for the signature, name, rank, NIP; never split."""

from __future__ import annotations

from collections.abc import Sequence

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.people.signing import SignerText
from rakornis_desktop.pdf.layout.document import Document
from rakornis_desktop.pdf.layout.flow import Piece
from rakornis_desktop.pdf.layout.page_frame import Page
from rakornis_desktop.pdf.layout.text_style import BODY, BODY_BOLD, Style

# Height of the room for a signature and a stamp.
_SIGNING_ROOM = 58.0
_GAP = 24.0
_BLANK_NAME = "." * 44
_BLANK_NIP = "." * 30


def signature_block(
    document: Document,
    signers: Sequence[SignerText],
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


def _top_lines(document: Document, signer: SignerText, width: float) -> list[tuple[str, Style]]:
    texts = [text.strip() for text in (signer.role, signer.job) if text.strip()]
    if texts:
        texts[-1] += ","
    return _set(document, texts, BODY, width)


def _bottom_lines(document: Document, signer: SignerText, width: float) -> list[tuple[str, Style]]:
    name, nip = signer.name.strip(), signer.nip.strip()
    lines = _set(document, [name or _BLANK_NAME], BODY_BOLD, width)
    below = [signer.rank.strip()]
    # Left to be written with an unknown name; who has a name but no NIP may be no official.
    if nip or not name:
        below.append(_("NIP {nip}").format(nip=nip or _BLANK_NIP))
    return lines + _set(document, below, BODY, width)


def _set(
    document: Document, texts: Sequence[str], style: Style, width: float
) -> list[tuple[str, Style]]:
    return [
        (line, style) for text in texts if text for line in document.balanced(text, style, width)
    ]
