"""Tab goes through the cells that are typed into, and out of the table behind the last one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemDelegate, QTableView

Hint = QAbstractItemDelegate.EndEditHint


def go_on(view: QTableView, hint: Hint) -> None:
    """After a cell is closed by Tab (Shift+Tab): type into the next one, or leave the table.

    Qt would stop at cells that cannot be typed into, begin at the other end again behind the last
    one, and nobody would ever come out by the keyboard.
    """
    onward = hint == Hint.EditNextItem
    index = next_cell(view, onward)
    if index.isValid():
        view.setCurrentIndex(index)
        view.scrollTo(index)
        view.edit(index)
    else:
        view.focusNextPrevChild(onward)


def next_cell(view: QTableView, onward: bool) -> QModelIndex:
    """Return the next cell (or the one before) that can be typed into, invalid for none."""
    model, at = view.model(), view.currentIndex()
    columns = [c for c in range(model.columnCount()) if not view.isColumnHidden(c)]
    if not onward:
        columns.reverse()
    rows = range(at.row(), model.rowCount()) if onward else range(at.row(), -1, -1)
    for row in rows:
        for column in columns:
            if row == at.row() and (column <= at.column() if onward else column >= at.column()):
                continue
            index = model.index(row, column)
            if model.flags(index) & Qt.ItemFlag.ItemIsEditable:
                return index
    return QModelIndex()
