"""How far a journey of several steps is: a dot for each, filled where it is behind."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.shell.theme import hues

_RADIUS, _APART = 4.0, 14


class StepDots(QWidget):
    """Paints the dots; its accessible name says the same in words."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = count
        self._step = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_step(0)

    def set_step(self, step: int) -> None:
        """Fill the dots before ``step``, counted from 0; ring the one it is at."""
        self._step = step
        self.setAccessibleName(
            _("{done} dari {count} langkah selesai").format(done=step, count=self._count)
        )
        self.update()

    def sizeHint(self) -> QSize:  # Qt's own name
        return QSize(self._count * _APART, _APART)

    def paintEvent(self, _event: QPaintEvent) -> None:  # Qt's own name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(self._count):
            colour = QColor(hues().accent if number <= self._step else hues().quiet)
            painter.setPen(QPen(colour, 1.5))
            painter.setBrush(colour if number < self._step else QColor(hues().base))
            painter.drawEllipse(
                QPointF(number * _APART + _APART / 2, self.height() / 2), _RADIUS, _RADIUS
            )
        painter.end()
