"""Kunci tanda tangan: this computer's own key, and the keys of other offices."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.exchange.traffic.own_key import (
    OwnKey,
    export_key,
    import_key,
    own_key,
    replace_key,
)
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.files.fingerprint_label import FingerprintLabel
from rakornis_desktop.ui.files.known_key_list import KnownKeyList
from rakornis_desktop.ui.files.passphrase_dialog import PassphraseDialog
from rakornis_desktop.ui.furniture.message_line import MessageLine
from rakornis_desktop.ui.furniture.plain_text import PlainLabel, ask
from rakornis_desktop.ui.shell.file_dialogs import file_to_open, file_to_save
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE


class KeyPanel(QWidget):
    """The own key is read, or made, when the panel is first seen, beside the window."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked = False
        self.message = MessageLine(lines=1)
        self.mark = FingerprintLabel()
        self.known = KnownKeyList(session)
        self.export_button = QPushButton(icon("download"), _("Simpan salinan kunci…"))
        self.export_button.clicked.connect(self.export)
        self.import_button = QPushButton(icon("upload"), _("Pakai kunci dari salinan…"))
        self.import_button.clicked.connect(self.take_copy)
        self.replace_button = QPushButton(icon("key-round"), _("Ganti kunci…"))
        self.replace_button.clicked.connect(self.replace)
        self._lay_out()

    def reload(self) -> None:
        """Read the keys of other offices anew, and our own once the panel is seen."""
        self.known.reload()
        if self.isVisible():
            self._read_own()

    def refresh(self, changed: Changed) -> None:
        """Show what changed of other offices' keys."""
        if changed.touches("known_key"):
            self.known.reload()

    def showEvent(self, event: QShowEvent) -> None:  # Qt's own name
        super().showEvent(event)
        if not self._asked:
            self._read_own()

    def export(self) -> None:
        """Ask for a passphrase and a place, and write an encrypted copy of the key."""
        dialog = PassphraseDialog(
            _("Simpan salinan kunci"),
            _(
                "Salinan ini dilindungi kata sandi. Dengannya komputer lain kantor ini "
                "menandatangani sama, dan kunci tidak hilang bersama komputer ini."
            ),
            _("Pilih tempat…"),
            new=True,
            parent=self,
        )
        dialog.accepted.connect(lambda: self._export(dialog.passphrase))
        dialog.open()

    def take_copy(self) -> None:
        """Ask for a copy and its passphrase, and sign with that key from now on."""
        file = file_to_open(self, _("Pakai kunci dari salinan"), _("Salinan kunci (*.pem)"))
        if file is None:
            return
        dialog = PassphraseDialog(
            _("Pakai kunci dari salinan"),
            _(
                "Kunci yang dipakai komputer ini sekarang disisihkan, tidak dihapus. "
                "Ketik kata sandi salinan {file}."
            ).format(file=file.name),
            _("Pakai kunci ini"),
            new=False,
            parent=self,
        )
        dialog.accepted.connect(lambda: self._import(file, dialog.passphrase))
        dialog.open()

    def replace(self) -> None:
        """Make a new key in place of the present one, after saying what that means."""
        question = _(
            "Buat kunci baru? Pakai ini bila kunci hilang, atau orang lain mungkin memilikinya.\n\n"
            "Kunci sekarang disisihkan dan tidak lagi menandatangani. Pada kiriman berikutnya "
            "kantor lain diberi tahu bahwa kuncinya berganti dan harus menerimanya; teleponlah "
            "mereka dan bacakan sidik yang baru."
        )
        if ask(self, question, _("Buat kunci baru"), _("Batal")):
            self._run(
                _("Membuat kunci"),
                replace_key,
                _("Kunci baru dibuat. Bacakan sidiknya kepada kantor lain lewat telepon."),
            )

    def _export(self, passphrase: str) -> None:
        name = _("kunci-{office}.pem").format(office=self._session.plan.region_code)
        kinds = _("Salinan kunci (*.pem)")
        file = file_to_save(self, _("Simpan salinan kunci"), name, kinds)
        if file is not None:
            done = _("Salinan kunci disimpan di {file}.").format(file=file)
            self._run(_("Menyimpan kunci"), lambda: export_key(file, passphrase), done)

    def _import(self, file: Path, passphrase: str) -> None:
        done = _("Kunci dari {file} kini dipakai komputer ini.").format(file=file.name)
        self._run(_("Membaca kunci"), lambda: import_key(file, passphrase), done)

    def _read_own(self) -> None:
        self._asked = True
        self._run(_("Membaca kunci"), own_key, "")

    def _run(self, label: str, work: Callable[[], OwnKey], done: str) -> None:
        task = self._session.in_background(label, lambda _task: (work(), done), self._came)
        task.refused.connect(self.message.refuse)

    def _came(self, answer: tuple[OwnKey, str]) -> None:
        key, done = answer
        self.mark.show_mark(key.fingerprint)
        if done:
            self.message.tell(done)

    def _lay_out(self) -> None:
        words = PlainLabel(
            _(
                "Setiap berkas rencana yang dikirim dari komputer ini ditandatangani dengan "
                "kuncinya. Bacakan sidik ini lewat telepon bila kantor lain menanyakannya."
            )
        )
        words.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR)
        for button in (self.export_button, self.import_button, self.replace_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, NEAR)
        column.setSpacing(NEAR)
        column.addWidget(self.message)
        column.addWidget(_head(_("Kunci komputer ini")))
        column.addWidget(words)
        column.addWidget(self.mark)
        column.addLayout(buttons)
        column.addSpacing(SPACE)
        column.addWidget(_head(_("Kunci kantor lain")))
        column.addWidget(self.known, 1)


def _head(text: str) -> PlainLabel:
    label = PlainLabel(text)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label
