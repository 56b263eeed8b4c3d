"""Checks that are seen in the dark too: Fusion draws them in the window's colour."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOption,
    QStyleOptionViewItem,
    QWidget,
)

from rakornis_desktop.ui.furniture.line_model import Index
from rakornis_desktop.ui.furniture.roomy_style import RoomyStyle
from rakornis_desktop.ui.shell.theme import NEAR, hues

_SIDE = 13.0
_ROUND = 2.0
_CHECKS = (
    QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck,
    QStyle.PrimitiveElement.PE_IndicatorCheckBox,
)


class CheckStyle(RoomyStyle):
    """Room inside cells, and checks drawn in the palette's own colours.

    Only for lists with checks and for check boxes: being asked for each piece of each cell costs
    time.
    """

    def drawPrimitive(  # Qt's own name
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element not in _CHECKS:
            super().drawPrimitive(element, option, painter, widget)
            return
        flags = QStyle.StateFlag
        state = option.state
        enabled = bool(state & flags.State_Enabled)
        on, partly = bool(state & flags.State_On), bool(state & flags.State_NoChange)
        box = QRectF(0, 0, _SIDE, _SIDE)
        box.moveCenter(QRectF(option.rect).center())
        colour = QColor(hues().accent if enabled else hues().quiet)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        filled = on or partly
        painter.setPen(QPen(colour if filled else QColor(hues().quiet), 1.2))
        painter.setBrush(colour if filled else QColor(hues().base))
        painter.drawRoundedRect(box, _ROUND, _ROUND)
        painter.setPen(QPen(QColor(hues().accent_text), 1.8))
        x, y = box.left(), box.top()
        if on:
            painter.drawPolyline(
                [QPointF(x + 3, y + 6.8), QPointF(x + 5.6, y + 9.4), QPointF(x + 10, y + 3.8)]
            )
        elif partly:
            painter.drawLine(QPointF(x + 3.5, y + _SIDE / 2), QPointF(x + 9.5, y + _SIDE / 2))
        painter.restore()


class RoomyRows(QStyledItemDelegate):
    """Rows with some air above and below their text, wrapped or not."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        size.setHeight(size.height() + NEAR)
        return size


@cache
def check_style() -> CheckStyle:
    """Return the one style of lists with checks; it lives as long as the application."""
    style = CheckStyle("Fusion")
    style.setParent(QApplication.instance())
    return style
