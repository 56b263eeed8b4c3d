"""How a line of the search is painted: icon, title with marks, a quiet line beneath."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rakornis_desktop.search.hit_judging import Runs
from rakornis_desktop.ui.shell.hit_list import LINE_ROLE, HitLine
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, TIGHT, hues

_ICON = 20
Index = QModelIndex | QPersistentModelIndex


class HitDelegate(QStyledItemDelegate):
    """Paints letters only: markup in a title stays letters."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # Qt's own name
        line: HitLine = index.data(LINE_ROLE)
        height = QFontMetrics(option.font).height()
        if line.is_head:
            return QSize(100, height + NEAR + TIGHT)
        lines = 2 if line.note else 1
        return QSize(100, lines * height + 2 * TIGHT + NEAR // 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: HitLine = index.data(LINE_ROLE)
        h = hues()
        area: QRect = option.rect.adjusted(SPACE, TIGHT, -SPACE, -TIGHT)
        painter.save()
        font = QFont(option.font)
        if line.is_head:
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(QColor(h.quiet))
            flags = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
            painter.drawText(area, flags, "".join(text for text, _mark in line.title))
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(h.selection))
            painter.fillRect(
                QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()),
                QColor(h.accent),
            )
        painter.setFont(font)
        height = QFontMetrics(font).height()
        top = area.top() + (area.height() - height * (2 if line.note else 1)) // 2
        if line.icon:
            icon(line.icon, h.quiet).paint(
                painter, area.left(), area.center().y() - _ICON // 2, _ICON, _ICON
            )
        left, right = area.left() + _ICON + SPACE, area.right()
        if line.sign:
            width = QFontMetrics(font).horizontalAdvance(line.sign)
            painter.setPen(QColor(h.quiet))
            place = QRect(right - width, top, width + 1, height)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight, line.sign)
            right -= width + SPACE
        self._paint_runs(painter, line.title, QRect(left, top, right - left, height), h.text)
        if line.note:
            beneath = QRect(left, top + height, area.right() - left, height)
            self._paint_runs(painter, line.note, beneath, h.quiet)
        painter.restore()

    def _paint_runs(self, painter: QPainter, runs: Runs, place: QRect, colour: str) -> None:
        """Paint the runs one behind the other, the marked ones on the colour of a mark."""
        metrics = painter.fontMetrics()
        at = place.left()
        for text, mark in runs:
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.right() - at)
            width = metrics.horizontalAdvance(shown)
            if mark:
                painter.fillRect(QRect(at, place.top(), width, place.height()), QColor(hues().mark))
            # A mark lies beneath full letters: quiet ones would not read on it.
            painter.setPen(QColor(hues().text if mark else colour))
            painter.drawText(
                QRect(at, place.top(), width + 1, place.height()),
                Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine,
                shown,
            )
            at += width
            if shown != text:
                break
