"""A table that is typed into like a spreadsheet: Enter goes down, blocks are pasted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from rakornis_desktop.ui.furniture.quiet_look import look_quiet
from rakornis_desktop.ui.furniture.tab_out import go_on
from rakornis_desktop.ui.furniture.tab_separated import from_tab_separated
from rakornis_desktop.ui.furniture.typed_cells import TypedCells, stays_open


class TypingTable(QTableView):
    """Shows a model whose cells are typed into; ``stretched`` is the column that takes the rest."""

    pasted = Signal(list)
    delete_asked = Signal()
    row_chosen = Signal(int)

    def __init__(
        self,
        name: str,
        model: QAbstractTableModel,
        widths: Sequence[int],
        stretched: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(TypedCells(self))
        # While a cell is typed in, Tab goes to the next one; else it leaves the table.
        look_quiet(self, name, 40)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        header = self.horizontalHeader()
        for number, width in enumerate(widths):
            header.resizeSection(number, width)
        header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(
            lambda now, _before: self.row_chosen.emit(now.row())
        )

    def selected_rows(self) -> list[int]:
        """Return the rows in which anything is selected."""
        return sorted({index.row() for index in self.selectionModel().selectedIndexes()})

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's own name
        if event.matches(QKeySequence.StandardKey.Paste):
            if block := from_tab_separated(QGuiApplication.clipboard().text()):
                self.pasted.emit(block)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.state() != QAbstractItemView.State.EditingState:
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def closeEditor(  # Qt's own name
        self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint
    ) -> None:
        hints = QAbstractItemDelegate.EndEditHint
        if stays_open(editor):
            return
        if hint in (hints.EditNextItem, hints.EditPreviousItem):
            super().closeEditor(editor, hints.NoHint)
            go_on(self, hint)
            return
        super().closeEditor(editor, hint)
        if hint == hints.SubmitModelCache:
            below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
            if below.isValid():
                self.setCurrentIndex(below)

    def edit_cell(self, row: int, column: int) -> None:
        """Put the cursor into a cell."""
        index: QModelIndex = self.model().index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.setFocus()
        self.edit(index)

    def _copy(self) -> None:
        indexes = self.selectionModel().selectedIndexes()
        columns = sorted({index.column() for index in indexes})
        rows = sorted({index.row() for index in indexes})
        model = self.model()
        lines = [
            "\t".join(_quoted(str(model.index(row, column).data() or "")) for column in columns)
            for row in rows
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))


def _quoted(text: str) -> str:
    # Text that a spreadsheet would take for a formula gets the sign for "this is text".
    return f"'{text}" if text[:1] in ("=", "+", "@") else text
