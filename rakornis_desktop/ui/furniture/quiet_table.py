"""A small table of figures to read: sums, achievements, what a figure is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.ui.furniture.plain_text import plain_tooltip
from rakornis_desktop.ui.furniture.quiet_look import look_quiet
from rakornis_desktop.ui.shell.theme import tabular

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MOST_LETTERS = 300


class Head(NamedTuple):
    """A column: its title and width; figures stand ``right``, one column may ``stretch``."""

    title: str
    width: int = 100
    right: bool = False
    stretch: bool = False
    tip: str = ""


class Cell(NamedTuple):
    """A text, in a hue of its own if it says something by it, with the whole story as tooltip."""

    text: str
    hue: str = ""
    tip: str = ""
    bold: bool = False


class Line(NamedTuple):
    """A row with what it is known by."""

    key: str
    cells: tuple[Cell, ...]


class QuietModel(QAbstractTableModel):
    """Lines of cells; what is the same in new lines is not painted anew."""

    def __init__(self, heads: Sequence[Head], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads = list(heads)
        self.lines: list[Line] = []

    def put(self, heads: Sequence[Head], lines: Sequence[Line]) -> None:
        """Show these lines under these heads."""
        same = [head.title for head in heads] == [head.title for head in self.heads]
        if not same or [line.key for line in lines] != [line.key for line in self.lines]:
            self.beginResetModel()
            self.heads, self.lines = list(heads), list(lines)
            self.endResetModel()
            return
        before, self.lines = self.lines, list(lines)
        for number, (old, new) in enumerate(zip(before, self.lines, strict=True)):
            if old != new:
                self.dataChanged.emit(
                    self.index(number, 0), self.index(number, len(self.heads) - 1)
                )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # Qt's own name
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # Qt's own name
        return 0 if parent.isValid() else len(self.heads)

    def headerData(  # Qt's own name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.heads):
            return None
        head = self.heads[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return head.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(head.tip or head.title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if head.right else _LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        head = self.heads[index.column()]
        cell = self.lines[index.row()].cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return on_one_line(cell.text[:_MOST_LETTERS])
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(cell.tip or cell.text)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if head.right else _LEFT
        if role == Qt.ItemDataRole.ForegroundRole and cell.hue:
            return QColor(cell.hue)
        if role == Qt.ItemDataRole.FontRole and (cell.bold or head.right):
            font = tabular(QFont())
            font.setBold(cell.bold)
            return font
        return None


class QuietTable(QTableView):
    """``opened`` tells the key of a row on Enter or double click, ``moved`` of the current one."""

    opened = Signal(str)
    moved = Signal(str)

    def __init__(
        self,
        name: str,
        heads: Sequence[Head],
        parent: QWidget | None = None,
        *,
        cells: bool = False,
    ) -> None:
        """``cells`` lets single cells be the current one instead of whole rows."""
        super().__init__(parent)
        self._table = QuietModel(heads, self)
        self.setModel(self._table)
        look_quiet(self, name, 36)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(
            QAbstractItemView.SelectionBehavior.SelectItems
            if cells
            else QAbstractItemView.SelectionBehavior.SelectRows
        )
        self._fit_heads()
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(lambda *_at: self.moved.emit(self.key()))

    @property
    def lines(self) -> list[Line]:
        """The lines shown."""
        return self._table.lines

    def key(self) -> str:
        """Return what the current row is known by, empty for none."""
        row = self.currentIndex().row()
        return self.lines[row].key if 0 <= row < len(self.lines) else ""

    def put(self, lines: Sequence[Line], heads: Sequence[Head] | None = None) -> None:
        """Show these lines; the current one stays the current one."""
        key, column = self.key(), max(self.currentIndex().column(), 0)
        before = [head.title for head in self._table.heads]
        self._table.put(heads or self._table.heads, lines)
        if before != [head.title for head in self._table.heads]:
            self._fit_heads()
        if key and self.key() != key:
            self.choose(key, column)

    def choose(self, key: str, column: int = 0) -> bool:
        """Make a row the current one; False if it is not here."""
        for number, line in enumerate(self.lines):
            if line.key == key:
                column = min(column, len(self._table.heads) - 1)
                self.setCurrentIndex(self._table.index(number, column))
                return True
        return False

    def sizeHint(self) -> QSize:  # Qt's own name
        rows = min(max(len(self.lines), 3), 8)
        height = self.verticalHeader().defaultSectionSize() * rows
        return QSize(320, height + self.horizontalHeader().height() + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's own name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)

    def _open(self, *_index: object) -> None:
        if key := self.key():
            self.opened.emit(key)

    def _copy(self) -> None:
        """Put the whole table on the clipboard, tab-separated: it is small."""
        rows = [[head.title for head in self._table.heads]]
        rows += [[on_one_line(cell.text) for cell in line.cells] for line in self.lines]
        QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in rows))

    def _fit_heads(self) -> None:
        header = self.horizontalHeader()
        for number, head in enumerate(self._table.heads):
            header.setSectionResizeMode(
                number,
                QHeaderView.ResizeMode.Stretch
                if head.stretch
                else QHeaderView.ResizeMode.Interactive,
            )
            if not head.stretch:
                header.resizeSection(number, head.width)
