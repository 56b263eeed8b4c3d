"""The small head above a part of the page: its name, a mnemonic, and how many there are."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.shell.theme import TIGHT


class SectionHead(QWidget):
    """``title`` may hold a mnemonic (&), which leads to the buddy."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = PlainLabel(title)
        font = self._label.font()
        font.setBold(True)
        self._label.setFont(font)
        self._count = PlainLabel()
        self._count.setForegroundRole(self._count.palette().ColorRole.PlaceholderText)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, TIGHT, 0, 0)
        row.setSpacing(TIGHT)
        row.addWidget(self._label)
        row.addWidget(self._count)
        row.addStretch(1)

    @property
    def label(self) -> QLabel:
        """The label that carries the mnemonic."""
        return self._label

    def set_buddy(self, editor: QWidget) -> None:
        """Let the mnemonic lead to ``editor``."""
        self._label.setBuddy(editor)

    def set_count(self, count: int) -> None:
        """Say how many there are."""
        self._count.setText(str(count) if count else "")
