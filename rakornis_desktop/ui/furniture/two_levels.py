"""A list in groups: what lies in which group, as Qt's trees ask for it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex
# What an index of a group carries; that of a line carries its group, counted from 1.
_GROUP = 0


class TwoLevels(QAbstractItemModel):
    """Groups and the lines of each; who is one says how many there are and what they show."""

    def group_total(self) -> int:
        """Return how many groups there are."""
        raise NotImplementedError

    def line_total(self, group: int) -> int:
        """Return how many lines a group has."""
        raise NotImplementedError

    @staticmethod
    def is_group(index: Index) -> bool:
        """Tell whether a valid index is that of a group."""
        return index.internalId() == _GROUP

    @staticmethod
    def group_of(index: Index) -> int:
        """Return which group a valid index is, or lies in."""
        return index.row() if index.internalId() == _GROUP else index.internalId() - 1

    def line_index(self, group: int, line: int, column: int = 0) -> QModelIndex:
        """Return the index of a line that is there."""
        return self.createIndex(line, column, group + 1)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _GROUP)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or self.is_group(index):
            return QModelIndex()
        return self.createIndex(self.group_of(index), 0, _GROUP)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # Qt's own name
        if not parent.isValid():
            return self.group_total()
        if self.is_group(parent) and parent.column() == 0:
            return self.line_total(parent.row())
        return 0
