"""A short list of lines edited in place: rundown, participants, follow-ups, contributions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from rakornis_desktop.ui.furniture.cell_storing import refuse_cell
from rakornis_desktop.ui.furniture.plain_text import plain_tooltip
from rakornis_desktop.ui.furniture.steady_model import SteadyModel
from rakornis_desktop.ui.furniture.table_column import shown_as_is

Index = QModelIndex | QPersistentModelIndex


def text_as_is(text: str) -> Any:
    """Take typed text as the value."""
    return text


@dataclass(frozen=True)
class LineColumn:
    """A column of lines; ``read`` makes the value of typed text or raises ValueError in words.

    A ``fixed`` one is only read.
    """

    field: str
    title: str
    width: int = 120
    text: Callable[[Any], str] = shown_as_is
    read: Callable[[str], Any] = text_as_is
    stretch: bool = False
    check: bool = False
    right: bool = False
    fixed: bool = False


class LineModel(SteadyModel):
    """Typed rows with an ``id``; what is typed is told by ``edited`` and shown once stored."""

    # id, field, value
    edited = Signal(str, str, object)
    # The typed text cannot be read: the sentence that says why.
    misread = Signal(str)

    def __init__(self, columns: Sequence[LineColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self._rows: list[Any] = []

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show ``rows``; where the lines are the same, only their cells are painted anew."""
        self.exchange(self._rows, rows, lambda row: str(row.id), self._put)

    def _put(self, rows: list[Any]) -> None:
        self._rows = rows

    def rows(self) -> Sequence[Any]:
        """Return the rows in their order."""
        return self._rows

    def row_at(self, at: int) -> Any:
        """Return the row of a line."""
        return self._rows[at]

    def place_of(self, row_id: str) -> int:
        """Return where a line stands, -1 if it is not here."""
        return next((i for i, row in enumerate(self._rows) if row.id == row_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # Qt's own name
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # Qt's own name
        return 0 if parent.isValid() else len(self.columns)

    def headerData(  # Qt's own name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            if orientation == Qt.Orientation.Horizontal:
                return self.columns[section].title
            return str(section + 1)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        # Whether rows are dragged is the view's to say.
        flags = super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled
        if self.columns[index.column()].check:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        if self.columns[index.column()].fixed:
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = self.columns[index.column()]
        value = getattr(self._rows[index.row()], column.field)
        if column.check:
            if role == Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return column.text(value)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(column.text(value))
        if role == Qt.ItemDataRole.TextAlignmentRole and column.right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(  # Qt's own name
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        column = self.columns[index.column()]
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and column.check:
            self.edited.emit(row.id, column.field, Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        if role != Qt.ItemDataRole.EditRole:
            return False
        text = str(value).strip()
        if text == column.text(getattr(row, column.field)):
            return False
        try:
            read = column.read(text)
        except ValueError as reason:
            said = f"{column.title}: {reason}"
            if not refuse_cell(said):
                self.misread.emit(said)
            return False
        self.edited.emit(row.id, column.field, read)
        return True
