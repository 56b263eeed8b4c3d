"""To whom a plan goes by mail: the address book with ticks, and a line to add someone."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.database.edits.field_refusal import FieldRefusal
from rakornis_desktop.exchange.mail.contacts import ContactRow, add_contact, contacts
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.ui.furniture.check_style import check_style
from rakornis_desktop.ui.furniture.field_frame import FieldFrame
from rakornis_desktop.ui.furniture.plain_text import plain_tooltip
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, TIGHT

_ID = int(Qt.ItemDataRole.UserRole)
_LINES = 5


class RecipientList(QWidget):
    """Ticks of one office are set when that office is chosen; further ones are the officer's."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._region = ""
        self._contacts: list[ContactRow] = []
        self.list = QListWidget()
        self.list.setStyle(check_style())
        self.list.setAccessibleName(_("Penerima surel"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._line = self.list.fontMetrics().height() + NEAR
        self.list.setFixedHeight(self._line * _LINES + TIGHT)
        self.list.itemChanged.connect(lambda _item: self.changed.emit())
        self.name, self.address = QLineEdit(), QLineEdit()
        self.name_frame = FieldFrame(_("Nama penerima baru"), self.name)
        self.address_frame = FieldFrame(_("Alamat surel"), self.address)
        for line in (self.name, self.address):
            line.returnPressed.connect(self.add)
        self.add_button = QPushButton(icon("plus"), _("Tambah"))
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self.add)
        row = QHBoxLayout()
        row.setSpacing(NEAR)
        row.addWidget(self.name_frame, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.address_frame, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.list)
        column.addLayout(row)
        self._read(set())

    def choose_office(self, region_code: str) -> None:
        """Tick the addresses of an office, and none else."""
        self._region = region_code
        self._read({row.id for row in self._contacts if region_code and self._is_of(row)})

    def chosen(self) -> list[ContactRow]:
        """Return who is ticked."""
        ticked = self._ticked()
        return [row for row in self._contacts if row.id in ticked]

    def add(self) -> None:
        """Put someone new into the address book and tick them."""
        name, address = self.name.text().strip(), self.address.text().strip()
        self.address_frame.accept()
        self.name_frame.accept()
        try:
            added = add_contact(
                self._session.database, region_code=self._region, name=name, email=address
            )
        except FieldRefusal as refusal:
            frame = self.name_frame if refusal.field == "name" else self.address_frame
            frame.refuse(refusal.reason)
            return
        except Refusal as refusal:
            self.address_frame.refuse(str(refusal))
            return
        self.name.clear()
        self.address.clear()
        self._read(self._ticked() | {added})

    def _is_of(self, row: ContactRow) -> bool:
        return row.region_code == self._region

    def _ticked(self) -> set[str]:
        items = (self.list.item(at) for at in range(self.list.count()))
        return {i.data(_ID) for i in items if i.checkState() == Qt.CheckState.Checked}

    def _read(self, ticked: set[str]) -> None:
        """Show the book, the chosen office's addresses first."""
        book = contacts(self._session.database)
        self._contacts = sorted(book, key=lambda row: not self._is_of(row))
        self.list.blockSignals(True)
        self.list.clear()
        for row in self._contacts:
            text = " · ".join(filter(None, (row.name, row.email, row.job)))
            item = QListWidgetItem(on_one_line(text), self.list)
            item.setData(_ID, row.id)
            item.setSizeHint(QSize(0, self._line))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = row.id in ticked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            item.setToolTip(plain_tooltip(text))
        self.list.blockSignals(False)
        self.changed.emit()
