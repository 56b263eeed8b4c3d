"""A line of Standar pelayanan that is typed and not stored yet, for whoever leaves the page."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QWidget


class DraftPage(Protocol):
    """What a draft needs of its page."""

    def place_of_drafts(self) -> QWidget:
        """Return the table."""

    def reason_of(self, key: str) -> str:
        """Return why a line is not stored, empty if it is."""

    def mend_line(self, key: str) -> None:
        """Show a line that is not stored."""

    def drop_line(self, key: str) -> None:
        """Throw away what was typed in a line."""


class LineDraft:
    """What was typed in one line; it is stored as soon as it can be read and nothing is missing."""

    def __init__(self, page: DraftPage, key: str) -> None:
        self._page, self._key = page, key

    def place(self) -> QWidget | None:
        """Return the table."""
        return self._page.place_of_drafts()

    def flush(self) -> bool:
        """Tell whether it is stored meanwhile."""
        return not self.refusal()

    def refusal(self) -> str:
        """Return why it is not."""
        return self._page.reason_of(self._key)

    def mend(self) -> None:
        """Show the line."""
        self._page.mend_line(self._key)

    def drop(self) -> None:
        """Throw away what was typed in it."""
        self._page.drop_line(self._key)
