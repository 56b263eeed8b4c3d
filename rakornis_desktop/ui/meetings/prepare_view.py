"""Persiapan: the meeting's head, agenda and rundown, who comes, what is shown, who signs."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.field_form import FieldForm
from rakornis_desktop.ui.furniture.line_table import LineTable
from rakornis_desktop.ui.meetings.agenda_part import AgendaPart
from rakornis_desktop.ui.meetings.documents_part import DocumentsPart
from rakornis_desktop.ui.meetings.head_part import HeadPart
from rakornis_desktop.ui.meetings.meeting_part import MeetingPart
from rakornis_desktop.ui.meetings.meeting_view import MeetingView
from rakornis_desktop.ui.meetings.people_part import PeoplePart
from rakornis_desktop.ui.meetings.rundown_part import RundownPart
from rakornis_desktop.ui.meetings.signatories_part import SignatoriesPart
from rakornis_desktop.ui.shell.session import Session

# What of a meeting's agenda is shown: its items, and the rows they are about.
_OF_AGENDA = (
    "agenda_item",
    "agenda_activity",
    "agenda_issue",
    "agenda_follow_up",
    "follow_up",
    "decision",
    "activity",
    "budget",
    "issue",
    "plan",
    "office",
)


class PrepareView(MeetingView):
    """What is to be known before the meeting begins."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.head_part = HeadPart(session)
        self.agenda = AgendaPart(session)
        self.rundown = RundownPart(session)
        self.people_part = PeoplePart(session)
        self.documents = DocumentsPart(session)
        self.signatories = SignatoriesPart(session)
        self._lay_out()
        if session.database.read_only:
            for _name, part, _tables in self._parts():
                part.set_enabled(False)

    @property
    def head(self) -> FieldForm:
        """The form of the meeting's head."""
        return self.head_part.form

    @property
    def people(self) -> LineTable:
        """The table of participants."""
        return self.people_part.table

    def show_meeting(self, meeting_id: str) -> None:
        """Show what is prepared of a meeting."""
        self.meeting_id = meeting_id
        for _name, part, _tables in self._parts():
            part.show_meeting(meeting_id)
        self._show_counts()

    def refresh(self, changed: Changed) -> None:
        """Show the parts that something changed in."""
        for _name, part, tables in self._parts():
            if changed.touches(*tables):
                part.show_meeting(self.meeting_id)
        self._show_counts()

    def reveal(self, row_id: str, kind: str, agenda_item_id: str = "") -> bool:
        """Choose a participant or a document; the meeting itself is its head."""
        parts: dict[str, MeetingPart] = {
            "meeting": self.head_part,
            "participant": self.people_part,
            "meeting_document": self.documents,
        }
        if kind not in parts:
            return False
        self.tabs.setCurrentWidget(parts[kind])
        table = {"participant": self.people, "meeting_document": self.documents.table}.get(kind)
        return table is None or table.reveal(row_id)

    def store_edits(self) -> bool:
        """Store what is being typed; False if a field refuses it."""
        stored = self.head.store_edits()
        if not stored:
            self.tabs.setCurrentIndex(0)
        return stored

    def begin(self) -> None:
        """Put the cursor where a new meeting begins."""
        self.tabs.setCurrentIndex(0)
        self.head.fields["number"].editor.setFocus()

    def _parts(self) -> tuple[tuple[str, MeetingPart, tuple[str, ...]], ...]:
        """Return name, part and the tables it shows, in the order of the tabs."""
        return (
            (_("Data rapat"), self.head_part, ("meeting", "plan", "office")),
            (_("Agenda"), self.agenda, _OF_AGENDA),
            (_("Susunan acara"), self.rundown, ("rundown_item", "meeting")),
            (_("Peserta"), self.people_part, ("participant",)),
            (_("Dokumen"), self.documents, ("meeting_document",)),
            (_("Penanda tangan"), self.signatories, ("signatory",)),
        )

    def _lay_out(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for name, part, _tables in self._parts():
            self.tabs.addTab(part, name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)

    def _show_counts(self) -> None:
        """Say beside a tab's name how much is in it."""
        counts = {
            1: self.agenda.items.model.rowCount(),
            3: self.people.model.rowCount(),
            4: self.documents.table.model.rowCount(),
        }
        for number, (name, _part, _tables) in enumerate(self._parts()):
            count = counts.get(number, 0)
            self.tabs.setTabText(number, f"{name} ({count})" if count else name)
