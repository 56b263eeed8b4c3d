"""Tab goes through the cells that are typed into, and out of the table behind the last one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemDelegate, QTableView

Hint = QAbstractItemDelegate.EndEditHint


def leaves_table(view: QTableView, hint: Hint) -> bool:
    """Tell whether Tab (Shift+Tab) was pressed in the last (first) cell that can be typed into.

    Qt would begin at the other end again, and nobody would ever come out by the keyboard.
    """
    if hint not in (Hint.EditNextItem, Hint.EditPreviousItem):
        return False
    onward = hint == Hint.EditNextItem
    model, at = view.model(), view.currentIndex()
    place = (at.row(), at.column())
    rows = (at.row(), model.rowCount() - 1 if onward else 0)
    if rows[0] != rows[1]:
        return False
    columns = range(model.columnCount(QModelIndex()))
    further = [c for c in columns if (c > place[1] if onward else c < place[1])]
    return not any(
        not view.isColumnHidden(column)
        and model.flags(at.siblingAtColumn(column)) & Qt.ItemFlag.ItemIsEditable
        for column in further
    )
