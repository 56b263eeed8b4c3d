"""Persiapan: the meeting's head, its rundown, who takes part."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.meeting_edits import update_meeting
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
    move_rundown_items,
    update_rundown_item,
)
from rakornis_desktop.program.queries.meetings import meeting, participants_of, rundown_of
from rakornis_desktop.ui.forms.field_form import FieldForm
from rakornis_desktop.ui.forms.meeting_fields import (
    meeting_lines,
    participant_columns,
    rundown_columns,
)
from rakornis_desktop.ui.meeting.meeting_view import MeetingView
from rakornis_desktop.ui.session import Session
from rakornis_desktop.ui.theme import NEAR, SPACE
from rakornis_desktop.ui.widgets.line_table import LineTable


class PrepareView(MeetingView):
    """What is to be known before the meeting begins."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
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
        self._lay_out()
        self._connect()
        writable = not session.program.read_only
        self.head.set_enabled(writable)
        for table in (self.rundown, self.people):
            table.setEnabled(writable)

    def show_meeting(self, meeting_id: str) -> None:
        """Show what is prepared of a meeting."""
        self.meeting_id = meeting_id
        program = self.session.program
        row = meeting(program, meeting_id) if meeting_id else None
        self.head.show_row(row)
        self.rundown.set_rows(rundown_of(program, row.id) if row else [])
        self.people.set_rows(participants_of(program, row.id) if row else [])

    def store_edits(self) -> bool:
        """Store what is being typed; False if a field refuses it."""
        return self.head.store_edits()

    def begin(self) -> None:
        """Put the cursor where a new meeting begins."""
        self.tabs.setCurrentIndex(0)
        self.head.fields["number"].editor.setFocus()

    # Building

    def _lay_out(self) -> None:
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)

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
                lambda: move_rundown_items(program, [row], *self._place_in_day(row, step))
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

    def _place_in_day(self, row_id: str, step: int) -> tuple[int, int]:
        """Return where an item would stand among those of its day, one step on."""
        rows = rundown_of(self.session.program, self.meeting_id)
        day = next((row.day for row in rows if row.id == row_id), 1)
        place = [row.id for row in rows if row.day == day].index(row_id)
        return day, max(place + step, 0)

    # Changing

    def _store_head(self, values: dict[str, object]) -> None:
        if self.meeting_id:
            update_meeting(self.session.program, self.meeting_id, values)

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
