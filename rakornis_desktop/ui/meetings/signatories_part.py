"""Penanda tangan: who signs the meeting's papers, chosen from whom the program knows or typed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from rakornis_desktop.database.queries.meeting_rows import signatories_of
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.people.known_people import KnownPerson, known_people
from rakornis_desktop.meeting.people.signatory_edits import (
    add_signatory,
    delete_signatories,
    move_signatories,
    update_signatory,
)
from rakornis_desktop.ui.furniture.line_table import LineTable
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.meetings.meeting_fields import signatory_columns
from rakornis_desktop.ui.meetings.meeting_part import MeetingPart
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE

_MOST_OFFERED = 30


class SignatoriesPart(MeetingPart):
    """Who signs the papers of one meeting, in this order."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.table = LineTable(
            signatory_columns(),
            name=_("Penanda tangan"),
            add=_("Penanda tangan"),
            empty=_("Belum ada penanda tangan. Tambahkan pimpinan rapat dan notulis."),
            draggable=True,
        )
        self.officials_button = QPushButton(icon("users"), _("Isi dari pejabat"))
        self.officials_button.setToolTip(
            _("Isi nama, jabatan, pangkat, dan NIP baris yang dipilih")
        )
        self._menu = QMenu(self.officials_button)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.officials_button.setMenu(self._menu)
        self.table.buttons.insertWidget(1, self.officials_button)
        explained = PlainLabel(
            _(
                "Peran «Pimpinan Rapat» dan «Notulis» menandatangani notulen dan berita acara; "
                "yang lain ikut menandatangani sebagai wakil."
            )
        )
        explained.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        column.setSpacing(NEAR)
        column.addWidget(explained)
        column.addWidget(self.table, 1)
        self._connect()

    def show_meeting(self, meeting_id: str) -> None:
        """Show who signs for a meeting, empty for none."""
        self.meeting_id = meeting_id
        self.table.set_rows(signatories_of(self.session.database, meeting_id) if meeting_id else [])

    def set_enabled(self, enabled: bool) -> None:
        """Let the list be edited, or only read."""
        self.table.set_enabled(enabled)

    def fill(self, person: KnownPerson) -> None:
        """Write somebody into the current line, into a new one if there is none."""
        database, values = self.session.database, person.as_signatory()
        if current := self.table.current_id():
            self.session.attempt(lambda: update_signatory(database, current, values))
        else:
            self.session.attempt(lambda: add_signatory(database, self.meeting_id, values))

    def _fill_menu(self) -> None:
        self._menu.clear()
        offered = [
            person for person in known_people(self.session.database, self.meeting_id) if person.name
        ]
        for person in offered[:_MOST_OFFERED]:
            said = " · ".join(part for part in (person.name, person.job, person.group) if part)
            # An ampersand would become an underlined letter.
            self._menu.addAction(said.replace("&", "&&"), partial(self.fill, person))
        if not offered:
            nobody = self._menu.addAction(_("Belum ada pejabat. Isi di Pengaturan."))
            nobody.setEnabled(False)

    def _connect(self) -> None:
        attempt, database, table = self.session.attempt, self.session.database, self.table
        table.added.connect(self._add)
        table.misread.connect(self.session.refused)
        table.edited.connect(
            lambda row, name, value: attempt(lambda: update_signatory(database, row, {name: value}))
        )
        table.deleted.connect(lambda rows: attempt(lambda: delete_signatories(database, rows)))
        table.reordered_by(self._move)

    def _add(self) -> None:
        database, values = self.session.database, {"role": _("Wakil peserta")}
        if row := self.session.attempt(lambda: add_signatory(database, self.meeting_id, values)):
            self.table.edit(row)

    def _move(self, ids: Sequence[str], place: int) -> None:
        database = self.session.database
        self.session.attempt(lambda: move_signatories(database, ids, place))
