"""The rows that a plan file changes: by kind, under each row its fields, from what to what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont

from rakornis_desktop.exchange.traffic.arrival_words import group_name
from rakornis_desktop.exchange.traffic.changed_rows import (
    CHANGED,
    GONE,
    NEW,
    ChangedRow,
    FieldChange,
    field_changes,
    grouped,
)
from rakornis_desktop.exchange.traffic.row_changes import RowChanges
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.ui.furniture.plain_text import plain_tooltip
from rakornis_desktop.ui.shell.theme import hues

Index = QModelIndex | QPersistentModelIndex
NAME, BEFORE, AFTER = range(3)
_ROW_HEIGHT = 24
_MOST_LETTERS = 300
# An index carries the group and the row that it lies under, each counted from 1.
_GROUP_BITS = 32


class ChangeTree(QAbstractItemModel):
    """Three levels: groups, rows, fields. The fields of a row are read when it is opened."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changes = RowChanges()
        self._groups: list[tuple[str, list[ChangedRow]]] = []
        self._fields: dict[tuple[int, int], list[FieldChange]] = {}

    def show_changes(self, changes: RowChanges, rows: Sequence[ChangedRow]) -> None:
        """Show ``rows``, whose fields are those of ``changes``."""
        self.beginResetModel()
        self._changes = changes
        self._groups = grouped(rows, group_name)
        self._fields = {}
        self.endResetModel()

    @property
    def row_total(self) -> int:
        """How many rows there are, in all groups."""
        return sum(len(found) for _title, found in self._groups)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, column, 0)
        group, above = _under(parent)
        if not group:
            return self.createIndex(row, column, (parent.row() + 1) << _GROUP_BITS)
        assert not above
        return self.createIndex(row, column, group << _GROUP_BITS | (parent.row() + 1))

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]
        group, row = _under(index) if index.isValid() else (0, 0)
        if row:
            return self.createIndex(row - 1, 0, group << _GROUP_BITS)
        return self.createIndex(group - 1, 0, 0) if group else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # Qt's own name
        if not parent.isValid():
            return len(self._groups)
        group, row = _under(parent)
        if parent.column() or row:
            return 0
        if not group:
            return len(self._groups[parent.row()][1])
        return len(self._fields_of(group - 1, parent.row()))

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # Qt's own name
        # Asked for each row that is drawn: its fields are not read for that.
        if not parent.isValid():
            return bool(self._groups)
        return not parent.column() and not _under(parent)[1]

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # Qt's own name
        return 3

    def headerData(  # Qt's own name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (_("Baris dan isian"), _("Semula"), _("Menjadi"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, _ROW_HEIGHT)
        group, row = _under(index)
        if row:
            return self._field_data(self._fields_of(group - 1, row - 1)[index.row()], index, role)
        if index.column() != NAME:
            return None
        if not group:
            return self._group_data(*self._groups[index.row()], role)
        title = self._groups[group - 1][1][index.row()].title or _("(tanpa nama)")
        return _text(title, role)

    def _group_data(self, title: str, rows: Sequence[ChangedRow], role: int) -> Any:
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ForegroundRole:
            kind = rows[0].kind
            colours = {NEW: hues().one_sided, CHANGED: hues().differs, GONE: hues().refused}
            return QColor(colours[kind])
        return _text(title, role)

    def _field_data(self, field: FieldChange, index: Index, role: int) -> Any:
        if role == Qt.ItemDataRole.ForegroundRole and index.column() != AFTER:
            return QColor(hues().quiet)
        return _text(field[index.column()], role)

    def _fields_of(self, group: int, row: int) -> list[FieldChange]:
        found = self._fields.get((group, row))
        if found is None:
            found = field_changes(self._changes, self._groups[group][1][row])
            found = found or [FieldChange(_("Hanya urutan atau rujukannya"), "", "")]
            self._fields[group, row] = found
        return found


def _under(index: Index) -> tuple[int, int]:
    """Return the group and the row that an index lies under, 0 for none."""
    place = index.internalId()
    return place >> _GROUP_BITS, place & ((1 << _GROUP_BITS) - 1)


def _text(text: str, role: int) -> Any:
    if role == Qt.ItemDataRole.DisplayRole:
        return on_one_line(text[:_MOST_LETTERS])
    if role == Qt.ItemDataRole.ToolTipRole:
        return plain_tooltip(text) if len(text) > 24 else None
    return None
