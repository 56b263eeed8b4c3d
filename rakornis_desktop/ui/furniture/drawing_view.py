"""A map or a chart on screen: the very drawing that is printed, shown through QtPdf."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QSizePolicy, QWidget

from rakornis_desktop.ui.shell.background import Task

_log = logging.getLogger(__name__)
# Makes the PDF of a drawing of the size asked for, in points.
Maker = Callable[[float, float], bytes]


class DrawingView(QWidget):
    """Shows a PDF made for its own size; drawn again only when size or content change.

    ``clicked`` carries the place in points from the drawing's lower left corner. ``beside`` makes
    the PDF in another thread: what was shown stays until it is there.
    """

    clicked = Signal(QPointF)

    def __init__(self, name: str, parent: QWidget | None = None, *, beside: bool = False) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)
        self._maker: Maker | None = None
        self._image = QImage()
        self._beside = beside
        self._task: Task | None = None
        self._again = False

    @property
    def ready(self) -> bool:
        """Whether the drawing that is wanted is the one shown."""
        return self._task is None

    def set_maker(self, maker: Maker | None) -> None:
        """Show what ``maker`` makes; None shows nothing."""
        self._maker = maker
        self._draw()

    def sizeHint(self) -> QSize:  # Qt's own name
        return QSize(320, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's own name
        super().resizeEvent(event)
        self._draw()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's own name
        painter = QPainter(self)
        painter.drawImage(0, 0, self._image)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # Qt's own name
        if event.button() == Qt.MouseButton.LeftButton:
            place = event.position()
            self.clicked.emit(QPointF(place.x(), self.height() - place.y()))

    def _draw(self) -> None:
        if self._maker is None or not self.isVisible():
            self._image = QImage()
            self.update()
            return
        maker, width, height = self._maker, float(self.width()), float(self.height())
        if not self._beside:
            self._render(maker(width, height))
        elif self._task is not None:
            self._again = True
        else:
            self._task = Task("", lambda _task: maker(width, height))
            self._task.finished.connect(self._render)
            self._task.failed.connect(self._note_failure)
            self._task.ended.connect(self._ended)
            self._task.start()

    def _ended(self) -> None:
        self._task = None
        if self._again:
            # Size or content changed while it was being drawn.
            self._again = False
            self._draw()

    def _note_failure(self, error: Exception) -> None:
        _log.error("a drawing failed", exc_info=error)

    def _render(self, made: bytes) -> None:
        content = QByteArray(made)
        buffer = QBuffer()
        buffer.setData(content)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument(self)
        document.load(buffer)
        ratio = self.devicePixelRatioF()
        page = document.render(0, self.size() * ratio)
        image = QImage(page.size(), QImage.Format.Format_ARGB32_Premultiplied)
        # The page is transparent where nothing is drawn: the window shows through.
        image.fill(self.palette().color(self.backgroundRole()))
        painter = QPainter(image)
        painter.drawImage(0, 0, page)
        painter.end()
        image.setDevicePixelRatio(ratio)
        self._image = image
        document.close()
        buffer.close()
        document.deleteLater()
        self.update()

    def showEvent(self, event: object) -> None:  # Qt's own name
        super().showEvent(event)  # type: ignore[arg-type]
        self._draw()
