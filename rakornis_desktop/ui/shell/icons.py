"""Line icons (Lucide, ISC) drawn in the colours of the palette."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from rakornis_desktop.reference.resource_files import resource
from rakornis_desktop.ui.shell.theme import hues


def icon(name: str, colour: str = "") -> QIcon:
    """Return the icon ``resources/icons/<name>.svg`` in ``colour``, the text colour by default."""
    return _drawn(name, colour or hues().text)


@cache
def _drawn(name: str, colour: str) -> QIcon:
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    drawn = QIcon()
    for size in (16, 20, 24, 32, 48):
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        drawn.addPixmap(picture)
    return drawn
