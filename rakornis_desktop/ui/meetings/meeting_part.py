"""What each tab of Persiapan is: a part of one meeting that shows and edits its own rows."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rakornis_desktop.ui.shell.session import Session


class MeetingPart(QWidget):
    """A tab about one meeting."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.meeting_id = ""

    def show_meeting(self, meeting_id: str) -> None:
        """Show a meeting, empty for none; what is current in it stays if it is the same one."""
        raise NotImplementedError

    def set_enabled(self, enabled: bool) -> None:
        """Let it be edited, or only read."""
        raise NotImplementedError
