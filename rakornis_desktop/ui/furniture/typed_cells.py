"""The delegate of tables that are typed into: an open cell stores while it is typed."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)

from rakornis_desktop.ui.furniture.check_style import RoomyRows
from rakornis_desktop.ui.furniture.open_cell import OpenCell, cell_of
from rakornis_desktop.ui.furniture.typing_clock import left_to_window

_LEAVING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TypedCells(RoomyRows):
    """Editors of text keep what is refused, with the reason, until it is mended or thrown away.

    The reason is told by ``misread`` of the model.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def createEditor(  # Qt's own name
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            OpenCell(editor, self._view, index)
        return editor

    def setEditorData(  # Qt's own name
        self, editor: QWidget, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if (cell := cell_of(editor)) is not None:
            cell.show_stored()
        else:
            super().setEditorData(editor, index)

    def setModelData(  # Qt's own name
        self,
        editor: QWidget,
        model: QAbstractItemModel,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        if (cell := cell_of(editor)) is not None:
            cell.flush()
        else:
            super().setModelData(editor, model, index)

    def destroyEditor(  # Qt's own name
        self, editor: QWidget, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if (cell := cell_of(editor)) is not None:
            cell.closed()
        super().destroyEditor(editor, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's own name
        cell = cell_of(watched) if isinstance(watched, QLineEdit) else None
        if cell is None or not isinstance(watched, QLineEdit):
            return super().eventFilter(watched, event)
        if left_to_window(watched, event):
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _LEAVING and not cell.flush():
                self._say(cell)
                return True
            if event.key() == Qt.Key.Key_Escape:
                cell.take_back()
        elif event.type() == QEvent.Type.FocusOut and not cell.flush():
            # It stays open with what was typed.
            self._say(cell)
            return False
        return super().eventFilter(watched, event)

    def _say(self, cell: OpenCell) -> None:
        misread = getattr(self._view.model(), "misread", None)
        if misread is not None:
            misread.emit(cell.refusal())


def stays_open(editor: QWidget) -> bool:
    """Ask about a cell that is to be closed and is refused; False if it may be closed."""
    cell = cell_of(editor)
    if cell is None or cell.flush():
        return False
    cell.ask()
    return True
