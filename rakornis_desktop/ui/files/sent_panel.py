"""After a plan was written: where the file lies, and the ways to go on from there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rakornis_desktop.exchange.traffic.sending import Sent
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.files.travel_columns import size_in_words
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, hues


class SentPanel(QWidget):
    """Opens only what was written just now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sent: Sent | None = None
        self.sign = PlainLabel()
        self.title, self.place, self.next = PlainLabel(), PlainLabel(), PlainLabel()
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        selectable = Qt.TextInteractionFlag.TextSelectableByMouse
        self.place.setTextInteractionFlags(
            selectable | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        for label in (self.title, self.place, self.next):
            label.setWordWrap(True)
        self.folder_button = QPushButton(icon("folder"), _("Buka &folder"))
        self.folder_button.clicked.connect(lambda: self._open(folder=True))
        self.draft_button = QPushButton(icon("mail"), _("Buka &draf surel"))
        self.draft_button.clicked.connect(lambda: self._open(folder=False))
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR)
        buttons.addWidget(self.draft_button)
        buttons.addWidget(self.folder_button)
        buttons.addStretch(1)
        said = QVBoxLayout()
        said.setSpacing(NEAR)
        said.addWidget(self.title)
        said.addWidget(self.place)
        said.addWidget(self.next)
        said.addSpacing(NEAR)
        said.addLayout(buttons)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.addLayout(row)
        column.addStretch(1)

    def show_sent(self, sent: Sent, recipients: int) -> None:
        """Say what was written where."""
        self._sent = sent
        self.sign.setPixmap(icon("circle-check", hues().agreed).pixmap(24, 24))
        self.title.setText(
            _("Revisi {number} tertulis: {count} kegiatan, {size}.").format(
                number=sent.number, count=sent.activities, size=size_in_words(sent.size)
            )
        )
        places = [str(sent.file), *([str(sent.mail)] if sent.mail else [])]
        self.place.setText("\n".join(places))
        if sent.mail is None:
            words = _("Lampirkan berkas itu pada surel, atau salin ke diska lepas.")
        elif recipients:
            words = _(
                "Draf surel untuk {count} penerima sudah berlampiran berkas itu. Buka, periksa, "
                "lalu kirim dari program surel; program ini sendiri tidak mengirim apa pun."
            ).format(count=recipients)
        else:
            words = _(
                "Draf surel sudah berlampiran berkas itu. Buka, isi penerimanya, lalu kirim dari "
                "program surel; program ini sendiri tidak mengirim apa pun."
            )
        self.next.setText(words)
        self.draft_button.setVisible(sent.mail is not None)

    def _open(self, *, folder: bool) -> None:
        if self._sent is None:
            return
        path = self._sent.file.parent if folder else self._sent.mail
        if path is not None:
            open_written(path)


def open_written(path: Path) -> bool:
    """Hand a file or folder that this program wrote to the system's program for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
