"""What a revision that was sent or received changed, against the one before it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rakornis_desktop.exchange.file.travels import Travel
from rakornis_desktop.exchange.traffic.changed_rows import ChangedRow, changed_rows
from rakornis_desktop.exchange.traffic.changes_then import Then, changes_then
from rakornis_desktop.exchange.traffic.value_words import moment_in_words
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.files.changes_view import ChangesView
from rakornis_desktop.ui.files.travel_columns import office_of, signature_word
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.shell.background import Task
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE


class RevisionDialog(QDialog):
    """Reads beside the window, then shows the rows by name."""

    def __init__(self, session: Session, travel: Travel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Revisi {number}").format(number=travel.number))
        self.resize(860, 560)
        words = (
            _("Dikirim ke: {office}, {moment}.")
            if travel.sent
            else _("Diterima dari {office}, {moment}. Tanda tangan: {signature}.")
        )
        self.head = PlainLabel(
            words.format(
                office=office_of(travel),
                moment=moment_in_words(travel.at),
                signature=signature_word(travel.signature),
            )
        )
        self.head.setWordWrap(True)
        self.since = PlainLabel()
        self.since.setForegroundRole(self.since.palette().ColorRole.PlaceholderText)
        self.changes = ChangesView()
        self.changes.say(_("Membaca yang berubah…"))
        close = QPushButton(_("Tutup"))
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(NEAR)
        column.addWidget(self.head)
        column.addWidget(self.since)
        column.addWidget(self.changes, 1)
        column.addLayout(buttons)
        database = session.database

        def work(_task: Task) -> tuple[Then, list[ChangedRow]]:
            then = changes_then(database, travel.revision_id)
            return then, changed_rows(database.read, then.changes, then.rows)

        task = session.in_background(_("Membaca yang berubah"), work, self._came, shown=False)
        task.refused.connect(self.changes.say)

    def _came(self, found: tuple[Then, list[ChangedRow]]) -> None:
        then, rows = found
        self.since.setText(
            _("Seluruh isinya: sebelum ini belum ada revisi.")
            if then.since is None
            else _("Yang berubah sejak revisi {number}.").format(number=then.since)
        )
        self.changes.show_changes(then.changes, rows, _("Tidak ada baris yang berubah."))
