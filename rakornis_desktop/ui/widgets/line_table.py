"""A table of lines with buttons to add, delete and move them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.icons import icon
from rakornis_desktop.ui.models.line_model import LineColumn, LineModel
from rakornis_desktop.ui.plain_text import PlainLabel
from rakornis_desktop.ui.theme import NEAR, TIGHT


class LineTable(QWidget):
    """Lines edited in place. It tells what is asked for; who owns it stores and shows it."""

    added = Signal()
    deleted = Signal(list)
    # id, -1 up or 1 down
    moved = Signal(str, int)
    edited = Signal(str, str, object)
    misread = Signal(str)

    def __init__(
        self,
        columns: Sequence[LineColumn],
        *,
        name: str,
        add: str,
        empty: str,
        movable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = LineModel(columns, self)
        self.model.edited.connect(self.edited)
        self.model.misread.connect(self.misread)
        self.table = QTableView()
        self.table.setModel(self.model)
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
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.verticalHeader().setMinimumSectionSize(26)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for number, column in enumerate(columns):
            header.resizeSection(number, column.width)
            if column.stretch:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(lambda *_: self.table.resizeRowsToContents())
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table, self._delete)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)

        buttons = QHBoxLayout()
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
                button.setToolTip(text)
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
        nothing = PlainLabel(empty)
        nothing.setWordWrap(True)
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        self._body.addWidget(nothing)
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(0, 0, 0, 0)
        column_box.setSpacing(NEAR)
        column_box.addWidget(self._body, 1)
        column_box.addLayout(buttons)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show ``rows``; the current line stays the current one."""
        current = self.current_id()
        self.model.set_rows(rows)
        self._body.setCurrentIndex(0 if rows else 1)
        place = self.model.place_of(current)
        if place >= 0:
            self.table.setCurrentIndex(
                self.model.index(place, max(self.table.currentIndex().column(), 0))
            )
        self.table.resizeRowsToContents()

    def current_id(self) -> str:
        """Return the id of the current line, empty for none."""
        index = self.table.currentIndex()
        if index.isValid() and index.row() < self.model.rowCount():
            return str(self.model.row_at(index.row()).id)
        return ""

    def choose(self, row_id: str) -> bool:
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

    def _delete(self) -> None:
        rows = {index.row() for index in self.table.selectionModel().selectedRows()}
        if rows:
            self.deleted.emit([self.model.row_at(row).id for row in sorted(rows)])

    def _move(self, step: int) -> None:
        if current := self.current_id():
            self.moved.emit(current, step)
