"""The projector mode: the meeting alone on the whole screen, until Esc."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.fixed_place import FixedPlace
from rakornis_desktop.ui.furniture.message_line import MessageLine
from rakornis_desktop.ui.shell.session import Session


class Projector(QWidget):
    """A window without frame that borrows ``board`` and says when it is left."""

    left = Signal()

    def __init__(self, session: Session, board: QWidget, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(_("Pelaksanaan rapat"))
        self.setAutoFillBackground(True)
        # What is refused is said here: the window behind is not seen.
        self.message_line = MessageLine()
        session.refused.connect(self.message_line.refuse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(board, 1)
        FixedPlace(self, self.message_line)
        board.show()

    def closeEvent(self, event: QCloseEvent) -> None:  # Qt's own name
        self.left.emit()
        super().closeEvent(event)
