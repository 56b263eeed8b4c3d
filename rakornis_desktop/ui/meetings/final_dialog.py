"""Marking a paper final: the one question before what cannot be taken back quietly."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.primary_button import PrimaryButton
from rakornis_desktop.ui.shell.theme import NEAR, SPACE


class FinalDialog(QDialog):
    """Says what becomes final; a correction asks for its reason and needs one."""

    def __init__(
        self, name: str, said: str, *, correction: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Tandai final"))
        self.setMinimumWidth(460)
        first = PlainLabel(
            _(
                "{paper} dibekukan seperti sekarang dan diberi sidik pada kaki halamannya. "
                "Perubahan sesudah ini menjadi perbaikan bernomor."
            ).format(paper=name)
            if not correction
            else _(
                "{paper} yang final tetap tersimpan. Isi yang sekarang menjadi "
                "perbaikan ke-{number}."
            ).format(paper=name, number=correction)
        )
        first.setWordWrap(True)
        counts = PlainLabel(said)
        counts.setWordWrap(True)
        counts.setVisible(bool(said))
        self.reason = QPlainTextEdit()
        self.reason.setAccessibleName(_("Alasan perbaikan"))
        self.reason.setPlaceholderText(_("Alasan perbaikan"))
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(self.reason.fontMetrics().lineSpacing() * 3 + 14)
        self.reason.setVisible(bool(correction))
        self.accept_button = PrimaryButton(
            _("Tandai final") if not correction else _("Buat perbaikan"), "lock"
        )
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self.accept)
        cancel = QPushButton(_("Batal"))
        cancel.clicked.connect(self.reject)
        self._needs_reason = bool(correction)
        self.reason.textChanged.connect(self._check)
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR)
        buttons.addStretch(1)
        buttons.addWidget(self.accept_button)
        buttons.addWidget(cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(NEAR)
        column.addWidget(first)
        column.addWidget(counts)
        column.addWidget(self.reason)
        column.addLayout(buttons)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._check()

    def _check(self) -> None:
        said = bool(self.reason.toPlainText().strip())
        self.accept_button.setEnabled(said or not self._needs_reason)
