"""What a page says while nothing is in it: what belongs here, and the one next step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.theme import SPACE, hues

_WIDTH = 440


class EmptyState(QWidget):
    """An icon, one or two sentences, and buttons; the first button is the primary one."""

    def __init__(
        self,
        sign: str,
        sentence: str,
        *steps: tuple[str, Callable[[], object]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        picture = PlainLabel()
        picture.setPixmap(icon(sign, hues().quiet).pixmap(48, 48))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence = PlainLabel(sentence)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setWordWrap(True)
        self.sentence.setFixedWidth(_WIDTH)
        # A label that is centred in a layout is not asked how high it is at its width.
        self.sentence.setMinimumHeight(self.sentence.heightForWidth(_WIDTH))
        column = QVBoxLayout(self)
        column.setSpacing(SPACE)
        column.addStretch(2)
        column.addWidget(picture)
        column.addWidget(self.sentence, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.addStretch(1)
        self.buttons = []
        for text, do in steps:
            button = QPushButton(text)
            button.clicked.connect(lambda _on=False, do=do: do())
            row.addWidget(button)
            self.buttons.append(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)
