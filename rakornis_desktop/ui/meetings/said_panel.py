"""What is said: the contributions of an agenda item, and the lines in which one is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from rakornis_desktop.database.queries.meeting_rows import ContributionRow, ParticipantRow
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.held.discussion_edits import (
    add_contribution,
    delete_contributions,
    update_contribution,
)
from rakornis_desktop.meeting.people.attendance import matching
from rakornis_desktop.ui.furniture.autosave import Autosave
from rakornis_desktop.ui.furniture.name_line import NameLine
from rakornis_desktop.ui.furniture.wrapped_list import WrappedLines, WrappedList
from rakornis_desktop.ui.meetings.section_head import SectionHead
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import TIGHT


class SaidPanel(QWidget):
    """Enter ends what one says and begins the next; Shift+Enter begins a new line in it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._item = ""
        self._row = ""
        self._people: Sequence[ParticipantRow] = ()
        self.head = SectionHead(_("Ta&nggapan"))
        self.list = WrappedList(WrappedLines(_line), _("Tanggapan"))
        self.list.setMinimumHeight(56)
        self.list.opened.connect(self.edit)
        self.list.delete_asked.connect(self._delete)
        self.text = QPlainTextEdit()
        self.speaker = NameLine(self._search)
        self.speaker.setPlaceholderText(_("Siapa"))
        self.speaker.setAccessibleName(_("Pembicara"))
        self.speaker.picked.connect(self._pick)
        self.speaker.returnPressed.connect(lambda: self.text.setFocus())
        self.office = QLineEdit()
        self.office.setPlaceholderText(_("Instansi"))
        self.office.setAccessibleName(_("Instansi pembicara"))
        self.office.returnPressed.connect(lambda: self.text.setFocus())
        self.text.setPlaceholderText(_("Yang disampaikan. Enter: tanggapan berikutnya."))
        self.text.setAccessibleName(_("Yang disampaikan"))
        self.text.setTabChangesFocus(True)
        self.text.installEventFilter(self)
        self.head.set_buddy(self.speaker)
        self._save = Autosave(
            [self.speaker, self.office, self.text], self._store, at_once=lambda: not self._row
        )
        self._save.refused.connect(session.refused)
        who = QHBoxLayout()
        who.setSpacing(TIGHT)
        who.addWidget(self.speaker, 1)
        who.addWidget(self.office, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.head)
        column.addWidget(self.list, 1)
        column.addLayout(who)
        column.addWidget(self.text)
        self.fit_letters()

    def fit_letters(self) -> None:
        """Keep room for two lines of what is said, however large the letters are."""
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * 2 + 14)
        self.list.lay_out_anew()

    def set_people(self, people: Sequence[ParticipantRow]) -> None:
        """Complete names from ``people``, those who are there first."""
        self._people = people

    def show_item(self, item_id: str, rows: Sequence[ContributionRow]) -> None:
        """Show what was said on an item; what is being typed on the same one stays."""
        if item_id != self._item:
            self.flush()
            self._begin()
            self._item = item_id
        self.list.lines.set_rows(rows)
        self.head.set_count(len(rows))
        shown = next((row for row in rows if row.id == self._row), None)
        if shown is not None:
            self._save.show(shown.speaker, shown.office, shown.text)
        elif self._row:
            # Taken back: the lines are free for the next one.
            self._begin()
        writable = bool(item_id) and not self._session.database.read_only
        for editor in (self.speaker, self.office, self.text):
            editor.setEnabled(writable)

    def edit(self, row_id: str) -> None:
        """Go on with something that was said before."""
        if self._session.database.read_only or not self.flush():
            return
        for row in self.list.lines.rows:
            if row.id == row_id:
                self._session.database.end_typing()
                self._row = row_id
                self._save.replace(row.speaker, row.office, row.text)
                self.text.setFocus()
                self.text.moveCursor(self.text.textCursor().MoveOperation.End)

    def finish(self) -> None:
        """End what one says, and begin with the next."""
        if self.flush():
            self._begin()
            self.speaker.setFocus()

    def flush(self) -> bool:
        """Store what is being typed; False if it is refused."""
        return self._save.flush()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's own name
        if (
            watched is self.text
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            self.finish()
            return True
        return super().eventFilter(watched, event)

    def _begin(self) -> None:
        self._session.database.end_typing()
        row, self._row = self._row, ""
        said = (self.speaker.text(), self.office.text(), self.text.toPlainText())
        if row and self.list.lines.place_of(row) >= 0 and not any(text.strip() for text in said):
            # Begun and emptied again, it is none.
            self._delete(row)
        self._save.replace("", "", "")
        self.list.choose_none()

    def _store(self) -> None:
        database = self._session.database
        values = {
            "speaker": self.speaker.text(),
            "office": self.office.text(),
            "text": self.text.toPlainText(),
        }
        if self._row:
            update_contribution(database, self._row, values, typing=True)
        elif self._item and any(value.strip() for value in values.values()):
            self._row = add_contribution(database, self._item, values, typing=True)
        self.list.choose(self._row)

    def _search(self, text: str) -> list[tuple[str, ParticipantRow]]:
        found = sorted(matching(self._people, text), key=lambda person: not person.present)
        return [
            (" · ".join(part for part in (person.name, person.office) if part), person)
            for person in found
        ]

    def _pick(self, person: ParticipantRow) -> None:
        self.speaker.setText(person.name)
        self.office.setText(person.office)
        for line in (self.speaker, self.office):
            line.setCursorPosition(0)
        self.text.setFocus()

    def _delete(self, row_id: str) -> None:
        database = self._session.database
        if not database.read_only:
            self._session.attempt(lambda: delete_contributions(database, [row_id]))


def _line(row: ContributionRow, _number: int) -> str:
    who = row.speaker.strip()
    if row.office.strip():
        who = f"{who} ({row.office.strip()})" if who else row.office.strip()
    return f"{who}: {row.text.strip()}" if who else row.text.strip()
