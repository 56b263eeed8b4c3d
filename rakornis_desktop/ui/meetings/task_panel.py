"""What is to be done: the follow-ups of an agenda item, and the lines in which one is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rakornis_desktop.database.queries.meeting_rows import FollowUpRow, ParticipantRow
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import DateError, parse_date, short_date
from rakornis_desktop.meeting.held.discussion_edits import (
    add_follow_up,
    delete_follow_ups,
    update_follow_up,
)
from rakornis_desktop.meeting.people.attendance import matching
from rakornis_desktop.ui.furniture.autosave import Autosave
from rakornis_desktop.ui.furniture.field import NotTaken
from rakornis_desktop.ui.furniture.name_line import NameLine
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.wrapped_list import WrappedLines, WrappedList
from rakornis_desktop.ui.meetings.section_head import SectionHead
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import TIGHT, hues


class TaskPanel(QWidget):
    """Enter in any of its lines ends a follow-up and begins the next."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._meeting = ""
        self._item = ""
        self._row = ""
        self._people: Sequence[ParticipantRow] = ()
        self.head = SectionHead(_("Tindak &lanjut"))
        self.list = WrappedList(WrappedLines(_line), _("Tindak lanjut pokok bahasan ini"))
        self.list.setMinimumHeight(40)
        self.list.opened.connect(self.edit)
        self.list.delete_asked.connect(self._delete)
        self.task = QLineEdit()
        self.task.setPlaceholderText(_("Yang harus dikerjakan"))
        self.task.setAccessibleName(_("Tindak lanjut"))
        self.responsible = NameLine(self._search)
        self.responsible.setPlaceholderText(_("Penanggung jawab"))
        self.responsible.setAccessibleName(_("Penanggung jawab"))
        self.responsible.picked.connect(self._pick)
        self.office = QLineEdit()
        self.office.setPlaceholderText(_("Instansi"))
        self.office.setAccessibleName(_("Instansi penanggung jawab"))
        self.due = QLineEdit()
        self.due.setPlaceholderText(_("Tenggat"))
        self.due.setAccessibleName(_("Tenggat"))
        self.due.setToolTip(_("Misalnya 23 Mar 2027"))
        self.head.set_buddy(self.task)
        for editor in (self.task, self.responsible, self.office, self.due):
            editor.returnPressed.connect(self.finish)
        self.reason = PlainLabel()
        self.reason.setWordWrap(True)
        palette = self.reason.palette()
        palette.setColor(self.reason.foregroundRole(), QColor(hues().refused))
        self.reason.setPalette(palette)
        self.reason.hide()
        self._texts = Autosave(
            [self.task, self.responsible, self.office],
            self._store,
            at_once=lambda: not self._row,
        )
        self._texts.refused.connect(session.refused)
        # A date is none until it is typed whole: it must not keep the texts waiting.
        self._date = Autosave([self.due], self._store_due)
        self._date.refused.connect(self._refuse)
        self._date.stored.connect(self.reason.hide)
        who = QHBoxLayout()
        who.setSpacing(TIGHT)
        who.addWidget(self.responsible, 3)
        who.addWidget(self.office, 3)
        who.addWidget(self.due, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.head)
        column.addWidget(self.list, 1)
        column.addWidget(self.task)
        column.addLayout(who)
        column.addWidget(self.reason)

    def fit_letters(self) -> None:
        """Measure the list again after the letters changed their size."""
        self.list.lay_out_anew()

    def set_people(self, people: Sequence[ParticipantRow]) -> None:
        """Complete who is responsible from ``people``."""
        self._people = people

    def show_item(self, meeting_id: str, item_id: str, rows: Sequence[FollowUpRow]) -> None:
        """Show the follow-ups of an item; what is being typed on the same one stays."""
        self._meeting = meeting_id
        if item_id != self._item:
            if not self.flush():
                # A date that is none is not kept for another item, but it is said.
                self._session.refused.emit(self.reason.text())
            self._begin()
            self._item = item_id
        self.list.lines.set_rows(rows)
        self.head.set_count(len(rows))
        shown = next((row for row in rows if row.id == self._row), None)
        if shown is not None:
            self._texts.show(shown.task, shown.responsible, shown.office)
            self._date.show(_day(shown))
        elif self._row:
            self._begin()
        writable = bool(item_id) and not self._session.database.read_only
        for editor in (self.task, self.responsible, self.office, self.due):
            editor.setEnabled(writable)

    def edit(self, row_id: str) -> None:
        """Go on with a follow-up that stands in the list."""
        if self._session.database.read_only or not self.flush():
            return
        for row in self.list.lines.rows:
            if row.id == row_id:
                self._session.database.end_typing()
                self._row = row_id
                self._texts.replace(row.task, row.responsible, row.office)
                self._date.replace(_day(row))
                self.task.setFocus()

    def finish(self) -> None:
        """End a follow-up and begin the next; a date that is none keeps it."""
        if self.responsible.popup.isVisible():
            return
        if self.flush():
            self._begin()
            self.task.setFocus()
        elif self._date.pending:
            self.due.setFocus()

    def flush(self) -> bool:
        """Store what is being typed; False if it is refused."""
        stored = self._texts.flush()
        if self._date.flush():
            return stored
        self.reason.show()
        return False

    def _begin(self) -> None:
        self._session.database.end_typing()
        row, self._row = self._row, ""
        editors = (self.task, self.responsible, self.office, self.due)
        if self._is_there(row) and not any(editor.text().strip() for editor in editors):
            # Begun and emptied again, it is none.
            self._delete(row)
        self._texts.replace("", "", "")
        self._date.replace("")
        self.reason.hide()
        self.list.choose_none()

    def _is_there(self, row_id: str) -> bool:
        return bool(row_id) and self.list.lines.place_of(row_id) >= 0

    def _store(self) -> None:
        values = {
            "task": self.task.text(),
            "responsible": self.responsible.text(),
            "office": self.office.text(),
        }
        if self._row or any(value.strip() for value in values.values()):
            self._write(values)

    def _store_due(self) -> None:
        text = self.due.text().strip()
        try:
            due = parse_date(text) if text else None
        except DateError as error:
            raise NotTaken(_("Tenggat: {reason}").format(reason=error)) from None
        if self._row or due is not None:
            self._write({"due": due})

    def _write(self, values: dict[str, Any]) -> None:
        database = self._session.database
        if self._row:
            update_follow_up(database, self._row, values, typing=True)
        elif self._item:
            self._row = add_follow_up(database, self._meeting, values, self._item, typing=True)
        self.list.choose(self._row)

    def _refuse(self, reason: str) -> None:
        # While it is being typed a date is no date yet; that is said once it is left.
        self.reason.setText(reason)
        if not self.due.hasFocus():
            self.reason.show()

    def _search(self, text: str) -> list[tuple[str, ParticipantRow]]:
        return [
            (" · ".join(part for part in (person.name, person.office) if part), person)
            for person in matching(self._people, text)
        ]

    def _pick(self, person: ParticipantRow) -> None:
        self.responsible.setText(person.name)
        self.office.setText(person.office)
        for line in (self.responsible, self.office):
            line.setCursorPosition(0)
        self.due.setFocus()

    def _delete(self, row_id: str) -> None:
        database = self._session.database
        if not database.read_only:
            self._session.attempt(lambda: delete_follow_ups(database, [row_id]))


def _day(row: FollowUpRow) -> str:
    return short_date(row.due) if row.due else ""


def _line(row: FollowUpRow, _number: int) -> str:
    who = ", ".join(part.strip() for part in (row.responsible, row.office) if part.strip())
    return " · ".join(part for part in (row.task.strip(), who, _day(row)) if part)
