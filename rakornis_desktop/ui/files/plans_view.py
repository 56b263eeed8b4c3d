"""Rencana masuk: which office sent which revision when, what its plan lacks, who is late."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.exchange.traffic.completeness import incomplete_rows
from rakornis_desktop.exchange.traffic.deadline import set_deadline
from rakornis_desktop.exchange.traffic.plans_received import (
    HERE,
    IN_TIME,
    LATE,
    MISSING,
    OVERDUE,
    OWN,
    PlanLine,
    PlanTable,
    collects_plans,
    plan_table,
    state_in_words,
    waited_for,
)
from rakornis_desktop.exchange.traffic.plans_received_content import (
    GAP_ORDER,
    gap_name,
    plans_content,
)
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.ui.files.deadline_field import DeadlineField
from rakornis_desktop.ui.files.files_view import FilesView
from rakornis_desktop.ui.files.incomplete_dialog import IncompleteDialog
from rakornis_desktop.ui.files.plan_columns import plan_columns
from rakornis_desktop.ui.files.saving_tables import save_button, save_tables
from rakornis_desktop.ui.furniture.empty_state import EmptyState
from rakornis_desktop.ui.furniture.filter_box import FilterBox
from rakornis_desktop.ui.furniture.nothing_fits import NothingFits
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.primary_button import PrimaryButton
from rakornis_desktop.ui.furniture.record_table import RecordTable
from rakornis_desktop.ui.furniture.record_view import RecordView
from rakornis_desktop.ui.furniture.search_line import SearchLine
from rakornis_desktop.ui.shell.background import Task
from rakornis_desktop.ui.shell.file_dialogs import last_folder
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE

_STATES = (OVERDUE, MISSING, LATE, IN_TIME, HERE, OWN)


class PlansView(FilesView):
    """A line for each office; a click on a count shows the activities that are counted."""

    name = "plans"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._plans: PlanTable | None = None
        self._asked = 0
        self._collects = collects_plans(session.database)
        self.table = RecordTable(plan_columns(), self)
        self.view = RecordView("received_plans", self.table)
        self.view.setAccessibleName(_("Rencana masuk"))
        self.view.clicked.connect(self._clicked)
        self.view.edit_asked.connect(self._open_current)
        for gap in GAP_ORDER:
            action = self.view.addAction(
                _("Tampilkan kegiatan {gap}").format(gap=gap_name(gap).lower())
            )
            action.triggered.connect(lambda _on=False, gap=gap: self.show_incomplete(gap))
        self._lay_out()
        self.keyboard = self.view

    # What the officer sees

    def reload(self) -> None:
        """Count everything anew, beside the window."""
        self._asked += 1
        asked, database = self._asked, self.session.database

        def work(task: Task) -> PlanTable:
            found = plan_table(database, date.today(), lambda: task.stopping)
            task.step(1, 1)
            return found

        self.session.in_background(
            _("Membaca rencana masuk"), work, lambda found: self._take(asked, found)
        )

    def refresh(self, changed: Changed) -> None:
        """Show what came in or became more complete."""
        if changed.touches("plan", "receipt", "revision", "activity", "budget", "setting"):
            self.reload()

    def count_waiting(self) -> None:
        """Tell how many offices are waited for, without counting rows."""
        self.waiting_changed.emit(waited_for(self.session.database, date.today()))

    def begin_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.begin()

    def store_edits(self) -> bool:
        """Store the deadline that is being typed; False if it is no date."""
        return self.deadline.store()

    def line(self, region_code: str) -> PlanLine | None:
        """Return the line of an office, None if there is none."""
        found: PlanLine | None = self.table.row_by_id(region_code)
        return found

    # What the officer does

    def show_incomplete(self, gap: str) -> None:
        """Show the activities of the chosen office's plan that lack something."""
        line = self.line(self.view.chosen_id())
        if line is None or not line.plan_id or not getattr(line.lacks, gap):
            return
        database = self.session.database
        rows = self.session.attempt(lambda: incomplete_rows(database.read, line.plan_id, gap))
        title = _("{office}: {count} kegiatan {gap}").format(
            office=line.name, count=rupiah(len(rows or [])), gap=gap_name(gap).lower()
        )
        own = line.state == OWN
        IncompleteDialog(self.session, title, rows or [], own=own, parent=self).open()

    def import_all(self) -> None:
        """Ask for a folder and show what its files would bring."""
        chosen = QFileDialog.getExistingDirectory(
            self, _("Folder berisi berkas rencana atau surel"), str(last_folder())
        )
        if chosen:
            self.import_folder(Path(chosen))

    def import_folder(self, folder: Path) -> None:
        """Show what the files of a folder would bring."""
        from rakornis_desktop.ui.files.import_all_dialog import ImportAllDialog

        ImportAllDialog(self.session, folder, self).open()

    def send_all(self) -> None:
        """Ask which offices get our plan, and where the files go."""
        from rakornis_desktop.ui.files.send_all_dialog import SendAllDialog

        SendAllDialog(self.session, self).open()

    def save(self) -> None:
        """Save the offices that are shown as a workbook."""
        if self._plans is not None:
            content = plans_content(self._plans, self.table.shown_rows())
            save_tables(self, self.session, _("Rencana masuk"), lambda: [content])

    def copy(self) -> None:
        """Put all offices that are shown on the clipboard."""
        self.view.selectAll()
        self.view.copy()
        self.session.told.emit(
            _("{count} baris disalin.").format(count=rupiah(self.table.rowCount()))
        )

    # Inside

    def _take(self, asked: int, found: PlanTable) -> None:
        if asked != self._asked:
            return
        self._plans = found
        self.deadline.set_day(found.deadline)
        if self.table.total == len(found.lines) and all(
            self.line(line.id) is not None for line in found.lines
        ):
            changed = {line.id: line for line in found.lines if self.line(line.id) != line}
            if changed:
                self.table.put_rows(changed)
        else:
            self.table.set_rows(found.lines)
            if found.lines and not self.view.chosen_id():
                self.view.choose(found.lines[0].id)
        self.state.set_choices(
            (state, f"{state_in_words(state)} ({count})")
            for state in _STATES
            if (count := found.count(state))
        )
        self._body.setCurrentIndex(0 if found.lines else 1)
        self._tell()

    def _tell(self) -> None:
        found = self._plans
        if found is None:
            return
        waits = sum(line.waits for line in found.lines)
        self.waiting_changed.emit(waits)
        held = found.count(IN_TIME, LATE, HERE)
        parts = [_("{count} rencana masuk").format(count=held)]
        if self._collects:
            missing = found.count(MISSING, OVERDUE)
            parts.append(_("{count} belum mengirim").format(count=missing))
            if late := found.count(LATE):
                parts.append(_("{count} terlambat").format(count=late))
        total = sum(line.lacks.activities for line in found.lines)
        parts.append(_("{count} kegiatan").format(count=rupiah(total)))
        self.summary_changed.emit(" · ".join(parts))

    def _filter(self, key: str, value: str) -> None:
        if key == "state":
            self.table.set_filter(
                "code", (lambda code: self._stands(code, value)) if value else None, name="state"
            )
        else:
            accept = (lambda count: bool(count)) if value else None
            for gap in GAP_ORDER:
                self.table.set_filter(gap, accept if gap == value else None, name=f"lacks {gap}")

    def _stands(self, code: str, state: str) -> bool:
        line = self.line(code)
        return line is not None and line.state == state

    def _clicked(self, index: QModelIndex) -> None:
        key = self.table.columns[index.column()].key
        if key in GAP_ORDER:
            self.show_incomplete(key)

    def _open_current(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            self._clicked(index)

    def _store_deadline(self, day: date | None) -> None:
        session = self.session
        with session.database.typed("deadline"):
            session.attempt(lambda: set_deadline(session.database, session.plan.fiscal_year, day))

    # Building

    def _lay_out(self) -> None:
        writable = not self.session.database.read_only
        self.search = SearchLine(self.view)
        self.search.sought.connect(self.table.set_search)
        self.state = FilterBox(_("Semua keadaan"))
        self.state.chosen.connect(lambda value: self._filter("state", value))
        self.lacks = FilterBox(
            _("Kelengkapan"), lambda: ((gap, gap_name(gap)) for gap in GAP_ORDER)
        )
        self.lacks.chosen.connect(lambda value: self._filter("lacks", value))
        self.nothing_fits = NothingFits(self.view, self.search, self.state, self.lacks)
        columns = QToolButton()
        columns.setAutoRaise(True)
        self.view.offer_columns(columns)
        self.deadline = DeadlineField()
        self.deadline.chosen.connect(self._store_deadline)
        self.deadline.refused.connect(self.session.refused)
        self.deadline.left.connect(self.session.database.end_typing)
        self.deadline.setVisible(self._collects)
        self.deadline.setEnabled(writable)
        self.save_button = save_button(self.save, self.copy)
        self.send_button = QPushButton(icon("upload"), _("&Kirim ke semua…"))
        self.send_button.clicked.connect(self.send_all)
        self.send_button.setVisible(self._collects)
        self.import_button = PrimaryButton(_("&Impor semua…"), "download")
        self.import_button.clicked.connect(self.import_all)
        for button in (self.send_button, self.import_button):
            button.setEnabled(writable)
        top = QHBoxLayout()
        top.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        top.setSpacing(NEAR)
        top.addWidget(self.search, 1)
        top.addWidget(self.state)
        top.addWidget(self.lacks)
        top.addWidget(columns)
        top.addStretch(1)
        for button in (self.save_button, self.send_button, self.import_button):
            top.addWidget(button)
        hint = PlainLabel(_("Klik angka yang kurang untuk melihat kegiatannya"))
        hint.setForegroundRole(hint.palette().ColorRole.PlaceholderText)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        foot.addWidget(self.deadline)
        foot.addStretch(1)
        foot.addWidget(hint)
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        self._body = QStackedWidget()
        self._body.addWidget(filled)
        self._body.addWidget(
            EmptyState(
                "folder",
                _(
                    "Belum ada rencana kantor lain. Berkas rencana (.rakornis) yang datang lewat "
                    "e-mail atau diska diterima di sini, satu per satu atau sefolder sekaligus."
                ),
                *(((_("Impor semua…"), self.import_all),) if writable else ()),
            )
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self._body, 1)
