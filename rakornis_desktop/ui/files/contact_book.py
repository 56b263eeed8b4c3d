"""Buku alamat: to whom plans are sent; a list, and the chosen address edited beside it in place."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.exchange.mail.contacts import (
    ContactRow,
    add_contact,
    contacts,
    delete_contacts,
    offices_of_addresses,
    update_contact,
)
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.regions import regions
from rakornis_desktop.ui.furniture.empty_state import EmptyState
from rakornis_desktop.ui.furniture.field import ChoiceField, Field, LineField, TextField
from rakornis_desktop.ui.furniture.field_form import FieldForm
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.record_table import RecordTable
from rakornis_desktop.ui.furniture.record_view import RecordView
from rakornis_desktop.ui.furniture.table_column import Column
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE

_NEW = ContactRow("", "", "", "", "", "")
_FORM_WIDTH = 360


class ContactBook(QWidget):
    """A new address is stored once it has an e-mail address; until then its fields wait."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._row: ContactRow | None = None
        # What is typed of an address that is not in the book yet.
        self._draft: dict[str, Any] = {}
        self.table = RecordTable(_columns(), self)
        self.view = RecordView("contacts", self.table)
        self.view.setAccessibleName(_("Buku alamat"))
        self.view.row_chosen.connect(self._choose)
        self.view.edit_asked.connect(self._edit)
        self.view.delete_asked.connect(self.delete)
        self.form = FieldForm(session.database, _lines(), self._store, margin=0)
        self.add_button = QPushButton(icon("plus"), _("Alamat baru"))
        self.add_button.clicked.connect(self.begin)
        self.delete_button = QPushButton(icon("trash-2"), _("Hapus"))
        self.delete_button.clicked.connect(self.delete)
        self._lay_out()

    def reload(self) -> None:
        """Read the book anew."""
        rows = contacts(self._session.database)
        self.table.set_rows(rows)
        self.table.finish()
        if self._row is not None and self._row.id:
            self._row = self.table.row_by_id(self._row.id)
        if self._row is None and rows:
            self._row = self.table.row_by_id(self.view.chosen_id()) or rows[0]
        if self._row is not None and self._row.id:
            self.view.choose(self._row.id)
        self._show()

    def refresh(self, changed: Changed) -> None:
        """Show what changed of the book."""
        if changed.touches("contact"):
            self.reload()

    def store_edits(self) -> bool:
        """Store what is being typed; False if a field refuses it."""
        return self._row is None or self.form.store_edits()

    def begin(self) -> None:
        """Offer empty fields for a new address."""
        if not self.store_edits():
            return
        self._row, self._draft = _NEW, {}
        self._show()
        self._edit()

    def delete(self) -> None:
        """Take the selected addresses out of the book."""
        ids = self.view.selected_ids()
        database = self._session.database
        if self._row is not None and not self._row.id:
            self._row, self._draft = None, {}
            self.reload()
        elif ids and not database.read_only:
            self._row = None
            self._session.attempt(lambda: delete_contacts(database, *ids))

    def _edit(self) -> None:
        self.form.fields["name"].editor.setFocus()

    def _choose(self, contact_id: str) -> None:
        if self._row is not None and self._row.id == contact_id:
            return
        if not self.store_edits():
            # What is refused stays in sight until it is mended or taken back with Esc.
            if self._row is not None and self._row.id:
                self.view.choose(self._row.id)
            return
        self._row, self._draft = self.table.row_by_id(contact_id), {}
        self._show()

    def _show(self) -> None:
        self.form.show_row(self._row)
        writable = not self._session.database.read_only
        self.form.setVisible(self._row is not None)
        self.form.set_enabled(writable)
        self.add_button.setEnabled(writable)
        self.delete_button.setEnabled(writable and self._row is not None)
        self.waiting.setVisible(self._row is not None and not self._row.id)
        self._body.setCurrentIndex(0 if self.table.total or self._row is not None else 1)

    def _store(self, values: dict[str, Any]) -> None:
        database, row = self._session.database, self._row
        if row is None:
            return
        if row.id:
            update_contact(database, row.id, **values)
            return
        typed = {**self._draft, **values}
        if typed.get("email"):
            added = add_contact(database, **typed)
            self._draft = {}
            self._row = next((c for c in contacts(database) if c.id == added), None)
            self.reload()
            return
        self._draft = typed
        self._row = row._replace(**typed)
        self.form.show_row(self._row)

    def _lay_out(self) -> None:
        self.waiting = PlainLabel(_("Disimpan begitu alamat surelnya terisi."))
        self.waiting.setForegroundRole(self.waiting.palette().ColorRole.PlaceholderText)
        right = QVBoxLayout()
        right.setSpacing(NEAR)
        right.addWidget(self.form)
        right.addWidget(self.waiting)
        right.addStretch(1)
        side = QWidget()
        side.setFixedWidth(_FORM_WIDTH)
        side.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.view, 1)
        row.addWidget(side)
        self._body = QStackedWidget()
        self._body.addWidget(body)
        self._body.addWidget(
            EmptyState(
                "users",
                _(
                    "Buku alamat masih kosong. Isi alamat surel kantor-kantor yang dikirimi "
                    "rencana; saat mengirim cukup dicentang."
                ),
                (_("Alamat baru"), self.begin),
            )
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.delete_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        column.setSpacing(NEAR)
        column.addWidget(self._body, 1)
        column.addLayout(buttons)


def _columns() -> list[Column]:
    return [
        Column("office", _("Kantor"), lambda row: row.region_code, text=regions().title, width=150),
        Column("name", _("Nama"), lambda row: row.name, width=180, stretch=True),
        Column("job", _("Jabatan"), lambda row: row.job, width=150),
        Column("email", _("Alamat surel"), lambda row: row.email, width=180),
        Column("note", _("Catatan"), lambda row: row.note, width=140, shown=False),
    ]


def _lines() -> list[list[Field]]:
    offices = offices_of_addresses()
    return [
        [_line("name", _("Nama"))],
        [_line("job", _("Jabatan"))],
        [
            ChoiceField(
                "region_code",
                _("Kantor"),
                offices,
                lambda row: row.region_code,
                lambda code: {"region_code": code},
            )
        ],
        [_line("email", _("Alamat surel"))],
        [
            TextField(
                "note", _("Catatan"), lambda row: row.note, lambda text: {"note": text}, lines=3
            )
        ],
    ]


def _line(name: str, title: str) -> Field:
    return LineField(
        name, title, lambda row: str(getattr(row, name)), lambda text: {name: text.strip()}
    )
