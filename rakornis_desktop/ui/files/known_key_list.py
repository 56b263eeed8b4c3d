"""The keys of other offices: whose, since when, accepted by whom, and whether they still count."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.exchange.traffic.key_book import (
    TRUSTED,
    KnownKeyRow,
    distrust_key,
    forget_key,
    key_state_name,
    known_keys,
    trust_key,
)
from rakornis_desktop.exchange.traffic.value_words import moment_in_words
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.record_table import RecordTable
from rakornis_desktop.ui.furniture.record_view import RecordView
from rakornis_desktop.ui.furniture.table_column import Column
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, hues


class KnownKeyList(QWidget):
    """Every change is one step of undo."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.table = RecordTable(_columns(), self)
        self.view = RecordView("known_keys", self.table)
        self.view.setAccessibleName(_("Kunci kantor lain"))
        self.view.row_chosen.connect(lambda _id: self._show_buttons())
        self.view.delete_asked.connect(lambda: self._change(forget_key))
        self.trust_button = QPushButton(icon("check"), _("Percayai lagi"))
        self.trust_button.clicked.connect(lambda: self._change(trust_key))
        self.distrust_button = QPushButton(icon("ban"), _("Jangan percayai"))
        self.distrust_button.clicked.connect(lambda: self._change(distrust_key))
        self.forget_button = QPushButton(icon("trash-2"), _("Lupakan"))
        self.forget_button.clicked.connect(lambda: self._change(forget_key))
        self.words = PlainLabel()
        self.words.setWordWrap(True)
        self.words.setForegroundRole(self.words.palette().ColorRole.PlaceholderText)
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR)
        for button in (self.distrust_button, self.trust_button, self.forget_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(self.words)
        column.addWidget(self.view, 1)
        column.addLayout(buttons)

    def reload(self) -> None:
        """Read all keys anew."""
        rows = known_keys(self._session.database)
        self.table.set_rows(rows)
        self.table.finish()
        if rows and not self.view.chosen_id():
            self.view.choose(rows[0].id)
        self.view.setVisible(bool(rows))
        self.words.setText(
            _(
                "Berkas yang ditandatangani dengan kunci yang dipercaya diterima tanpa bertanya. "
                "Kunci yang dilupakan ditanyakan lagi pada kiriman berikutnya."
            )
            if rows
            else _(
                "Belum ada kunci kantor lain. Kunci pengirim diingat saat kiriman pertamanya "
                "diterima."
            )
        )
        self._show_buttons()

    def _current(self) -> KnownKeyRow | None:
        row = self.table.row_by_id(self.view.chosen_id())
        return row if isinstance(row, KnownKeyRow) else None

    def _change(self, change: Callable[[Database, KnownKeyRow], None]) -> None:
        key, database = self._current(), self._session.database
        if key is not None and not database.read_only:
            self._session.attempt(lambda: change(database, key))

    def _show_buttons(self) -> None:
        key = self._current()
        writable = key is not None and not self._session.database.read_only
        trusted = key is not None and key.state == TRUSTED
        for button in (self.trust_button, self.distrust_button, self.forget_button):
            button.setVisible(key is not None)
            button.setEnabled(writable)
        self.trust_button.setVisible(key is not None and not trusted)
        self.distrust_button.setVisible(trusted)


def _columns() -> list[Column]:
    return [
        Column("office", _("Kantor"), lambda row: row.name, width=240, stretch=True),
        Column("fingerprint", _("Sidik kunci"), lambda row: row.fingerprint, width=190),
        Column(
            "state",
            _("Keadaan"),
            lambda row: row.state,
            text=key_state_name,
            width=110,
            hue=lambda row: hues().agreed if row.state == TRUSTED else hues().differs,
        ),
        Column(
            "first_seen",
            _("Pertama terlihat"),
            lambda row: row.first_seen,
            text=moment_in_words,
            width=150,
        ),
        Column("accepted_by", _("Diterima oleh"), lambda row: row.accepted_by, width=170),
    ]
