"""A passphrase for a key that leaves this computer, or comes back to it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from rakornis_desktop.exchange.traffic.passphrase import passphrase_in_words
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.field_frame import FieldFrame
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.primary_button import PrimaryButton
from rakornis_desktop.ui.shell.theme import NEAR, SPACE


class PassphraseDialog(QDialog):
    """Asks once, or twice with a word on its strength where it is a new one."""

    def __init__(
        self, title: str, words: str, verb: str, *, new: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._new = new
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.first, self.again = QLineEdit(), QLineEdit()
        for line in (self.first, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.textEdited.connect(lambda _text: self._look())
        self.first_frame = FieldFrame(_("Kata sandi"), self.first)
        self.again_frame = FieldFrame(_("Kata sandi sekali lagi"), self.again)
        self.again_frame.setVisible(new)
        self.strength = PlainLabel()
        self.strength.setWordWrap(True)
        self.strength.setVisible(new)
        explained = PlainLabel(words)
        explained.setWordWrap(True)
        self.button = PrimaryButton(verb)
        self.button.setDefault(True)
        self.button.clicked.connect(self._try)
        cancel = QPushButton(_("Batal"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(NEAR)
        column.addWidget(explained)
        column.addWidget(self.first_frame)
        column.addWidget(self.strength)
        column.addWidget(self.again_frame)
        column.addStretch(1)
        column.addLayout(buttons)
        self.setMinimumWidth(420)
        self._look()

    @property
    def passphrase(self) -> str:
        """What was typed."""
        return self.first.text()

    def _look(self) -> None:
        taken, words = passphrase_in_words(self.passphrase)
        self.strength.setText(words)
        self.again_frame.accept()
        self.button.setEnabled(taken if self._new else bool(self.passphrase))

    def _try(self) -> None:
        if self._new and self.again.text() != self.passphrase:
            self.again_frame.refuse(_("Tidak sama dengan yang pertama; ketik ulang keduanya."))
            return
        self.accept()
