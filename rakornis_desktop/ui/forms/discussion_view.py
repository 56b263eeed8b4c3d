"""Pembahasan: the agenda at the left; what is said, concluded and to be done at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.agenda_edits import (
    add_agenda_item,
    delete_agenda_items,
    move_agenda_item,
    update_agenda_item,
)
from rakornis_desktop.meeting.discussion_edits import (
    add_contribution,
    add_follow_up,
    delete_contributions,
    delete_follow_ups,
    move_contribution,
    move_follow_up,
    update_contribution,
    update_follow_up,
)
from rakornis_desktop.program.queries.meetings import (
    AgendaRow,
    agenda_of,
    contributions_of,
    follow_ups_of,
)
from rakornis_desktop.ui.forms.field import TextField
from rakornis_desktop.ui.forms.field_form import FieldForm
from rakornis_desktop.ui.forms.meeting_fields import (
    agenda_columns,
    contribution_columns,
    follow_up_columns,
)
from rakornis_desktop.ui.session import Session
from rakornis_desktop.ui.theme import NEAR, SPACE
from rakornis_desktop.ui.widgets.line_table import LineTable


class DiscussionView(QSplitter):
    """The items of one meeting's agenda and what becomes of each."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._session = session
        self._meeting_id = ""
        self._items: list[AgendaRow] = []
        self.setChildrenCollapsible(False)
        self.agenda = LineTable(
            agenda_columns(),
            name=_("Agenda"),
            add=_("Pokok bahasan"),
            empty=_("Belum ada agenda. Tambahkan pokok bahasan pertama."),
        )
        self.said = LineTable(
            contribution_columns(),
            name=_("Tanggapan"),
            add=_("Tanggapan"),
            empty=_("Belum ada yang disampaikan pada pokok bahasan ini."),
        )
        self.tasks = LineTable(
            follow_up_columns(),
            name=_("Tindak lanjut"),
            add=_("Tindak lanjut"),
            empty=_("Belum ada tindak lanjut."),
        )
        conclusion = TextField(
            "conclusion",
            _("Simpulan"),
            lambda row: row.conclusion,
            lambda text: {"conclusion": text.strip()},
            lines=2,
        )
        self.conclusion = FieldForm([[conclusion]], self._conclude, margin=0)
        self._lay_out()
        self._connect()

    def show_meeting(self, meeting_id: str) -> None:
        """Show the agenda of a meeting; the item shown stays."""
        self._meeting_id = meeting_id
        program = self._session.program
        self._items = agenda_of(program, meeting_id)
        self.agenda.set_rows(self._items)
        if self._items and not self.agenda.current_id():
            self.agenda.table.setCurrentIndex(self.agenda.model.index(0, 0))
        self._show_item()

    def store_edits(self) -> bool:
        """Store what is being typed."""
        return self.conclusion.store_edits()

    def _show_item(self) -> None:
        program = self._session.program
        current = self.agenda.current_id()
        item = next((row for row in self._items if row.id == current), None)
        self._right.setEnabled(item is not None)
        self.said.set_rows(contributions_of(program, self._meeting_id).get(current, []))
        tasks = follow_ups_of(program, self._meeting_id)
        self.tasks.set_rows([row for row in tasks if (row.agenda_item_id or "") == current])
        self.conclusion.show_row(item)

    def _conclude(self, values: dict[str, object]) -> None:
        if current := self.agenda.current_id():
            update_agenda_item(self._session.program, current, values)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(SPACE, NEAR, NEAR, NEAR)
        column.addWidget(self.agenda)
        self._right = QWidget()
        column = QVBoxLayout(self._right)
        column.setContentsMargins(NEAR, NEAR, SPACE, NEAR)
        column.setSpacing(NEAR)
        column.addWidget(self.said, 3)
        column.addWidget(self.conclusion)
        column.addWidget(self.tasks, 2)
        self.addWidget(left)
        self.addWidget(self._right)
        self.setStretchFactor(0, 2)
        self.setStretchFactor(1, 5)
        self.setSizes([360, 800])

    def _connect(self) -> None:
        attempt, program = self._session.attempt, self._session.program
        self.agenda.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_item())
        self.agenda.added.connect(self._add_item)
        self.agenda.edited.connect(
            lambda row, name, value: attempt(
                lambda: update_agenda_item(program, row, {name: value})
            )
        )
        self.agenda.deleted.connect(
            lambda rows: attempt(lambda: delete_agenda_items(program, rows))
        )
        self.agenda.moved.connect(
            lambda row, step: attempt(
                lambda: move_agenda_item(
                    program, row, max(self.agenda.model.place_of(row) + step, 0)
                )
            )
        )
        self.said.added.connect(self._add_said)
        self.said.edited.connect(
            lambda row, name, value: attempt(
                lambda: update_contribution(program, row, {name: value})
            )
        )
        self.said.deleted.connect(lambda rows: attempt(lambda: delete_contributions(program, rows)))
        self.said.moved.connect(
            lambda row, step: attempt(
                lambda: move_contribution(
                    program, row, max(self.said.model.place_of(row) + step, 0)
                )
            )
        )
        self.tasks.added.connect(self._add_task)
        self.tasks.edited.connect(
            lambda row, name, value: attempt(lambda: update_follow_up(program, row, {name: value}))
        )
        self.tasks.deleted.connect(lambda rows: attempt(lambda: delete_follow_ups(program, rows)))
        self.tasks.moved.connect(
            lambda row, step: attempt(
                lambda: move_follow_up(program, row, max(self.tasks.model.place_of(row) + step, 0))
            )
        )
        for table in (self.agenda, self.said, self.tasks):
            table.misread.connect(self._session.refused)

    def _add_item(self) -> None:
        program = self._session.program
        title = _("Pokok bahasan baru")
        if row := self._session.attempt(lambda: add_agenda_item(program, self._meeting_id, title)):
            self.agenda.edit(row)

    def _add_said(self) -> None:
        program, item = self._session.program, self.agenda.current_id()
        values = {"text": "…"}
        if item and (row := self._session.attempt(lambda: add_contribution(program, item, values))):
            self.said.edit(row)

    def _add_task(self) -> None:
        program, item = self._session.program, self.agenda.current_id()
        values = {"task": _("Tindak lanjut baru")}
        if item and (
            row := self._session.attempt(
                lambda: add_follow_up(program, self._meeting_id, values, item)
            )
        ):
            self.tasks.edit(row)
