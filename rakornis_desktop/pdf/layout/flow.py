"""Filling pages from top to bottom: what stays together, what goes on, what is repeated."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from rakornis_desktop.pdf.layout.page_frame import Page

# Heights are sums of many parts; what is a thousandth of a point too tall still fits.
_SLACK = 0.001
# So much of a piece that is broken must stand under its heading.
_LEAST_ROOM = 60.0


@dataclass(slots=True)
class Piece:
    """Something that is drawn as a whole, ``draw(page, top)``, and how it breaks.

    ``split(room)`` returns the part that fits into ``room`` and the rest, or None; it is only
    asked for what is taller than a page. ``repeat`` is drawn above the piece when it is the
    first of a page (the head of a table).
    """

    height: float
    draw: Callable[[Page, float], None]
    space_before: float = 0.0
    keep_with_next: bool = False
    split: Callable[[float], tuple[Piece, Piece] | None] | None = None
    repeat: Piece | None = None
    bookmark: tuple[str, int] | None = None


class Flow:
    """Places pieces on pages, a new page whenever one is full."""

    def __init__(self, new_page: Callable[[], Page]) -> None:
        self._new_page = new_page
        self._page: Page | None = None
        self._y = 0.0
        self._waiting: list[Piece] = []

    def place(self, pieces: Iterable[Piece]) -> None:
        """Place pieces below each other; those kept with the next one wait for it."""
        for piece in pieces:
            self._waiting.append(piece)
            if not piece.keep_with_next:
                self._place_waiting()

    def end_page(self) -> None:
        """Let what comes next begin on a new page; must be called once at the very end."""
        self._place_waiting()
        self._page = None

    @property
    def room(self) -> float:
        """How much room is left on the page that is being filled, 0 if there is none yet."""
        return self._room(self._page) if self._page else 0.0

    def _place_waiting(self) -> None:
        if self._waiting:
            together, self._waiting = self._waiting, []
            self._place(together)

    def _place(self, together: list[Piece]) -> None:
        page = self._current_page()
        if not self._is_fresh(page) and self._fits(page, together):
            for piece in together:
                self._draw(page, piece)
            return
        first = together[0]
        whole = _height(together) - first.space_before + _height_of_repeat(first)
        if whole <= page.size.text_height + _SLACK:
            page = self._fresh_page(first)
            for piece in together:
                self._draw(page, piece)
            return
        # Taller than a page: one after the other, broken where it must be, but what leads to a
        # tall piece is not left alone at the foot of a page.
        lead = _height(together[:-1])
        if not self._is_fresh(page) and lead and self._room(page) - lead < _LEAST_ROOM:
            self._page = None
        for piece in together:
            self._place_alone(piece)

    def _place_alone(self, piece: Piece) -> None:
        while True:
            page = self._current_page()
            if not self._is_fresh(page) and self._fits(page, [piece]):
                self._draw(page, piece)
                return
            room = page.size.text_height - _height_of_repeat(piece)
            if not piece.split or piece.height <= room + _SLACK:
                self._draw(self._fresh_page(piece), piece)
                return
            parts = None
            if not self._is_fresh(page):
                parts = piece.split(self._room(page) - piece.space_before)
            if not parts:
                page = self._fresh_page(piece)
                parts = piece.split(self._room(page))
            if not parts:
                # Not a line fits on an empty page: drawn all the same, nothing is left out.
                self._draw(page, piece)
                return
            self._draw(page, parts[0])
            self._page = None
            piece = replace(parts[1], space_before=0.0, bookmark=None)

    def _current_page(self) -> Page:
        if self._page is None:
            self._page = self._new_page()
            self._y = self._page.size.top
        return self._page

    def _fresh_page(self, first: Piece) -> Page:
        page = self._current_page()
        if not self._is_fresh(page):
            self._page = None
            page = self._current_page()
        if first.repeat:
            self._draw(page, first.repeat)
        return page

    def _is_fresh(self, page: Page) -> bool:
        return self._y >= page.size.top

    def _room(self, page: Page) -> float:
        return self._y - (page.size.top - page.size.text_height)

    def _fits(self, page: Page, pieces: list[Piece]) -> bool:
        return _height(pieces) <= self._room(page) + _SLACK

    def _draw(self, page: Page, piece: Piece) -> None:
        if not self._is_fresh(page):
            self._y -= piece.space_before
        if piece.bookmark:
            page.bookmark(piece.bookmark[0], piece.bookmark[1], self._y)
        piece.draw(page, self._y)
        self._y -= piece.height


def _height(pieces: list[Piece]) -> float:
    return sum([piece.height + piece.space_before for piece in pieces])


def _height_of_repeat(piece: Piece) -> float:
    return piece.repeat.height if piece.repeat else 0.0
