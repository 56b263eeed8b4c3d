"""Data rapat: what the head of every paper says; names are completed from whom one knows."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from rakornis_desktop.database.queries.meeting_rows import meeting, participants_of
from rakornis_desktop.database.queries.plans_of_offices import plan_by_id
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.meeting_edits import update_meeting
from rakornis_desktop.meeting.people.known_people import KnownPerson, known_people
from rakornis_desktop.ui.furniture.choice_line import Choice
from rakornis_desktop.ui.furniture.field_form import FieldForm
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.meetings.meeting_fields import meeting_lines
from rakornis_desktop.ui.meetings.meeting_part import MeetingPart
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE

_WIDEST = 900
_MOST_OFFERED = 30


class HeadPart(MeetingPart):
    """The form of one meeting's head."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._people: list[KnownPerson] | None = None
        self.form = FieldForm(session.database, meeting_lines(self._search), self._store)
        self.about = PlainLabel()
        self.about.setWordWrap(True)
        self.about.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.about.setContentsMargins(SPACE, NEAR, SPACE, 0)
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.about)
        column.addWidget(self.form, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def show_meeting(self, meeting_id: str) -> None:
        """Show the head of a meeting, nothing for none."""
        database = self.session.database
        self.meeting_id = meeting_id
        self._people = None
        row = meeting(database, meeting_id) if meeting_id else None
        self.form.show_row(row)
        plan = plan_by_id(database, row.plan_id) if row else None
        if plan is not None:
            words = _("Tahun anggaran {year}, menurut rencana {office} yang dibahas.")
            office = plan.government.removeprefix(_("Pemerintah ")) or plan.office_name
            self.about.setText(words.format(year=plan.fiscal_year, office=office))
        else:
            self.about.setText("")

    def set_enabled(self, enabled: bool) -> None:
        """Let the form be edited, or only read."""
        self.form.set_enabled(enabled)

    def _store(self, values: dict[str, object]) -> None:
        if self.meeting_id:
            update_meeting(self.session.database, self.meeting_id, values)

    def _search(self, text: str) -> list[Choice]:
        words = text.casefold().split()
        found = []
        for person in self._known():
            said = " · ".join(part for part in (person.name, person.job, person.office) if part)
            if all(word in said.casefold() for word in words):
                found.append(Choice(person.name, person.name, said))
        return found[:_MOST_OFFERED]

    def _known(self) -> list[KnownPerson]:
        """Return officials and participants; read once for each time the meeting is shown."""
        if self._people is None:
            database = self.session.database
            people = [person for person in known_people(database) if person.name]
            names = {person.name for person in people}
            people += [
                KnownPerson("", row.name, row.office, row.job)
                for row in (participants_of(database, self.meeting_id) if self.meeting_id else [])
                if row.name and row.name not in names
            ]
            self._people = people
        return self._people
