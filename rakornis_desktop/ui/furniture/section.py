"""A part of a page with its heading, and what belongs beside the heading."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.shell.theme import NEAR


class Section(QWidget):
    """A bold heading over ``body``; ``beside`` stands at the heading's right."""

    def __init__(
        self,
        title: str,
        body: QWidget,
        beside: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.heading = PlainLabel(title)
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        top = QHBoxLayout()
        top.setSpacing(NEAR)
        top.addWidget(self.heading)
        top.addStretch(1)
        if beside is not None:
            top.addWidget(beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addLayout(top)
        column.addWidget(body, 1)
