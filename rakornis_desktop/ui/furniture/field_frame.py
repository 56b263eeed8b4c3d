"""A field of a form: its name above, the editor, and beside it in words why a value is refused."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.theme import TIGHT, hues


class FieldFrame(QWidget):
    """Holds ``editor``; :meth:`refuse` shows a reason under it, :meth:`accept` takes it away.

    The reason is part of the editor's accessible description, so a screen reader tells it too.
    """

    def __init__(self, name: str, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.label = PlainLabel(name)
        self.label.setBuddy(editor)
        self.label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        editor.setAccessibleName(name)
        self._sign = PlainLabel()
        self._reason = PlainLabel()
        self._reason.setWordWrap(True)
        self._reason.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._beside = QWidget()
        row = QHBoxLayout(self._beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TIGHT)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._reason, 1)
        self._beside.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        if name:
            column.addWidget(self.label)
        column.addWidget(editor)
        column.addWidget(self._beside)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    @property
    def reason(self) -> str:
        """Why the value is refused, empty if it is not."""
        return self._reason.text()

    @property
    def refused(self) -> bool:
        """Whether the value that stands in the field was refused."""
        return bool(self.reason)

    def refuse(self, reason: str) -> None:
        """Show why the value is refused; what was typed stays in the field."""
        colour = hues().refused
        self._sign.setPixmap(icon("circle-alert", colour).pixmap(16, 16))
        palette = self._reason.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
        self._reason.setPalette(palette)
        self._reason.setText(reason)
        self.editor.setAccessibleDescription(reason)
        self._beside.show()

    def accept(self) -> None:
        """Take the reason away."""
        if self.reason:
            self._reason.setText("")
            self.editor.setAccessibleDescription("")
        self._beside.hide()
