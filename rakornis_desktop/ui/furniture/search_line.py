"""The search field of a page: tells what is sought once typing pauses."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.shell.icons import icon

_PAUSE_MS = 150


class SearchLine(QLineEdit):
    """Esc empties it, then goes to the list it searches, as Enter and arrow down do."""

    sought = Signal(str)

    def __init__(self, searched: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._searched = searched
        self.setPlaceholderText(_("Cari…"))
        self.setAccessibleName(_("Cari"))
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(140)
        self.setMaximumWidth(320)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.sought.emit(self.text()))
        self.textChanged.connect(lambda _text: self._pause.start())

    def begin(self) -> None:
        """Put the cursor here, ready to type over what was sought before."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def settle(self) -> None:
        """Seek what stands here now, if typing has not paused yet."""
        if self._pause.isActive():
            self._pause.stop()
            self.sought.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's own name
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.settle()
        elif event.key() == Qt.Key.Key_Escape and self._searched is not None:
            self._searched.setFocus()
        elif self._searched is not None and event.key() in (
            Qt.Key.Key_Down,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            self._pause.stop()
            self.sought.emit(self.text())
            self._searched.setFocus()
        else:
            super().keyPressEvent(event)
