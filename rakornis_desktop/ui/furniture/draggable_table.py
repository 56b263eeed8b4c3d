"""A table of wrapped lines, put in order by dragging or by Alt with the arrow keys."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from rakornis_desktop.ui.furniture.roomy_style import roomy_style
from rakornis_desktop.ui.furniture.tab_out import go_on
from rakornis_desktop.ui.furniture.tab_separated import from_tab_separated
from rakornis_desktop.ui.furniture.typed_cells import TypedCells, stays_open
from rakornis_desktop.ui.shell.theme import WIDE, hues

_ROWS = "application/x-rakornis-rows"
_LINE = 2
_WIDEST_TEXT = 480
_MANY_ROWS, _PAUSE_MS = 100, 80


class DraggableTable(QTableView):
    """It only tells what is asked for: rows dropped before a row, a step up or down, a paste.

    Rows are numbers of the model's lines. With :meth:`take_files` it takes files as well.
    """

    # The rows, and the row before which they are put (the number of rows: at the end).
    rows_dropped = Signal(list, int)
    # -1 up, 1 down
    step_asked = Signal(int)
    pasted = Signal(list)
    files_dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._indicator = -1
        self._empty = ""
        self._files = False
        self._rows_drag = False
        self._may_drag: Callable[[int], bool] = lambda _row: True
        # Tab leaves the table; while a cell is typed in it goes to the next one.
        self.setTabKeyNavigation(False)
        self.setStyle(roomy_style())
        self.setItemDelegate(TypedCells(self))
        self.horizontalHeader().setStyle(roomy_style())
        # While columns find their widths rows would be fitted to widths in between.
        self._fit = QTimer(self)
        self._fit.setSingleShot(True)
        self._fit.timeout.connect(self.resizeRowsToContents)
        self.horizontalHeader().sectionResized.connect(lambda *_sizes: self._fit_soon())

    def drag_rows(self, may_drag: Callable[[int], bool] | None = None) -> None:
        """Let rows be dragged, those for which ``may_drag`` says so."""
        self._rows_drag = True
        if may_drag is not None:
            self._may_drag = may_drag
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def set_empty_text(self, text: str) -> None:
        """Say ``text`` in the middle while there is no row."""
        self._empty = text
        self.setAccessibleDescription(text)

    def take_files(self) -> None:
        """Let files be dropped on the table."""
        self._files = True
        self.setAcceptDrops(True)

    def selected_rows(self) -> list[int]:
        """Return the numbers of the selected rows in their order."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def rows_as_data(self) -> QMimeData:
        """Return the selected rows as they are dragged."""
        data = QMimeData()
        rows = [row for row in self.selected_rows() if self._may_drag(row)]
        data.setData(_ROWS, json.dumps([str(id(self)), rows]).encode())
        return data

    # What Qt calls

    def startDrag(self, actions: Any) -> None:  # Qt's own name
        if any(self._may_drag(row) for row in self.selected_rows()):
            drag = QDrag(self)
            drag.setMimeData(self.rows_as_data())
            drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # Qt's own name
        self._consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # Qt's own name
        self._consider(event)
        self._indicator = self._row_at(event.position().toPoint()) if self._ours(event) else -1
        self._scroll_along(event.position().toPoint())
        self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # Qt's own name
        self._indicator = -1
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:  # Qt's own name
        self._indicator = -1
        self.viewport().update()
        if self._ours(event):
            _owner, rows = json.loads(bytes(event.mimeData().data(_ROWS).data()))
            event.acceptProposedAction()
            self.rows_dropped.emit(rows, self._row_at(event.position().toPoint()))
        elif files := self._local_files(event.mimeData()):
            event.acceptProposedAction()
            self.files_dropped.emit(files)
        else:
            event.ignore()

    def closeEditor(  # Qt's own name
        self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint
    ) -> None:
        hints = QAbstractItemDelegate.EndEditHint
        if stays_open(editor):
            return
        if hint in (hints.EditNextItem, hints.EditPreviousItem):
            super().closeEditor(editor, hints.NoHint)
            go_on(self, hint)
        else:
            super().closeEditor(editor, hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's own name
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.step_asked.emit(steps[Qt.Key(event.key())])
        elif event.matches(QKeySequence.StandardKey.Paste):
            if block := from_tab_separated(QGuiApplication.clipboard().text()):
                self.pasted.emit(block)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's own name
        super().paintEvent(event)
        if self._empty and not self.model().rowCount():
            self._say_empty()
        if self._indicator < 0 or not self.model().rowCount():
            return
        painter = QPainter(self.viewport())
        width = self.viewport().width()
        painter.fillRect(QRect(0, self._edge(self._indicator), width, _LINE), QColor(hues().accent))
        painter.end()

    def _fit_soon(self) -> None:
        """Fit the rows to their text; a long table waits until the widths stand still."""
        self._fit.start(0 if self.model() and self.model().rowCount() < _MANY_ROWS else _PAUSE_MS)

    def _say_empty(self) -> None:
        painter = QPainter(self.viewport())
        painter.setPen(QColor(hues().quiet))
        room = self.viewport().rect().adjusted(WIDE, WIDE, -WIDE, -WIDE)
        width = min(room.width(), _WIDEST_TEXT)
        room = QRect(room.center().x() - width // 2, room.top(), width, room.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._empty)
        painter.end()

    def _consider(self, event: QDragEnterEvent | QDragMoveEvent) -> None:
        if self._ours(event) or self._local_files(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def _ours(self, event: QDropEvent) -> bool:
        if not self._rows_drag or not event.mimeData().hasFormat(_ROWS):
            return False
        owner, _rows = json.loads(bytes(event.mimeData().data(_ROWS).data()))
        return bool(owner == str(id(self)))

    def _local_files(self, data: QMimeData) -> list[str]:
        if not self._files:
            return []
        return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]

    def _row_at(self, point: QPoint) -> int:
        """Return the row before which something dropped here comes."""
        row = self.rowAt(point.y())
        if row < 0:
            return self.model().rowCount()
        half = self.rowViewportPosition(row) + self.rowHeight(row) // 2
        return row + (point.y() >= half)

    def _edge(self, row: int) -> int:
        if row < self.model().rowCount():
            return max(self.rowViewportPosition(row) - _LINE // 2, 0)
        last = self.model().rowCount() - 1
        return self.rowViewportPosition(last) + self.rowHeight(last) - _LINE if last >= 0 else 0

    def _scroll_along(self, point: QPoint) -> None:
        """Scroll where a drag comes near the upper or lower edge."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if point.y() < 24:
            bar.setValue(bar.value() - bar.singleStep())
        elif point.y() > height - 24:
            bar.setValue(bar.value() + bar.singleStep())
