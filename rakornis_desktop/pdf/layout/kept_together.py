"""What ends a paper stays with the last of what it is about: no signature alone on a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rakornis_desktop.pdf.layout.document import Document
from rakornis_desktop.pdf.layout.flow import Piece

# Gaps may lose so much of themselves to spare a page for a line or two.
_MOST_SQUEEZED = 0.6


def with_end(pieces: Iterable[Piece], *end: Piece) -> Iterator[Piece]:
    """Yield ``pieces`` and ``end``; the last piece goes to a new page with the end if it must.

    Of a table that is a row, under its head.
    """
    last: Piece | None = None
    for piece in pieces:
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield replace(last, keep_with_next=True)
    yield from end


def on_one_page(document: Document, pieces: Iterable[Piece]) -> list[Piece]:
    """Return ``pieces`` with narrower gaps if that lets all of them stand on a page of their own.

    What is longer than that is left as it is.
    """
    given = list(pieces)
    gaps = sum(piece.space_before for piece in given)
    lacking = gaps + sum(piece.height for piece in given) - document.size.text_height
    if not 0 < lacking <= gaps * _MOST_SQUEEZED:
        return given
    # A hair more than is lacking: sums of many parts are never exact.
    share = 1 - (lacking + 0.01) / gaps
    return [replace(piece, space_before=piece.space_before * share) for piece in given]
