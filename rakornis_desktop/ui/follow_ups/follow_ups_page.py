"""Tindak lanjut: what the meetings left to be done, whose it is, what is overdue, what is done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.held.discussion_edits import update_follow_up
from rakornis_desktop.meeting.held.follow_up_edits import (
    DONE,
    OPEN,
    OVERDUE,
    STATES,
    FollowUpLine,
    counts_by_office,
    counts_by_state,
    edit_follow_up_note,
    edit_follow_up_office,
    finish_follow_up,
    follow_up_lines,
    reopen_follow_up,
    seek_follow_ups,
    state_name,
)
from rakornis_desktop.ui.follow_ups.follow_up_model import DONE_COLUMN, NOTE, TASK, FollowUpModel
from rakornis_desktop.ui.furniture.empty_state import EmptyState
from rakornis_desktop.ui.furniture.filter_box import FilterBox
from rakornis_desktop.ui.furniture.nothing_fits import NothingFits
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.roomy_style import roomy_style
from rakornis_desktop.ui.furniture.search_line import SearchLine
from rakornis_desktop.ui.furniture.wrapped_list import RoomyLines
from rakornis_desktop.ui.shell.page import Page
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE

_MOST_LINES = 5
_TABLES = ("follow_up", "meeting", "agenda_item")


class FollowUpTable(QTableView):
    """Space ticks a line as done, Enter and a double click open where it comes from."""

    ticked = Signal(str)
    opened = Signal(str)

    def __init__(self, model: FollowUpModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = model
        self.setModel(model)
        self.setStyle(roomy_style())
        self.setAccessibleName(_("Daftar tindak lanjut"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.setItemDelegate(RoomyLines(self))
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(28)
        # What is longer ends with an ellipsis; its tooltip and its editor have it whole.
        most = self.fontMetrics().lineSpacing() * _MOST_LINES + NEAR
        self.verticalHeader().setMaximumSectionSize(most)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for number, column in enumerate(model.columns):
            header.resizeSection(number, column.width)
        header.setSectionResizeMode(TASK, QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(lambda *_: self.resizeRowsToContents())
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self._double_clicked)

    def current_id(self) -> str:
        """Return the id of the current line, empty for none."""
        row = self.currentIndex().row()
        return str(self._lines.row_at(row).id) if 0 <= row < self._lines.rowCount() else ""

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == DONE_COLUMN:
            self.ticked.emit(self._lines.row_at(index.row()).id)

    def _double_clicked(self, index: QModelIndex) -> None:
        if index.column() != DONE_COLUMN:
            self.opened.emit(self._lines.row_at(index.row()).id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's own name
        current = self.current_id()
        if current and event.key() == Qt.Key.Key_Space:
            self.ticked.emit(current)
        elif current and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(current)
        else:
            super().keyPressEvent(event)


class FollowUpsPage(Page):
    """All follow-ups of all meetings, those overdue first."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._lines: list[FollowUpLine] = []
        self.model = FollowUpModel(self)
        self.table = FollowUpTable(self.model)
        writable = not session.database.read_only
        if not writable:
            self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.model.edited.connect(self._edit)
        self.model.misread.connect(session.refused)
        self.table.ticked.connect(self._tick)
        self.table.opened.connect(self._open)
        self.search = SearchLine(self.table)
        self.search.sought.connect(lambda _text: self._filter())
        self.state = FilterBox(_("Semua keadaan"))
        self.state.chosen.connect(lambda _value: self._filter())
        self.office = FilterBox(_("Semua instansi"))
        self.office.chosen.connect(lambda _value: self._filter())
        self.nothing_fits = NothingFits(self.table, self.search, self.state, self.office)
        self._lay_out()
        self.keyboard = self.table

    # What the officer sees

    def reload(self) -> None:
        """Read all follow-ups anew, those overdue first."""
        self._read()
        self._filter()

    def refresh(self, changed: Changed) -> None:
        """Show what changed; a line that is done now keeps its place until it is sought anew."""
        if not changed.touches(*_TABLES):
            return
        before = {line.id for line in self._lines}
        self._read()
        now = {line.id: line for line in self._lines}
        if before != set(now):
            self._filter()
            return
        shown = [self.model.row_at(row).id for row in range(self.model.rowCount())]
        self._show([now[id_] for id_ in shown])

    def reveal(self, row_id: str, kind: str = "") -> bool:
        """Choose a follow-up, taking back filters that hide it."""
        self.search.settle()
        if self._place_of(row_id) < 0:
            self.search.clear()
            self.state.choose("")
            self.office.choose("")
            self._filter()
        place = self._place_of(row_id)
        if place < 0:
            return False
        index = self.model.index(place, TASK)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)
        self.table.setFocus()
        return True

    def _place_of(self, row_id: str) -> int:
        rows = range(self.model.rowCount())
        return next((row for row in rows if self.model.row_at(row).id == row_id), -1)

    def begin_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.begin()

    # Building

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        top.setSpacing(NEAR)
        top.addWidget(self.search, 1)
        top.addWidget(self.state)
        top.addWidget(self.office)
        top.addStretch(1)
        hint = PlainLabel(_("Spasi: selesai · Enter: buka pokok bahasan · F2: ubah"))
        hint.setForegroundRole(hint.palette().ColorRole.PlaceholderText)
        top.addWidget(hint)
        self._nothing = PlainLabel(_("Tidak ada tindak lanjut yang cocok dengan saringan ini."))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        self._body.addWidget(self._nothing)
        self._body.addWidget(
            EmptyState(
                "list-checks",
                _(
                    "Belum ada tindak lanjut. Yang dicatat di Rapat, bagian Pelaksanaan, "
                    "berkumpul di sini dari semua rapat: siapa mengerjakan apa sampai kapan."
                ),
                (_("Buka Rapat"), lambda: self.session.agenda_item_asked.emit("", "")),
            )
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self._body, 1)

    # Showing

    def _read(self) -> None:
        self._lines = follow_up_lines(self.session.database, today=date.today())
        counts = counts_by_state(self._lines)
        self.state.set_choices((key, f"{state_name(key)} ({counts[key]})") for key in STATES)
        self.office.set_choices(
            (row.office, f"{row.office} ({row.overdue + row.open})")
            for row in counts_by_office(self._lines)
        )
        self.badge_changed.emit(str(counts[OVERDUE]) if counts[OVERDUE] else "")
        self.summary_changed.emit(
            _(
                "{total} tindak lanjut · lewat batas {overdue} · terbuka {open} · selesai {done}"
            ).format(
                total=len(self._lines),
                overdue=counts[OVERDUE],
                open=counts[OPEN],
                done=counts[DONE],
            )
        )

    def _filter(self) -> None:
        self._show(
            seek_follow_ups(
                self._lines,
                text=self.search.text(),
                state=self.state.value,
                office=self.office.value,
            )
        )

    def _show(self, lines: Sequence[FollowUpLine]) -> None:
        current, column = self.table.current_id(), self.table.currentIndex().column()
        self.model.set_rows(lines)
        self._body.setCurrentIndex(0 if lines else 1 if self._lines else 2)
        place = max(self.model.place_of(current), 0)
        if lines and self.table.currentIndex().row() != place:
            self.table.setCurrentIndex(self.model.index(place, column if column > 0 else TASK))
        self.table.resizeRowsToContents()

    # Changing

    def _line(self, line_id: str) -> FollowUpLine | None:
        return next((line for line in self._lines if line.id == line_id), None)

    def _tick(self, line_id: str) -> None:
        line = self._line(line_id)
        if line is not None:
            self._edit(line_id, "status", line.state != DONE)

    def _edit(self, line_id: str, field: str, value: object) -> None:
        database, line = self.session.database, self._line(line_id)
        if line is None or database.read_only:
            return

        def action() -> None:
            if field == "status" and value:
                finish_follow_up(database, line_id, date.today())
            elif field == "status" or (field == "done_on" and value is None):
                reopen_follow_up(database, line_id)
            elif field == "done_on":
                assert isinstance(value, date)
                finish_follow_up(database, line_id, value)
            elif field == "note":
                edit_follow_up_note(database, line_id, str(value))
            elif field == "office":
                edit_follow_up_office(database, line_id, str(value))
            else:
                update_follow_up(database, line_id, {field: value})

        self.session.attempt(action)
        if field == "status" and value and self.table.hasFocus():
            # What came of it is what is written next, if anything.
            self.table.setCurrentIndex(self.model.index(self.table.currentIndex().row(), NOTE))

    def _open(self, line_id: str) -> None:
        line = self._line(line_id)
        if line is not None:
            self.session.agenda_item_asked.emit(line.meeting_id, line.agenda_item_id or "")
