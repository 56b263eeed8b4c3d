"""Susunan acara: timed items put in order by dragging; what clashes is shown at its row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QColor, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.database.queries.meeting_rows import meeting
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.rundown.rundown_edits import (
    add_rundown_item,
    delete_rundown_items,
    follow_order,
    move_rundown_items,
    update_rundown_item,
)
from rakornis_desktop.meeting.rundown.rundown_times import (
    TimedDay,
    summary,
    timed_rundown,
    troubled,
    with_empty_days,
)
from rakornis_desktop.ui.furniture.draggable_table import DraggableTable
from rakornis_desktop.ui.furniture.empty_state import EmptyState
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.meetings.meeting_fields import read_time, read_whole
from rakornis_desktop.ui.meetings.meeting_part import MeetingPart
from rakornis_desktop.ui.meetings.rundown_model import REMARK, SPEAKER, TITLE, RundownModel
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, TIGHT, hues

# A new item's length until it is typed.
_MINUTES = 30
_WIDTHS = {0: 84, 1: 72, 2: 64, SPEAKER: 220, REMARK: 270}


class RundownPart(MeetingPart):
    """The rundown of one meeting. It computes no time: it shows those of rundown_times."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._days: list[TimedDay] = []
        self.model = RundownModel({"starts_at": read_time, "minutes": read_whole}, self)
        self.model.edited.connect(self._edit)
        self.model.misread.connect(session.refused)
        self._make_table()
        self._make_buttons()
        self._lay_out()

    def show_meeting(self, meeting_id: str) -> None:
        """Show the rundown of a meeting, empty for none; what is selected stays selected."""
        selected, current = self.selected_ids(), self.current_id()
        self.meeting_id = meeting_id
        database = self.session.database
        row = meeting(database, meeting_id) if meeting_id else None
        days = timed_rundown(database, meeting_id) if row else []
        self._days = with_empty_days(days, row) if days else []
        self.model.show_days(self._days)
        self.table.clearSpans()
        for line in range(self.model.rowCount()):
            if self._is_day(line):
                self.table.setSpan(line, 0, 1, self.model.columnCount())
        self._body.setCurrentIndex(0 if days else 1)
        self._select(selected or [current], current)
        self.table.resizeRowsToContents()
        self._show_summary()

    def set_enabled(self, enabled: bool) -> None:
        """Let the rundown be edited, or only read."""
        for widget in (*self._changing, *self._empty.buttons):
            widget.setEnabled(enabled)
        if not enabled:
            self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            self.table.setDragEnabled(False)

    def selected_ids(self) -> list[str]:
        """Return the ids of the selected items in their order."""
        rows = [row for row in self.table.selected_rows() if row < self.model.rowCount()]
        return [id_ for row in rows if (id_ := self.model.id_at(row))]

    def current_id(self) -> str:
        """Return the id of the current item, empty for none."""
        index = self.table.currentIndex()
        valid = index.isValid() and index.row() < self.model.rowCount()
        return self.model.id_at(index.row()) if valid else ""

    # Building

    def _make_table(self) -> None:
        self.table = DraggableTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("Susunan acara"))
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.table.drag_rows(lambda row: not self._is_day(row))
        self.table.rows_dropped.connect(self._drop)
        self.table.step_asked.connect(self.step)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setMinimumSectionSize(28)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table, self.delete)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _make_buttons(self) -> None:
        self.add_button = QPushButton(icon("plus"), _("Acara"))
        self.add_button.setToolTip(_("Tambah acara di bawah yang dipilih"))
        self.add_button.clicked.connect(self.add)
        self.up_button = self._tool("arrow-up", _("Naikkan (Alt+↑)"), lambda: self.step(-1))
        self.down_button = self._tool("arrow-down", _("Turunkan (Alt+↓)"), lambda: self.step(1))
        self.delete_button = self._tool("trash-2", _("Hapus acara yang dipilih"), self.delete)
        self.follow_button = QPushButton(icon("clock"), _("Susun ulang waktu"))
        self.follow_button.setToolTip(
            _("Lepaskan jam tetap, selain jam mulai tiap hari: semua mengikuti urutan.")
        )
        self.follow_button.clicked.connect(self.follow)
        self._sign = PlainLabel()
        self.summary = PlainLabel()
        self.summary.setWordWrap(True)
        self._changing = [
            self.add_button, self.up_button, self.down_button, self.delete_button,
            self.follow_button,
        ]  # fmt: skip

    def _tool(self, sign: str, text: str, do: object) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(sign))
        button.setToolTip(text)
        button.setAccessibleName(text.partition(" (")[0])
        button.clicked.connect(do)
        return button

    def _lay_out(self) -> None:
        self._empty = EmptyState(
            "clock",
            _(
                "Belum ada susunan acara. Tambahkan acara satu per satu dengan lamanya; jamnya "
                "mengikuti urutan, dan urutannya diubah dengan menyeret."
            ),
            (_("Tambah acara"), self.add),
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(TIGHT)
        for widget in (self.add_button, self.up_button, self.down_button, self.delete_button):
            buttons.addWidget(widget)
        buttons.addSpacing(NEAR)
        buttons.addWidget(self._sign)
        buttons.addWidget(self.summary, 1)
        buttons.addWidget(self.follow_button)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        column.setSpacing(NEAR)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        self._body = QStackedWidget()
        self._body.addWidget(whole)
        self._body.addWidget(self._empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._body)

    # Showing

    def _show_summary(self) -> None:
        wrong = troubled(self._days)
        colour = hues().refused if wrong else hues().agreed
        self._sign.setPixmap(icon("circle-alert" if wrong else "circle-check", colour).pixmap(16))
        palette = self.summary.palette()
        palette.setColor(
            QPalette.ColorRole.WindowText, QColor(hues().refused if wrong else hues().text)
        )
        self.summary.setPalette(palette)
        self.summary.setText(summary(self._days))

    def _is_day(self, row: int) -> bool:
        return self.model.is_day(row)

    def _select(self, ids: Sequence[str], current: str) -> None:
        selection = QItemSelection()
        for id_ in ids:
            if (row := self.model.row_of(id_)) >= 0:
                selection.select(self.model.index(row, 0), self.model.index(row, REMARK))
        flags = QItemSelectionModel.SelectionFlag
        place = self.model.row_of(current)
        if place >= 0:
            column = max(self.table.currentIndex().column(), 0)
            self.table.selectionModel().setCurrentIndex(
                self.model.index(place, column), flags.NoUpdate
            )
        self.table.selectionModel().select(selection, flags.ClearAndSelect)

    # Changing

    def add(self) -> None:
        """Add an item below the current one and put the cursor into its title."""
        database, after = self.session.database, self.current_id()
        values = {"title": _("Acara baru"), "minutes": _MINUTES}
        row = self.session.attempt(
            lambda: add_rundown_item(database, self.meeting_id, values, after)
        )
        if row and (place := self.model.row_of(row)) >= 0:
            index = self.model.index(place, TITLE)
            self.table.setCurrentIndex(index)
            self.table.setFocus()
            self.table.edit(index)

    def step(self, step: int) -> None:
        """Move the selected items one place up or down, at the edge of a day into the next one."""
        ids = self.selected_ids()
        if not ids or not self.up_button.isEnabled():
            return
        rows = [self.model.row_of(id_) for id_ in ids]
        if step < 0:
            before = rows[0] - 1
            if before < 0 or (self._is_day(before) and before == 0):
                return
            # Up across the head of a day: to the end of the day before.
            target = before
        else:
            after = rows[-1] + 1
            if after >= self.model.rowCount():
                return
            target = after + 1
        self._move(ids, *self.model.place_before(target, ids))

    def delete(self) -> None:
        """Delete the selected items; Urungkan brings them back."""
        ids, database = self.selected_ids(), self.session.database
        if self.delete_button.isEnabled():
            self.session.attempt(lambda: delete_rundown_items(database, ids))

    def follow(self) -> None:
        """Let all times follow from the order."""
        self.session.attempt(lambda: follow_order(self.session.database, self.meeting_id))

    def _drop(self, rows: Sequence[int], before: int) -> None:
        ids = [id_ for row in rows if (id_ := self.model.id_at(row))]
        self._move(ids, *self.model.place_before(before, ids))

    def _move(self, ids: Sequence[str], day: int, place: int) -> None:
        database = self.session.database
        self.session.attempt(lambda: move_rundown_items(database, ids, day, place))

    def _edit(self, row: str, field: str, value: object) -> None:
        database = self.session.database
        self.session.attempt(lambda: update_rundown_item(database, row, {field: value}))
