"""What each part of the page Berkas is: a view of the plans that travel."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.ui.furniture.keyboard_place import KeyboardPlace
from rakornis_desktop.ui.shell.session import Session


class FilesView(KeyboardPlace):
    """A part of the page Berkas. It computes nothing: it asks the packages below."""

    # What the status bar says at the left while this part is shown.
    summary_changed = Signal(str)
    # How many things wait in this part, 0 for none; shown beside its title.
    waiting_changed = Signal(int)

    # What other pages call this part when they point to it: travels, conflicts.
    name = ""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session

    def reload(self) -> None:
        """Read everything anew."""
        raise NotImplementedError

    def refresh(self, changed: Changed) -> None:
        """Show just what changed, keeping scroll, selection and what is being typed."""
        raise NotImplementedError

    def count_waiting(self) -> None:
        """Tell how many things wait, after a change while this part is not shown."""

    def begin_search(self) -> None:
        """Put the cursor into the search field, where there is one (Ctrl+F)."""

    def store_edits(self) -> bool:
        """Store what is being typed; False if a field refuses it."""
        return True
