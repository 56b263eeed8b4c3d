"""A list of lines that wrap, each as high as its text; only the lines that change are laid out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from rakornis_desktop.ui.furniture.plain_text import plain_tooltip
from rakornis_desktop.ui.shell.theme import NEAR

Index = QModelIndex | QPersistentModelIndex
# More of a line is in its tooltip and where it is edited.
_MOST_LETTERS = 260


class WrappedLines(QAbstractTableModel):
    """Typed rows with an ``id``; ``text`` gives a line of a row and its number from 1."""

    def __init__(
        self,
        text: Callable[[Any, int], str],
        sign: Callable[[Any], QIcon | None] = lambda _row: None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._sign = sign
        self._rows: list[Any] = []

    @property
    def rows(self) -> list[Any]:
        """The rows shown."""
        return self._rows

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show ``rows``; lines that are as they were are not touched."""
        before, now = [row.id for row in self._rows], [row.id for row in rows]
        if before == now[: len(before)]:
            if len(now) > len(before):
                self.beginInsertRows(QModelIndex(), len(before), len(now) - 1)
                self._rows += rows[len(before) :]
                self.endInsertRows()
            for place, row in enumerate(rows[: len(before)]):
                if row != self._rows[place]:
                    self._rows[place] = row
                    self.dataChanged.emit(self.index(place, 0), self.index(place, 0))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def place_of(self, row_id: str) -> int:
        """Return where a row stands, -1 if it is not here."""
        return next((i for i, row in enumerate(self._rows) if row.id == row_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # Qt's own name
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # Qt's own name
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            text = self._text(row, index.row() + 1)
            return text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS]}…"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._text(row, index.row() + 1)[:4_000])
        if role == Qt.ItemDataRole.DecorationRole:
            return self._sign(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class RoomyLines(QStyledItemDelegate):
    """Room above and beneath a line's text, so that lines stand apart."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # Qt's own name
        hint = super().sizeHint(option, index)
        hint.setHeight(hint.height() + NEAR)
        return hint


class WrappedList(QTableView):
    """One column over the whole width. Enter and a double click open a line, Delete asks for it."""

    opened = Signal(str)
    delete_asked = Signal(str)
    current_changed = Signal(str)

    def __init__(self, model: WrappedLines, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = model
        model.setParent(self)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setItemDelegate(RoomyLines(self))
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(24)
        # Lines far away are laid out when the width has settled, not at each pixel of it.
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._settle.timeout.connect(self.resizeRowsToContents)
        model.dataChanged.connect(self._lay_out)
        model.rowsInserted.connect(self._inserted)
        model.modelReset.connect(self._settle.start)
        self.selectionModel().currentRowChanged.connect(
            lambda now, _before: self.current_changed.emit(self._id_at(now.row()))
        )
        self.doubleClicked.connect(lambda index: self.opened.emit(self._id_at(index.row())))

    def current_id(self) -> str:
        """Return the id of the current line, empty for none."""
        return self._id_at(self.currentIndex().row())

    def choose(self, row_id: str) -> bool:
        """Make a line the current one and show it; False if it is not here."""
        place = self.lines.place_of(row_id)
        if place < 0:
            return False
        index = self.lines.index(place, 0)
        if self.currentIndex() != index:
            self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def choose_none(self) -> None:
        """Have no current line."""
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's own name
        current = self.current_id()
        if current and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit(current)
        elif current and event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit(current)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # Qt's own name
        # It takes what room there is and asks for none.
        return QSize(160, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's own name
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._settle.start()

    def lay_out_anew(self) -> None:
        """Measure all lines again, say after the letters became larger."""
        self._settle.start()

    def _lay_out(self, first: QModelIndex, last: QModelIndex) -> None:
        for row in range(first.row(), last.row() + 1):
            self.resizeRowToContents(row)

    def _inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        for row in range(first, last + 1):
            self.resizeRowToContents(row)
        self.scrollToBottom()

    def _id_at(self, row: int) -> str:
        return str(self.lines.rows[row].id) if 0 <= row < self.lines.rowCount() else ""
