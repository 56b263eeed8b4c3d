"""What the main window offers to its own parts: its menus and its search."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from rakornis_desktop.ui.shell.page import Page
from rakornis_desktop.ui.shell.session import Session


class PageEntry(NamedTuple):
    """A page that the sidebar offers; it is made when it is first opened."""

    key: str
    title: str
    icon: str
    make: Callable[[Session], Page]


class ProgramWindow(QMainWindow):
    """A window with pages; the main window says how each of these is done."""

    # Another database, or the first-start window, instead of this one.
    open_asked = Signal(object)
    start_asked = Signal()

    def __init__(self, session: Session, entries: Mapping[str, PageEntry]) -> None:
        super().__init__()
        self.session = session
        self.entries = entries

    def open_page(self, key: str) -> None:
        """Show a page."""
        raise NotImplementedError

    def open_help(self, topic: str, sought: str = "") -> None:
        """Show a page of the manual, with what was sought marked."""
        raise NotImplementedError

    def can_reveal(self, kind: str, ours: bool) -> bool:
        """Tell whether a page shows rows of this kind, ours or received."""
        raise NotImplementedError

    def reveal(self, kind: str, row_id: str, *, ours: bool = True) -> None:
        """Go to the page that shows a row, and to the row."""
        raise NotImplementedError

    def not_searched(self) -> tuple[QAction, ...]:
        """Return the commands that the search does not offer."""
        raise NotImplementedError

    def store_edits(self) -> bool:
        """Store what is still being typed; False if it cannot be stored."""
        raise NotImplementedError

    def may_leave(self, then: Callable[[], object]) -> bool:
        """Store what is typed before something else is done; refused, ``then`` waits for it."""
        raise NotImplementedError
