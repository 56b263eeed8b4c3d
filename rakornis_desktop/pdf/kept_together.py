"""What ends a paper stays with the last of what it is about: no signature alone on a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rakornis_desktop.pdf.flow import Piece


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
