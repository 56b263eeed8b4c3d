"""Sending our plan: for whom, how complete it is, where the file goes, the mail that carries it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.exchange.mail.contacts import address_of
from rakornis_desktop.exchange.mail.mail_drafts import letter_with
from rakornis_desktop.exchange.traffic.completeness_words import completeness_in_words
from rakornis_desktop.exchange.traffic.sending import Sent, send, suggested_name
from rakornis_desktop.exchange.traffic.sending_outlook import Outlook, outlook
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.files.audience_field import AudienceField
from rakornis_desktop.ui.files.letter_form import LetterForm
from rakornis_desktop.ui.files.place_field import PlaceField
from rakornis_desktop.ui.files.sent_panel import SentPanel
from rakornis_desktop.ui.furniture.check_style import check_style
from rakornis_desktop.ui.furniture.message_line import MessageLine
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.primary_button import PrimaryButton
from rakornis_desktop.ui.furniture.task_line import TaskLine
from rakornis_desktop.ui.shell.background import Task
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, hues

_PLAIN, _WITH_MAIL = QSize(580, 380), QSize(960, 600)


class SendDialog(QDialog):
    """Nothing is written before the primary button; what was written is shown afterwards."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.outlook: Outlook | None = None
        self.sent: Sent | None = None
        self._task: Task | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Kirim rencana"))
        self.resize(_PLAIN)
        self.message, self.task_line = MessageLine(lines=2), TaskLine()
        self._make_plan()
        self._make_file()
        self.letter = LetterForm(session)
        self.sent_panel = SentPanel()
        self.close_button = QPushButton(_("Batal"))
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        self.send_button = PrimaryButton(_("Kirim"), "send")
        self.send_button.setDefault(True)
        self.send_button.clicked.connect(self.send)
        self.send_button.setEnabled(False)
        self._lay_out()
        if session.database.read_only:
            self.message.warn(
                _("Basis data ini dibuka hanya untuk dibaca, jadi rencananya tidak dapat dikirim.")
            )
        self._show_mail(self.mail.isChecked())
        self._read()

    def send(self) -> None:
        """Write the file, and the mail if it is wished, beside the window."""
        database, file, to = self.session.database, self.place.file, self.audience.region
        with_mail = self.mail.isChecked()
        mail = file.with_suffix(".eml") if with_mail else None
        chosen = self.letter.recipients.chosen() if with_mail else []
        letter = self.letter.letter()

        def work(task: Task) -> Sent:
            task.step(0, 0)
            return send(
                database,
                file,
                to=to,
                mail=mail,
                recipients=[address_of(row) for row in chosen],
                letter=letter,
            )

        self._run(_("Menulis {file}").format(file=file.name), work, self._done)

    def reject(self) -> None:
        """Stop what has not begun, then close."""
        if self._task is not None:
            self._task.cancel()
        super().reject()

    # Beside the window

    def _read(self) -> None:
        database = self.session.database
        self._run(_("Membaca rencana"), lambda _task: outlook(database), self._came)

    def _run(self, label: str, work: Callable[[Task], object], came: Callable[..., None]) -> None:
        self._task = task = self.session.in_background(label, work, shown=False)
        task.finished.connect(came)
        task.refused.connect(self.message.refuse)
        task.ended.connect(self._ended)
        self.task_line.follow(task)
        self.send_button.setEnabled(False)

    def _ended(self) -> None:
        self._task = None
        ready = self.outlook is not None and not self.session.database.read_only
        self.send_button.setEnabled(ready)

    def _came(self, found: Outlook) -> None:
        self.outlook = found
        plan = self.session.plan
        self.plan_words.setText(
            _("{office}, Renja {year}, revisi {number}: {count} kegiatan.").format(
                office=plan.government or plan.office_name,
                year=plan.fiscal_year,
                number=found.number,
                count=found.completeness.activities,
            )
        )
        self.again_words.setVisible(not found.changed)
        lacks = completeness_in_words(found.completeness)
        self.lacks.setText(lacks)
        self._lacks_box.setVisible(bool(lacks))
        self.send_button.setText(_("&Kirim juga") if lacks else _("&Kirim"))
        self._propose()

    def _done(self, sent: Sent) -> None:
        self.sent = sent
        recipients = len(self.letter.recipients.chosen()) if sent.mail else 0
        self.sent_panel.show_sent(sent, recipients)
        self.pages.setCurrentWidget(self.sent_panel)
        self.send_button.hide()
        self.resize(_PLAIN)
        self.close_button.setText(_("Tutup"))
        self.close_button.setFocus()
        self.session.told.emit(
            _("Revisi {number} ditulis ke {file}.").format(number=sent.number, file=sent.file.name)
        )

    # Choosing

    def _propose(self) -> None:
        """Name the file after office, year and revision."""
        if self.outlook is not None:
            plan = self.session.plan
            office, number = plan.government or plan.office_name, self.outlook.number
            to = self.audience.name
            self.place.propose(suggested_name(office, plan.fiscal_year, number, datetime.now(), to))

    def _word_letter(self) -> None:
        """Word the letter after the file's name."""
        if self.outlook is not None:
            name, number = self.place.file.name, self.outlook.number
            self.letter.propose(letter_with(self.session.database, name, number))

    def _choose_audience(self, region: str) -> None:
        self.letter.recipients.choose_office(region)
        self._propose()

    def _show_mail(self, on: bool) -> None:
        self.letter.setVisible(on)
        self.resize(_WITH_MAIL if on else _PLAIN)

    # Building

    def _make_plan(self) -> None:
        self.plan_words, self.again_words = PlainLabel(_("Membaca rencana…")), PlainLabel()
        font = self.plan_words.font()
        font.setBold(True)
        self.plan_words.setFont(font)
        self.again_words.setText(
            _("Tidak berubah sejak revisi itu dikirim; dikirim lagi seperti itu.")
        )
        self.again_words.hide()
        self.audience = AudienceField(self.session.plan.region_code)
        self.audience.chosen.connect(self._choose_audience)
        self.lacks = PlainLabel()
        for label in (self.plan_words, self.again_words, self.lacks):
            label.setWordWrap(True)
        sign = PlainLabel()
        sign.setPixmap(icon("triangle-alert", hues().differs).pixmap(16, 16))
        self._lacks_box = QWidget()
        row = QHBoxLayout(self._lacks_box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.lacks, 1)
        self._lacks_box.hide()

    def _make_file(self) -> None:
        self.place = PlaceField()
        self.place.changed.connect(self._word_letter)
        self.mail = QCheckBox(_("Buat draf s&urel (.eml) berlampiran berkas ini"))
        self.mail.setStyle(check_style())
        self.mail.toggled.connect(self._show_mail)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(NEAR)
        left.addWidget(self.plan_words)
        left.addWidget(self.again_words)
        left.addWidget(self._lacks_box)
        left.addSpacing(NEAR)
        left.addWidget(self.audience)
        left.addSpacing(NEAR)
        left.addWidget(self.place)
        left.addSpacing(NEAR)
        left.addWidget(self.mail)
        left.addStretch(1)
        form = QWidget()
        columns = QHBoxLayout(form)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(2 * SPACE)
        columns.addLayout(left, 1)
        columns.addWidget(self.letter, 1)
        self.pages = QStackedWidget()
        self.pages.addWidget(form)
        self.pages.addWidget(self.sent_panel)
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.send_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.message)
        column.addWidget(self.task_line)
        column.addWidget(self.pages, 1)
        column.addLayout(buttons)
