"""Kirim ke semua: our plan as a file for each office, with mails for those in the address book."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.exchange.traffic.sending_all import Recipient, SentTo, recipients, send_all
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.line_model import LineColumn, LineModel
from rakornis_desktop.ui.furniture.message_line import MessageLine
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.primary_button import PrimaryButton
from rakornis_desktop.ui.furniture.task_line import TaskLine
from rakornis_desktop.ui.furniture.wrapped_table import WrappedTable
from rakornis_desktop.ui.shell.background import Task
from rakornis_desktop.ui.shell.file_dialogs import last_folder
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE


class RecipientLine(NamedTuple):
    """An office as it is listed; ``result`` says what was written for it."""

    id: str
    chosen: bool
    name: str
    addresses: str
    result: str = ""


class SendAllDialog(QDialog):
    """Which offices, in which folder, with mails or without; then what was written for each."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.offices: list[Recipient] = recipients(session.database)
        self.chosen = {one.id for one in self.offices if len(one.region_code) > 2}
        self.sent: dict[str, SentTo] = {}
        self._came: list[SentTo] = []
        self._task: Task | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Kirim ke semua"))
        self.resize(900, 600)
        self.message = MessageLine(lines=2)
        self.progress = TaskLine()
        self.model = LineModel(
            [
                LineColumn("chosen", "", 36, check=True),
                LineColumn("name", _("Kantor"), 220, fixed=True),
                LineColumn("addresses", _("Buku alamat"), 150, fixed=True),
                LineColumn("result", _("Hasil"), 300, fixed=True, stretch=True),
            ],
            self,
        )
        self.model.edited.connect(self._tick)
        self.table = WrappedTable(self.model, _("Kantor penerima"))
        self.folder = QLineEdit(str(last_folder()))
        self.folder.setAccessibleName(_("Folder tujuan"))
        self.folder.textChanged.connect(lambda _text: self._show())
        self.mails = QCheckBox(_("Buat juga draf surel (.eml) bagi yang ada di buku alamat"))
        known = any(one.addresses for one in self.offices)
        self.mails.setEnabled(known)
        self.mails.setChecked(known)
        self.close_button = QPushButton(_("Batal"))
        self.close_button.clicked.connect(self.reject)
        self.write_button = PrimaryButton(_("Tulis"))
        self.write_button.clicked.connect(self.write)
        self._lay_out()
        self._show()

    def write(self) -> None:
        """Write the files, beside the window."""
        folder = Path(self.folder.text().strip())
        if not folder.is_dir():
            self.message.refuse(
                _("Folder {folder} tidak ada. Pilih folder lain.").format(folder=folder)
            )
            return
        self.message.hide()
        chosen = [one for one in self.offices if one.id in self.chosen]
        database, mails = self.session.database, self.mails.isChecked()
        self.sent, self._came = {}, []
        came = self._came

        def work(task: Task) -> None:
            for one in send_all(
                database,
                folder,
                chosen,
                mails=mails,
                progress=task.progressed.emit,
                cancelled=lambda: task.stopping,
            ):
                came.append(one)

        label = _("Menulis {count} berkas").format(count=len(chosen))
        self._task = self.session.in_background(label, work, self._wrote)
        self._task.progressed.connect(self._take_came)
        self._task.refused.connect(self.message.refuse)
        self._task.ended.connect(self._ended)
        self.progress.follow(self._task)
        self._show()

    def choose_folder(self) -> None:
        """Ask for the folder."""
        chosen = QFileDialog.getExistingDirectory(self, _("Folder tujuan"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def reject(self) -> None:  # Qt's own name
        """Close; what is running is stopped first."""
        if self._task is not None:
            self._task.cancel()
            self.close_button.setEnabled(False)
            return
        super().reject()

    def _wrote(self, _nothing: object) -> None:
        self._take_came()
        files = [one for one in self.sent.values() if one.file]
        mails = sum(one.mail is not None for one in files)
        said = _("{count} berkas ditulis").format(count=len(files))
        said += _(", {count} draf surel.").format(count=mails) if mails else "."
        if len(files) < len(self.sent):
            self.message.warn(said)
        else:
            self.message.tell(said)
        self.session.told.emit(said)

    def _take_came(self, *_progress: int) -> None:
        self.sent = {one.recipient.id: one for one in self._came}
        self._show()

    def _ended(self) -> None:
        self._task = None
        self.close_button.setEnabled(True)
        self._show()

    def _tick(self, office: str, _field: str, on: bool) -> None:
        (self.chosen.add if on else self.chosen.discard)(office)
        self._show()

    def _show(self) -> None:
        self.model.set_rows(
            [
                RecipientLine(
                    one.id,
                    one.id in self.chosen,
                    one.name,
                    _("{count} alamat").format(count=one.addresses)
                    if one.addresses
                    else _("belum ada"),
                    self.sent[one.id].in_words() if one.id in self.sent else "",
                )
                for one in self.offices
            ]
        )
        idle = self._task is None
        ready = idle and bool(self.chosen) and bool(self.folder.text().strip())
        self.write_button.setEnabled(ready and not self.session.database.read_only)
        self.write_button.setText(_("Tulis {count} berkas").format(count=len(self.chosen)))
        self.table.setEnabled(idle)
        self.close_button.setText(_("Tutup") if self.sent and idle else _("Batal"))

    def _lay_out(self) -> None:
        hint = PlainLabel(
            _(
                "Setiap kantor mendapat berkas rencana ini dengan keputusan yang menyangkutnya. "
                "Semuanya dari satu revisi, yang dibekukan sekarang."
            )
        )
        hint.setWordWrap(True)
        caption = PlainLabel(_("Folder tujuan"))
        caption.setBuddy(self.folder)
        choose = QPushButton(icon("folder"), _("Pilih…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self.choose_folder)
        place = QHBoxLayout()
        place.setSpacing(NEAR)
        place.addWidget(caption)
        place.addWidget(self.folder, 1)
        place.addWidget(choose)
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR)
        buttons.addWidget(self.progress)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.write_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.message)
        column.addWidget(hint)
        column.addWidget(self.table, 1)
        column.addLayout(place)
        column.addWidget(self.mails)
        column.addLayout(buttons)
        self.setTabOrder(self.table, self.folder)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
