"""Pelaksanaan: the meeting while it is held."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rakornis_desktop.ui.forms.discussion_view import DiscussionView
from rakornis_desktop.ui.meeting.meeting_view import MeetingView
from rakornis_desktop.ui.session import Session


class HoldView(MeetingView):
    """The agenda, what is said on each item, concluded and to be done."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.discussion = DiscussionView(session)
        self.discussion.setEnabled(not session.program.read_only)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.discussion)

    def show_meeting(self, meeting_id: str) -> None:
        """Show the agenda of a meeting."""
        self.meeting_id = meeting_id
        self.discussion.show_meeting(meeting_id)

    def reveal(self, row_id: str, kind: str, agenda_item_id: str = "") -> bool:
        """Choose an agenda item, or what was said or is to be done on one."""
        if not agenda_item_id or not self.discussion.agenda.choose(agenda_item_id):
            return False
        if kind == "contribution":
            self.discussion.said.choose(row_id)
        elif kind == "follow_up":
            self.discussion.tasks.choose(row_id)
        return True

    def store_edits(self) -> bool:
        """Store what is being typed; False if a field refuses it."""
        return self.discussion.store_edits()
