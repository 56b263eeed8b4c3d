"""Kirim dan terima: what was sent and what came in, and the two things to be done about it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.exchange.file.travels import Travel, travels
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.files.files_view import FilesView
from rakornis_desktop.ui.files.travel_columns import travel_columns
from rakornis_desktop.ui.furniture.empty_state import EmptyState
from rakornis_desktop.ui.furniture.nothing_fits import NothingFits
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.primary_button import PrimaryButton
from rakornis_desktop.ui.furniture.record_table import RecordTable
from rakornis_desktop.ui.furniture.record_view import RecordView
from rakornis_desktop.ui.furniture.search_line import SearchLine
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE

_TABLES = ("receipt", "revision", "office")


class TravelsView(FilesView):
    """The list, youngest first; Enter opens what a revision changed."""

    name = "travels"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.travels: list[Travel] = []
        self._asked = 0
        self.table = RecordTable(travel_columns(), self)
        self.view = RecordView("travels", self.table)
        self.view.setAccessibleName(_("Kiriman dan kedatangan"))
        self.view.edit_asked.connect(self.open_current)
        self.search = SearchLine(self.view)
        self.search.sought.connect(self.table.set_search)
        self.nothing_fits = NothingFits(self.view, self.search)
        self.send_button = PrimaryButton(_("&Kirim rencana…"), "send")
        self.send_button.clicked.connect(lambda: session.send_asked.emit())
        self.send_button.setEnabled(not session.database.read_only)
        self.receive_button = QPushButton(icon("inbox"), _("Te&rima berkas…"))
        self.receive_button.clicked.connect(lambda: session.receive_asked.emit())
        self._lay_out()
        self.keyboard = self.view

    def reload(self) -> None:
        """Read all travels beside the window."""
        self._asked += 1
        asked, database = self._asked, self.session.database

        self.session.in_background(
            _("Membaca daftar kiriman"), lambda _task: (asked, travels(database)), self._came
        )

    def refresh(self, changed: Changed) -> None:
        """Read anew if something was sent or received, or taken back."""
        if changed.touches(*_TABLES):
            self.reload()

    def begin_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.begin()

    def open_current(self) -> None:
        """Show what the revision of the current line changed."""
        from rakornis_desktop.ui.files.revision_dialog import RevisionDialog

        travel = self.table.row_by_id(self.view.chosen_id())
        if travel is not None:
            RevisionDialog(self.session, travel, self).open()

    def _came(self, answer: tuple[int, list[Travel]]) -> None:
        asked, found = answer
        if asked == self._asked:
            self._show(found)

    def _show(self, found: list[Travel]) -> None:
        if found != self.travels or not found:
            self.travels = found
            self.table.set_rows(found)
            if found and not self.view.chosen_id():
                self.view.choose(found[0].id)
        self._body.setCurrentIndex(0 if found else 1)
        sent = sum(travel.sent for travel in found)
        self.summary_changed.emit(
            _("{sent} dikirim · {received} diterima").format(sent=sent, received=len(found) - sent)
        )

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        top.setSpacing(NEAR)
        top.addWidget(self.search, 1)
        hint = PlainLabel(_("Enter: yang berubah"))
        hint.setForegroundRole(hint.palette().ColorRole.PlaceholderText)
        top.addWidget(hint)
        top.addStretch(1)
        top.addWidget(self.receive_button)
        top.addWidget(self.send_button)
        self._body = QStackedWidget()
        self._body.addWidget(self.view)
        self._body.addWidget(
            EmptyState(
                "mail",
                _(
                    "Belum ada rencana yang dikirim atau diterima. Kirim rencana kantor ini "
                    "sebagai satu berkas, lewat surel atau diska lepas; berkas dari kantor lain "
                    "cukup diseret ke jendela ini."
                ),
                (_("Kirim rencana…"), lambda: self.session.send_asked.emit()),
                (_("Terima berkas…"), lambda: self.session.receive_asked.emit()),
            )
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self._body, 1)
