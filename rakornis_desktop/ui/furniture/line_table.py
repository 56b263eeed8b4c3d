"""A table of lines with buttons to add, delete and move them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.check_style import check_style
from rakornis_desktop.ui.furniture.draggable_table import DraggableTable
from rakornis_desktop.ui.furniture.line_model import LineColumn, LineModel
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.theme import NEAR, TIGHT


class LineTable(QWidget):
    """Lines edited in place. It tells what is asked for; who owns it stores and shows it."""

    added = Signal()
    deleted = Signal(list)
    # id, -1 up or 1 down
    moved = Signal(str, int)
    edited = Signal(str, str, object)
    misread = Signal(str)
    # ids, and the line before which they are put
    dropped = Signal(list, int)
    # a block of cells from the clipboard, row by row
    pasted = Signal(list)

    def __init__(
        self,
        columns: Sequence[LineColumn],
        *,
        name: str,
        add: str,
        empty: str,
        movable: bool = True,
        draggable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = LineModel(columns, self)
        self.model.edited.connect(self.edited)
        self.model.misread.connect(self.misread)
        self.table = DraggableTable()
        self.table.pasted.connect(self.pasted)
        if draggable:
            self.table.drag_rows()
            self.table.rows_dropped.connect(self._drop)
            self.table.step_asked.connect(self._move)
        self.table.setModel(self.model)
        if any(column.check for column in columns):
            self.table.setStyle(check_style())
        self.table.setAccessibleName(name)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.setWordWrap(True)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.table.verticalHeader().setFixedWidth(36)
        self.table.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.verticalHeader().setMinimumSectionSize(26)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for number, column in enumerate(columns):
            header.resizeSection(number, column.width)
            if column.stretch:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table, self._delete)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)

        self.buttons = buttons = QHBoxLayout()
        buttons.setSpacing(TIGHT)
        self.add_button = QPushButton(icon("plus"), add)
        self.add_button.clicked.connect(self.added)
        buttons.addWidget(self.add_button)
        if movable:
            for sign, text, step in (
                ("arrow-up", _("Naikkan"), -1),
                ("arrow-down", _("Turunkan"), 1),
            ):
                button = QToolButton()
                button.setIcon(icon(sign))
                arrow = "↑" if step < 0 else "↓"
                button.setToolTip(f"{text} (Alt+{arrow})" if draggable else text)
                button.setAccessibleName(text)
                button.clicked.connect(lambda _on=False, step=step: self._move(step))
                buttons.addWidget(button)
        remove = QToolButton()
        remove.setIcon(icon("trash-2"))
        remove.setToolTip(_("Hapus baris yang dipilih (Delete)"))
        remove.setAccessibleName(_("Hapus baris yang dipilih"))
        remove.clicked.connect(self._delete)
        buttons.addWidget(remove)
        buttons.addStretch(1)
        self.table.set_empty_text(empty)
        self._writable = True
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(0, 0, 0, 0)
        column_box.setSpacing(NEAR)
        column_box.addWidget(self.table, 1)
        column_box.addLayout(buttons)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show ``rows``; the current line stays the current one, the selected stay selected."""
        current, selected = self.current_id(), self.selected_ids()
        heights = {
            str(row.id): (row, self.table.rowHeight(place))
            for place, row in enumerate(self.model.rows())
        }
        self.model.set_rows(rows)
        place = self.model.place_of(current)
        if place >= 0:
            self.table.setCurrentIndex(
                self.model.index(place, max(self.table.currentIndex().column(), 0))
            )
        if len(selected) > 1:
            self._select(selected)
        self._fit_rows(heights)

    def _fit_rows(self, heights: dict[str, tuple[Any, int]]) -> None:
        """Give rows their heights; to measure each of some hundreds anew would be felt."""
        for place, row in enumerate(self.model.rows()):
            before, height = heights.get(str(row.id), (None, 0))
            if before != row:
                self.table.resizeRowToContents(place)
            elif self.table.rowHeight(place) != height:
                self.table.setRowHeight(place, height)

    def set_enabled(self, enabled: bool) -> None:
        """Let the lines be edited, or only read and chosen."""
        for place in range(self.buttons.count()):
            item = self.buttons.itemAt(place)
            if item is not None and (widget := item.widget()):
                widget.setEnabled(enabled)
        if not enabled:
            self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            self.table.setDragEnabled(False)
            self.table.setAcceptDrops(False)
        self._writable = enabled

    def selected_ids(self) -> list[str]:
        """Return the ids of the selected lines in their order."""
        rows = self.table.selected_rows()
        return [str(self.model.row_at(row).id) for row in rows if row < self.model.rowCount()]

    @property
    def enabled(self) -> bool:
        """Whether the lines may be edited."""
        return self._writable

    def reordered_by(self, move: Callable[[list[str], int], object]) -> None:
        """Let ``move`` be called with ids and their new place when lines are moved or dropped."""

        def step(_row: str, step: int) -> None:
            if ids := self.selected_ids():
                move(ids, max(self.model.place_of(ids[0]) + step, 0))

        self.moved.connect(step)
        self.dropped.connect(lambda ids, before: move(ids, self.place_among_others(ids, before)))

    def place_among_others(self, ids: Sequence[str], before: int) -> int:
        """Return the place that lines put before a line have among those that stay."""
        above = (str(self.model.row_at(row).id) for row in range(before))
        return sum(id_ not in ids for id_ in above)

    def choose(self, ids: Sequence[str]) -> None:
        """Select lines and make the first of them the current one."""
        if ids and (place := self.model.place_of(ids[0])) >= 0:
            self.table.setCurrentIndex(self.model.index(place, 0))
            self._select(ids)

    def current_id(self) -> str:
        """Return the id of the current line, empty for none."""
        index = self.table.currentIndex()
        if index.isValid() and index.row() < self.model.rowCount():
            return str(self.model.row_at(index.row()).id)
        return ""

    def reveal(self, row_id: str) -> bool:
        """Make a line the current one and bring it into sight; False if it is not here."""
        place = self.model.place_of(row_id)
        if place < 0:
            return False
        index = self.model.index(place, 0)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)
        self.table.setFocus()
        return True

    def edit(self, row_id: str, column: int = 0) -> None:
        """Put the cursor into a cell of a line."""
        place = self.model.place_of(row_id)
        if place >= 0:
            index = self.model.index(place, column)
            self.table.setCurrentIndex(index)
            self.table.setFocus()
            self.table.edit(index)

    def _select(self, ids: Sequence[str]) -> None:
        selection = QItemSelection()
        for id_ in ids:
            if (place := self.model.place_of(id_)) >= 0:
                index = self.model.index(place, 0)
                selection.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)

    def _drop(self, rows: Sequence[int], before: int) -> None:
        self.dropped.emit([self.model.row_at(row).id for row in rows], before)

    def _delete(self) -> None:
        rows = {index.row() for index in self.table.selectionModel().selectedRows()}
        if rows and self._writable:
            self.deleted.emit([self.model.row_at(row).id for row in sorted(rows)])

    def _move(self, step: int) -> None:
        if self._writable and (current := self.current_id()):
            self.moved.emit(current, step)
