"""Rapat: one meeting prepared, held, and what remains of it; its papers."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
)

from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.database.queries.meeting_rows import (
    MeetingRow,
    agenda_of,
    meetings_of,
    participants_of,
)
from rakornis_desktop.database.queries.searched_rows import place_in_meeting
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import short_date
from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.meeting.meeting_edits import (
    create_meeting,
    create_meeting_like,
    delete_meeting,
)
from rakornis_desktop.ui.furniture.empty_state import EmptyState
from rakornis_desktop.ui.meetings.after_view import AfterView
from rakornis_desktop.ui.meetings.hold_view import HoldView
from rakornis_desktop.ui.meetings.meeting_papers_menu import MeetingPapersMenu
from rakornis_desktop.ui.meetings.meeting_view import MeetingView
from rakornis_desktop.ui.meetings.prepare_view import PrepareView
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.page import Page
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE

# What the page shows of a meeting; a change of other tables is none of its business.
_TABLES = (
    "meeting",
    "rundown_item",
    "agenda_item",
    "participant",
    "contribution",
    "follow_up",
    "signatory",
    "meeting_document",
    "frozen_paper",
    "decision",
    # What agenda items are about.
    "agenda_activity",
    "agenda_issue",
    "agenda_follow_up",
    "activity",
    "budget",
    "link",
    "issue",
    "plan",
    "office",
)

_NOT_COUNTED = {"contribution", "follow_up", "decision", "decision_activity"}


class MeetingPage(Page):
    """One meeting at a time, the youngest first."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._meetings: list[MeetingRow] = []
        # Views out of sight that something changed in since they were shown.
        self._missed: set[MeetingView] = set()
        self._make_top()
        self.prepare = PrepareView(session)
        self.hold = HoldView(session)
        self.after = AfterView(session)
        self._views: list[tuple[str, MeetingView]] = [
            (_("Persiapan"), self.prepare),
            (_("Pelaksanaan"), self.hold),
            (_("Sesudah"), self.after),
        ]
        self._lay_out()

    @property
    def meeting_id(self) -> str:
        """The id of the meeting shown, empty for none."""
        return str(self.choice.currentData() or "")

    # What the officer sees

    def reload(self) -> None:
        """Read the meetings anew; the one shown stays."""
        self._show_choice()
        self._show()

    def refresh(self, changed: Changed) -> None:
        """Show what changed of the meeting."""
        if not changed.touches(*_TABLES):
            return
        before = self.meeting_id
        if changed.touches("meeting"):
            self._show_choice()
        if self.meeting_id != before:
            self._show()
            return
        for _title, view in self._views:
            if view is self.tabs.currentWidget():
                view.refresh(changed)
            else:
                # Typing in one must not wait for those that nobody sees.
                self._missed.add(view)
        # What is typed most counts in no summary.
        if changed.whole or not changed.rows.keys() <= _NOT_COUNTED:
            self._show_summary()

    def show_agenda_item(self, meeting_id: str, item_id: str) -> None:
        """Show an agenda item where it is discussed; without one the meeting as it is held."""
        if not meeting_id:
            return
        place = self.choice.findData(meeting_id)
        if place < 0:
            self.session.refused.emit(_("Rapatnya tidak ada dalam rencana ini."))
            return
        self.choice.setCurrentIndex(place)
        self.tabs.setCurrentWidget(self.hold)
        if item_id:
            self.hold.open_item(item_id)

    def reveal(self, row_id: str, kind: str = "") -> bool:
        """Show the meeting that a row belongs to, and the row in the view that has it."""
        place = place_in_meeting(self.session.database, kind, row_id)
        found = self.choice.findData(place.meeting_id) if place else -1
        if place is None or found < 0 or not self.store_edits():
            return False
        self.choice.setCurrentIndex(found)
        # The view is shown first: one out of sight does not know the youngest rows yet.
        view: MeetingView = self.hold if place.agenda_item_id else self.prepare
        self.tabs.setCurrentWidget(view)
        view.reveal(row_id, kind, place.agenda_item_id)
        return True

    def store_edits(self) -> bool:
        """Store what is being typed; False if a field refuses it."""
        return all(view.store_edits() for _title, view in self._views)

    # Building

    def _make_top(self) -> None:
        self.choice = QComboBox()
        self.choice.setAccessibleName(_("Rapat yang ditampilkan"))
        self.choice.setMinimumWidth(320)
        self.choice.setMaximumWidth(640)
        # A long name is cut here; it stands whole in Data rapat.
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.setMinimumContentsLength(48)
        self.choice.currentIndexChanged.connect(lambda _index: self._show())
        self.new_button = QPushButton(icon("plus"), _("Rapat baru"))
        new = QMenu(self.new_button)
        new.addAction(icon("plus"), _("Rapat kosong"), self.add_meeting)
        self.like_last = new.addAction(
            icon("copy"),
            _("Seperti rapat terakhir: tempat, peserta, penanda tangan"),
            self.add_meeting_like_last,
        )
        self.new_button.setMenu(new)
        self.print_button = QPushButton(icon("printer"), _("Cetak"))
        self.papers = MeetingPapersMenu(self.session, self._to_print, self)
        self.print_button.setMenu(self.papers)
        self.more_button = QPushButton(icon("trash-2"), _("Hapus rapat"))
        self.more_button.setToolTip(_("Hapus rapat ini; Urungkan mengembalikannya utuh"))
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
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for title, view in self._views:
            self.tabs.addTab(view, title)
        self.tabs.currentChanged.connect(lambda _place: self._catch_up())
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

    # Showing

    def _show_choice(self) -> None:
        chosen = self.meeting_id
        self._meetings = meetings_of(self.session.database, self.session.plan.id)
        self.choice.blockSignals(True)
        self.choice.clear()
        for row in self._meetings:
            day = short_date(row.starts_on) if row.starts_on else _("tanpa tanggal")
            title = on_one_line(row.title) or _("Rapat")
            self.choice.addItem(f"{title} · {day}", row.id)
        if self._meetings:
            self.choice.setCurrentIndex(max(self.choice.findData(chosen), 0))
        self.choice.blockSignals(False)
        self._body.setCurrentIndex(0 if self._meetings else 1)
        writable = not self.session.database.read_only
        self.new_button.setEnabled(writable)
        self.like_last.setEnabled(bool(self._meetings))
        for widget in (self.choice, self.print_button):
            widget.setEnabled(bool(self._meetings))
        self.more_button.setEnabled(writable and bool(self._meetings))

    def _catch_up(self) -> None:
        view = self.tabs.currentWidget()
        if view in self._missed:
            self._missed.discard(view)
            view.show_meeting(self.meeting_id)

    def _show(self) -> None:
        self._missed.clear()
        for _title, view in self._views:
            view.show_meeting(self.meeting_id)
        self._show_summary()

    def _show_summary(self) -> None:
        if not self.meeting_id:
            self.summary_changed.emit("")
            return
        database = self.session.database
        people = participants_of(database, self.meeting_id)
        self.summary_changed.emit(
            _("{items} pokok bahasan · {people} peserta, hadir {present}").format(
                items=len(agenda_of(database, self.meeting_id)),
                people=len(people),
                present=sum(person.present for person in people),
            )
        )

    # Changing

    def add_meeting(self) -> None:
        """Make a meeting and begin with its head."""
        database, plan = self.session.database, self.session.plan.id
        self._begin(self.session.attempt(lambda: create_meeting(database, plan)))

    def add_meeting_like_last(self) -> None:
        """Make a meeting with the place, people and signatories of the last one."""
        database, plan = self.session.database, self.session.plan.id
        if self._meetings:
            earlier = self._meetings[0].id
            self._begin(self.session.attempt(lambda: create_meeting_like(database, plan, earlier)))

    def preview(self, what: str) -> None:
        """Show a paper as it will be printed: its word in the registry of papers."""
        self.papers.preview(what)

    def _begin(self, meeting_id: str | None) -> None:
        if meeting_id:
            self.reload()
            self.choice.setCurrentIndex(max(self.choice.findData(meeting_id), 0))
            self.tabs.setCurrentWidget(self.prepare)
            self.prepare.begin()

    def _to_print(self) -> str:
        """Return the meeting shown once what is being typed is stored, else nothing."""
        return self.meeting_id if self.meeting_id and self.store_edits() else ""

    def _delete(self) -> None:
        # Undo brings it back whole, so nobody is asked first.
        if meeting_id := self.meeting_id:
            self.session.attempt(lambda: delete_meeting(self.session.database, meeting_id))
