"""Text from files is shown as text: Qt would render HTML, and open paths found in it."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget


class PlainLabel(QLabel):
    """A label that never takes its text for markup; the only label used in the window."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


def plain_tooltip(text: str) -> str:
    """Return ``text`` so that a tooltip shows it letter by letter, wrapped to its window."""
    return f"<span>{escape(text)}</span>".replace("\n", "<br>") if text else ""


def ask(parent: QWidget, question: str, yes: str, no: str) -> bool:
    """Ask before something that cannot be undone; the buttons carry verbs."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon.Question)
    box.setText(question)
    accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(no, QMessageBox.ButtonRole.RejectRole))
    box.exec()
    return box.clickedButton() is accept
