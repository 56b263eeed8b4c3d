"""Room at both sides of a table's cells, so that a figure does not touch the text beside it."""

from __future__ import annotations

from functools import cache

from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleOption, QWidget

from rakornis_desktop.ui.shell.theme import NEAR

_ROOM = {
    QStyle.PixelMetric.PM_FocusFrameHMargin: NEAR - 2,
    QStyle.PixelMetric.PM_HeaderMargin: NEAR - 2,
}


class RoomyStyle(QProxyStyle):
    """Fusion, but for the margins inside cells and heads."""

    def pixelMetric(  # Qt's own name
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        room = _ROOM.get(metric)
        return super().pixelMetric(metric, option, widget) if room is None else room


@cache
def roomy_style() -> RoomyStyle:
    """Return the one style of all tables; it lives as long as the application."""
    style = RoomyStyle("Fusion")
    style.setParent(QApplication.instance())
    return style
