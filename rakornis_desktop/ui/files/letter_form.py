"""The mail that goes with a plan file: to whom, its subject and its text."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from rakornis_desktop.exchange.mail.mail_drafts import Letter
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.files.recipient_list import RecipientList
from rakornis_desktop.ui.furniture.field_frame import FieldFrame
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR

_LONGEST_SUBJECT = 300


class LetterForm(QWidget):
    """What the officer has changed stays, whatever is proposed afterwards."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.recipients = RecipientList(session)
        self.subject = QLineEdit()
        self.subject.setMaxLength(_LONGEST_SUBJECT)
        self.body = QPlainTextEdit()
        self.body.setTabChangesFocus(True)
        self._proposed = Letter("", "")
        title = PlainLabel(_("Penerima"))
        title.setForegroundRole(title.palette().ColorRole.PlaceholderText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(title)
        column.addWidget(self.recipients)
        column.addWidget(FieldFrame(_("Perihal"), self.subject))
        label = PlainLabel(_("Isi surel"))
        label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
        label.setBuddy(self.body)
        self.body.setAccessibleName(_("Isi surel"))
        column.addWidget(label)
        column.addWidget(self.body, 1)

    def propose(self, letter: Letter) -> None:
        """Propose a subject and a text."""
        if self.subject.text() == self._proposed.subject:
            self.subject.setText(letter.subject)
            self.subject.setCursorPosition(0)
        if self.body.toPlainText() == self._proposed.body:
            self.body.setPlainText(letter.body)
        self._proposed = letter

    def letter(self) -> Letter:
        """Return what stands there."""
        return Letter(self.subject.text(), self.body.toPlainText())
