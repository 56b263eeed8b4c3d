"""A title that takes two lines at most, however long it is; the whole is in its tooltip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.ui.furniture.plain_text import PlainLabel, plain_tooltip

_LINES = 2


class ShortTitle(PlainLabel):
    """A label that wraps, and ends with an ellipsis where its lines do not suffice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._whole = ""
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def whole(self) -> str:
        """The whole title."""
        return self._whole

    def set_whole(self, text: str) -> None:
        """Show ``text`` as far as two lines hold it."""
        self._whole = on_one_line(text)
        self.setToolTip(plain_tooltip(self._whole))
        self.setAccessibleName(self._whole)
        self._fit()

    def sizeHint(self) -> QSize:  # Qt's own name
        height = self._height_of(self.text() or " ")
        return QSize(super().sizeHint().width(), min(height, self._most()))

    def minimumSizeHint(self) -> QSize:  # Qt's own name
        return QSize(0, self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:  # Qt's own name
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's own name
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:  # Qt's own name
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        shown = self._whole
        if self._height_of(shown) > self._most():
            # The longest beginning that fits, found by halving.
            least, most = 0, len(shown)
            while least < most:
                middle = (least + most + 1) // 2
                fits = self._height_of(f"{shown[:middle].rstrip()}…") <= self._most()
                least, most = (middle, most) if fits else (least, middle - 1)
            shown = f"{shown[:least].rstrip()}…"
        if shown != self.text():
            self.setText(shown)
        self.updateGeometry()

    def _most(self) -> int:
        return self.fontMetrics().lineSpacing() * _LINES + 2

    def _height_of(self, text: str) -> int:
        room = QRect(0, 0, max(self.width(), 40), 100_000)
        return self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()
