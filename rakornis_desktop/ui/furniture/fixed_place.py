"""The one place of a window where messages and running work are told: over its lower edge.

It lies over the window and takes part in no layout: whatever is told, no row, field or button
moves, and the next click hits what it was aimed at.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class FixedPlace(QObject):
    """Keeps lines at the lower edge of a host, the first lowest, as high as their texts are.

    ``right`` tells how many pixels at the right stay free.
    """

    def __init__(
        self, host: QWidget, *lines: QWidget, right: Callable[[], int] = lambda: 0
    ) -> None:
        super().__init__(host)
        self._host = host
        self._lines = lines
        self._right = right
        self._placing = False
        host.installEventFilter(self)
        for line in lines:
            line.setParent(host)
            line.hide()
            line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's own name
        if event.type() in (
            QEvent.Type.Show,
            QEvent.Type.Hide,
            QEvent.Type.Resize,
            QEvent.Type.LayoutRequest,
        ) and (watched is self._host or event.type() != QEvent.Type.Resize):
            self.place()
        return False

    def place(self) -> None:
        """Put the lines that are shown where they belong."""
        if self._placing or not isValid(self._host):
            return
        self._placing = True
        width = max(self._host.width() - self._right(), 200)
        bottom = self._host.height()
        for line in self._lines:
            if line.isHidden():
                continue
            layout = line.layout()
            needed = line.sizeHint().height()
            if layout is not None and layout.hasHeightForWidth():
                needed = layout.totalHeightForWidth(width)
            bottom -= needed
            line.setGeometry(0, bottom, width, needed)
            line.raise_()
        self._placing = False
