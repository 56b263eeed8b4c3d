"""The line that says what was refused or done, without a dialog in the way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.plain_text import PlainLabel, plain_tooltip
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.theme import NEAR, TIGHT, hues

_TOLD_FOR_MS = 8_000
_BUTTON = 24


class MessageLine(QFrame):
    """Shows one sentence; a refusal stays until it is closed, news goes by itself."""

    def __init__(self, parent: QWidget | None = None, *, lines: int = 0) -> None:
        """``lines``: in a dialog, room for so many lines is kept free whether it speaks or not."""
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        if lines:
            policy = self.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            policy.setVerticalPolicy(QSizePolicy.Policy.Fixed)
            self.setSizePolicy(policy)
            self.setFixedHeight(max(self.fontMetrics().lineSpacing() * lines, _BUTTON) + 2 * TIGHT)
        self.setAutoFillBackground(True)
        self._sign = PlainLabel()
        self._text = PlainLabel()
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._text.setAccessibleName(_("Pesan"))
        self._step = QPushButton()
        self._step.clicked.connect(self._take_step)
        self._do: Callable[[], object] | None = None
        close = QToolButton()
        close.setIcon(icon("x"))
        close.setAutoRaise(True)
        close.setAccessibleName(_("Tutup pesan"))
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(NEAR, TIGHT, NEAR, TIGHT)
        row.setSpacing(NEAR)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addWidget(self._step)
        row.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._text.text()

    def refuse(self, sentence: str, step: str = "", do: Callable[[], object] | None = None) -> None:
        """Show a sentence that something could not be done; ``step`` offers what can be."""
        self._show(sentence, "circle-alert", hues().refused)
        self._timer.stop()
        self._do = do
        self._step.setText(step)
        self._step.setVisible(bool(step))

    def tell(self, sentence: str) -> None:
        """Show a sentence of news, for a while."""
        self._show(sentence, "circle-check", hues().agreed)
        self._timer.start(_TOLD_FOR_MS)

    def warn(self, sentence: str) -> None:
        """Show a sentence about what should be looked at, until it is closed."""
        self._show(sentence, "triangle-alert", hues().differs)
        self._timer.stop()
        self._do = None

    def _take_step(self) -> None:
        self.hide()
        if self._do:
            self._do()

    def _show(self, sentence: str, sign: str, colour: str) -> None:
        self._sign.setPixmap(icon(sign, colour).pixmap(16, 16))
        self._text.setText(sentence)
        self._text.setToolTip(plain_tooltip(sentence))
        self._step.hide()
        self.show()
