"""Dokumen: what is handed round or shown, by name; the files stay where they are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from rakornis_desktop.database.queries.meeting_rows import documents_of
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.held.document_edits import (
    add_document,
    attach_documents,
    delete_documents,
    move_documents,
    update_document,
)
from rakornis_desktop.ui.furniture.line_table import LineTable
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.meetings.meeting_fields import document_columns
from rakornis_desktop.ui.meetings.meeting_part import MeetingPart
from rakornis_desktop.ui.shell.file_dialogs import last_folder
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE


class DocumentsPart(MeetingPart):
    """The documents of one meeting."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.table = LineTable(
            document_columns(),
            name=_("Dokumen rapat"),
            add=_("Dokumen"),
            empty=_(
                "Belum ada dokumen. Seret berkasnya ke sini, pilih dari folder, atau ketik "
                "namanya bila hanya dibagikan di atas kertas."
            ),
            draggable=True,
        )
        self.choose_button = QPushButton(icon("folder"), _("Pilih berkas…"))
        self.choose_button.clicked.connect(self.choose_files)
        self.table.buttons.insertWidget(1, self.choose_button)
        explained = PlainLabel(
            _("Hanya namanya yang dicatat dan dicetak; berkasnya tidak disalin dan tidak dikirim.")
        )
        explained.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        column.setSpacing(NEAR)
        column.addWidget(explained)
        column.addWidget(self.table, 1)
        self._connect()

    def show_meeting(self, meeting_id: str) -> None:
        """Show the documents of a meeting, empty for none."""
        self.meeting_id = meeting_id
        self.table.set_rows(documents_of(self.session.database, meeting_id) if meeting_id else [])

    def set_enabled(self, enabled: bool) -> None:
        """Let the list be edited, or only read."""
        self.table.set_enabled(enabled)

    def attach(self, files: Sequence[str]) -> None:
        """Add documents by the names of their files."""
        database = self.session.database
        if self.table.enabled:
            self.session.attempt(lambda: attach_documents(database, self.meeting_id, files))

    def choose_files(self) -> None:
        """Ask for files and add their names."""
        files, _kind = QFileDialog.getOpenFileNames(
            self, _("Pilih dokumen rapat"), str(last_folder())
        )
        if files:
            self.attach(files)

    def _connect(self) -> None:
        attempt, database, table = self.session.attempt, self.session.database, self.table
        table.added.connect(self._add)
        table.misread.connect(self.session.refused)
        table.edited.connect(
            lambda row, name, value: attempt(lambda: update_document(database, row, {name: value}))
        )
        table.deleted.connect(lambda rows: attempt(lambda: delete_documents(database, rows)))
        table.reordered_by(self._move)
        for target in (table, table.table):
            target.setAcceptDrops(True)
        table.table.take_files()
        table.table.files_dropped.connect(self.attach)

    def _add(self) -> None:
        database, values = self.session.database, {"name": _("Dokumen baru")}
        if row := self.session.attempt(lambda: add_document(database, self.meeting_id, values)):
            self.table.edit(row)

    def _move(self, ids: Sequence[str], place: int) -> None:
        database = self.session.database
        self.session.attempt(lambda: move_documents(database, ids, place))
