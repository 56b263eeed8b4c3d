"""Rapat: the meeting's head, its rundown, who takes part, what is discussed; its papers."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import short_date
from rakornis_desktop.meeting.meeting_edits import create_meeting, delete_meeting, update_meeting
from rakornis_desktop.meeting.people_edits import (
    add_participants,
    delete_participants,
    move_participant,
    set_attendance,
    update_participant,
)
from rakornis_desktop.meeting.rundown_edits import (
    add_rundown_item,
    delete_rundown_items,
    move_rundown_item,
    update_rundown_item,
)
from rakornis_desktop.program.changed import Changed
from rakornis_desktop.program.queries.meetings import (
    MeetingRow,
    agenda_of,
    meetings_of,
    participants_of,
    rundown_of,
)
from rakornis_desktop.program.queries.settings import setting
from rakornis_desktop.ui.forms.discussion_view import DiscussionView
from rakornis_desktop.ui.forms.field_form import FieldForm
from rakornis_desktop.ui.forms.meeting_fields import (
    meeting_lines,
    participant_columns,
    rundown_columns,
)
from rakornis_desktop.ui.icons import icon
from rakornis_desktop.ui.pages.page import Page
from rakornis_desktop.ui.session import Session
from rakornis_desktop.ui.theme import NEAR, SPACE
from rakornis_desktop.ui.widgets.empty_state import EmptyState
from rakornis_desktop.ui.widgets.line_table import LineTable

_TABLES = (
    "meeting",
    "rundown_item",
    "agenda_item",
    "participant",
    "contribution",
    "follow_up",
    "signatory",
)


class MeetingPage(Page):
    """One meeting at a time, the youngest first."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._meetings: list[MeetingRow] = []
        self._make_top()
        self.head = FieldForm(meeting_lines(), self._store_head)
        self.rundown = LineTable(
            rundown_columns(),
            name=_("Susunan acara"),
            add=_("Acara"),
            empty=_("Belum ada susunan acara. Tambahkan acara pertama, misalnya pembukaan."),
        )
        self.people = LineTable(
            participant_columns(),
            name=_("Peserta"),
            add=_("Peserta"),
            empty=_("Belum ada peserta. Tambahkan siapa yang diundang."),
        )
        self.discussion = DiscussionView(session)
        self._lay_out()
        self._connect()

    @property
    def meeting_id(self) -> str:
        """The id of the meeting shown, empty for none."""
        return str(self.choice.currentData() or "")

    # What the officer sees

    def reload(self) -> None:
        """Read the meetings anew; the one shown stays."""
        chosen = self.meeting_id
        self._meetings = meetings_of(self.session.program, self.session.plan.id)
        self.choice.blockSignals(True)
        self.choice.clear()
        for row in self._meetings:
            day = short_date(row.starts_on) if row.starts_on else _("tanpa tanggal")
            self.choice.addItem(f"{row.title or _('Rapat')} · {day}", row.id)
        if self._meetings:
            self.choice.setCurrentIndex(max(self.choice.findData(chosen), 0))
        self.choice.blockSignals(False)
        self._body.setCurrentIndex(0 if self._meetings else 1)
        writable = not self.session.program.read_only
        self.head.set_enabled(writable)
        for table in (self.rundown, self.people, self.discussion):
            table.setEnabled(writable)
        self.new_button.setEnabled(writable)
        for widget in (self.choice, self.print_button):
            widget.setEnabled(bool(self._meetings))
        self.more_button.setEnabled(writable and bool(self._meetings))
        self._show()

    def refresh(self, changed: Changed) -> None:
        """Show what changed of the meeting."""
        if changed.touches(*_TABLES):
            self.reload()

    def store_edits(self) -> bool:
        """Store what is being typed; False if a field refuses it."""
        return self.head.store_edits() and self.discussion.store_edits()

    # Building

    def _make_top(self) -> None:
        self.choice = QComboBox()
        self.choice.setAccessibleName(_("Rapat yang ditampilkan"))
        self.choice.setMinimumWidth(320)
        self.choice.currentIndexChanged.connect(lambda _index: self._show())
        self.new_button = QPushButton(icon("plus"), _("Rapat baru"))
        self.new_button.clicked.connect(self.add_meeting)
        self.print_button = QPushButton(icon("printer"), _("Cetak"))
        papers = QMenu(self.print_button)
        papers.addAction(_("Agenda…"), lambda: self.preview("agenda"))
        papers.addAction(_("Notulen…"), lambda: self.preview("minutes"))
        self.print_button.setMenu(papers)
        self.more_button = QPushButton(icon("trash-2"), _("Hapus rapat"))
        self.more_button.clicked.connect(self._delete)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        top.setSpacing(NEAR)
        top.addWidget(self.choice)
        top.addWidget(self.new_button)
        top.addStretch(1)
        top.addWidget(self.more_button)
        top.addWidget(self.print_button)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self.head)
        self.head.setMaximumWidth(900)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(scroll, _("Data rapat"))
        self.tabs.addTab(self._margined(self.rundown), _("Susunan acara"))
        self.tabs.addTab(self._margined(self.people), _("Peserta"))
        self.tabs.addTab(self.discussion, _("Pembahasan"))
        self._body = QStackedWidget()
        self._body.addWidget(self.tabs)
        self._body.addWidget(
            EmptyState(
                "calendar-days",
                _(
                    "Di sini rapat disiapkan dan dicatat: susunan acara, agenda, peserta, "
                    "pembahasan, tindak lanjut. Agenda dan notulennya dicetak dari sini."
                ),
                (_("Buat rapat"), self.add_meeting),
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._body, 1)

    def _margined(self, widget: QWidget) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        column.addWidget(widget)
        return box

    def _connect(self) -> None:
        attempt, program = self.session.attempt, self.session.program
        self.rundown.added.connect(self._add_rundown)
        self.rundown.edited.connect(
            lambda row, name, value: attempt(
                lambda: update_rundown_item(program, row, {name: value})
            )
        )
        self.rundown.deleted.connect(
            lambda rows: attempt(lambda: delete_rundown_items(program, rows))
        )
        self.rundown.moved.connect(
            lambda row, step: attempt(
                lambda: move_rundown_item(program, row, self._place_in_day(row, step))
            )
        )
        self.people.added.connect(self._add_person)
        self.people.edited.connect(self._edit_person)
        self.people.deleted.connect(
            lambda rows: attempt(lambda: delete_participants(program, rows))
        )
        self.people.moved.connect(
            lambda row, step: attempt(
                lambda: move_participant(
                    program, row, max(self.people.model.place_of(row) + step, 0)
                )
            )
        )
        for table in (self.rundown, self.people):
            table.misread.connect(self.session.refused)

    # Showing

    def _show(self) -> None:
        meeting_id = self.meeting_id
        row = next((row for row in self._meetings if row.id == meeting_id), None)
        self.head.show_row(row)
        if row is None:
            self.summary_changed.emit("")
            return
        program = self.session.program
        rundown, people = rundown_of(program, row.id), participants_of(program, row.id)
        self.rundown.set_rows(rundown)
        self.people.set_rows(people)
        self.discussion.show_meeting(row.id)
        self.summary_changed.emit(
            _("{items} pokok bahasan · {people} peserta, hadir {present}").format(
                items=len(agenda_of(program, row.id)),
                people=len(people),
                present=sum(person.present for person in people),
            )
        )

    def _place_in_day(self, row_id: str, step: int) -> int:
        """Return where an item would stand among those of its day, one step on."""
        rows = rundown_of(self.session.program, self.meeting_id)
        day = next((row.day for row in rows if row.id == row_id), 1)
        place = [row.id for row in rows if row.day == day].index(row_id)
        return max(place + step, 0)

    # Changing

    def add_meeting(self) -> None:
        """Make a meeting and begin with its head."""
        program, plan = self.session.program, self.session.plan.id
        if row := self.session.attempt(lambda: create_meeting(program, plan)):
            self.reload()
            self.choice.setCurrentIndex(max(self.choice.findData(row), 0))
            self.tabs.setCurrentIndex(0)
            self.head.fields["number"].editor.setFocus()

    def preview(self, what: str) -> None:
        """Show the agenda or the minutes as it will be printed."""
        from rakornis_desktop.ui.preview_window import show_preview

        if not self.meeting_id or not self.store_edits():
            return
        program, meeting_id = self.session.program, self.meeting_id

        def make(file: Path) -> None:
            paper = setting(program, "paper", "F4")
            if what == "agenda":
                from rakornis_desktop.pdf.agenda import write_agenda

                write_agenda(program, meeting_id, file, paper)
            else:
                from rakornis_desktop.pdf.minutes import write_minutes

                write_minutes(program, meeting_id, file, paper)

        title = _("Agenda rapat") if what == "agenda" else _("Notulen rapat")
        show_preview(self, self.session, title, make)

    def _store_head(self, values: dict[str, object]) -> None:
        if self.meeting_id:
            update_meeting(self.session.program, self.meeting_id, values)

    def _delete(self) -> None:
        # Undo brings it back whole, so nobody is asked first.
        if meeting_id := self.meeting_id:
            self.session.attempt(lambda: delete_meeting(self.session.program, meeting_id))

    def _add_rundown(self) -> None:
        program, values = self.session.program, {"title": _("Acara baru")}
        if row := self.session.attempt(lambda: add_rundown_item(program, self.meeting_id, values)):
            self.rundown.edit(row, 3)

    def _add_person(self) -> None:
        program, people = self.session.program, [{"name": _("Nama peserta")}]
        if rows := self.session.attempt(lambda: add_participants(program, self.meeting_id, people)):
            self.people.edit(rows[0], 1)

    def _edit_person(self, row: str, name: str, value: object) -> None:
        program = self.session.program
        if name == "present":
            self.session.attempt(lambda: set_attendance(program, [row], bool(value)))
        else:
            self.session.attempt(lambda: update_participant(program, row, {name: value}))
