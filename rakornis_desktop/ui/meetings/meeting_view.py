"""What each part of the page Rapat is: a view of one meeting that refreshes what changed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.ui.shell.session import Session


class MeetingView(QWidget):
    """A part of the page about one meeting. It computes nothing: it asks the packages below."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.meeting_id = ""

    def show_meeting(self, meeting_id: str) -> None:
        """Show a meeting, empty for none; what is current in it stays if it is the same one."""
        raise NotImplementedError

    def refresh(self, changed: Changed) -> None:
        """Show just what changed, keeping scroll, selection and what is being typed."""
        self.show_meeting(self.meeting_id)

    def reveal(self, row_id: str, kind: str, agenda_item_id: str = "") -> bool:
        """Choose a row of the meeting shown; False if this view does not show its kind.

        ``agenda_item_id`` is the item that the row hangs on, empty for none.
        """
        return False

    def store_edits(self) -> bool:
        """Store what is being typed; False if a field refuses it."""
        return True
