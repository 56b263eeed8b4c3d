"""The guided first journey: one calm line above the page that says the next step.

It notices by itself when a step is done, can be closed at any time and taken up again where it
was: how far one is belongs to this user and this database, not to the database itself.
"""

from __future__ import annotations

import hashlib

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.step_dots import StepDots
from rakornis_desktop.ui.shell.guide_steps import GuideStep, guide_steps
from rakornis_desktop.ui.shell.help_key import show_help
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, TIGHT, hues
from rakornis_desktop.ui.shell.user_settings import remember, remembered


class GuideStrip(QFrame):
    """The line; ``page_asked`` names the page on which the step is to be done."""

    page_asked = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._steps = guide_steps()
        self.step = 0
        self.dots = StepDots(len(self._steps))
        self.text = PlainLabel()
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.text.setAccessibleName(_("Langkah perjalanan pertama"))
        self.open_button = QPushButton(icon("chevron-right"), _("Buka halamannya"))
        self.open_button.clicked.connect(lambda: self.page_asked.emit(self._now.page))
        self.help_button = QPushButton(icon("circle-help"), _("Panduan"))
        self.help_button.clicked.connect(lambda: show_help(self._now.topic))
        self.skip_button = QPushButton(_("Lewati"))
        self.skip_button.clicked.connect(self._skip)
        close = QToolButton()
        close.setIcon(icon("x"))
        close.setAutoRaise(True)
        close.setToolTip(_("Tutup; lanjutkan dari menu Bantuan"))
        close.setAccessibleName(_("Tutup perjalanan pertama"))
        close.clicked.connect(self.stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE, TIGHT, NEAR, TIGHT)
        row.setSpacing(NEAR)
        row.addWidget(self.dots)
        row.addWidget(self.text, 1)
        for widget in (self.open_button, self.help_button, self.skip_button, close):
            row.addWidget(widget)
        self.hide()
        session.changed.connect(self._changed)
        session.paper_shown.connect(self._paper_shown)

    @property
    def finished(self) -> bool:
        """Whether all steps are behind."""
        return self.step >= len(self._steps)

    def begin(self) -> None:
        """Show the journey where it was left, from the first step if it was finished."""
        kept = remembered(self._name())
        self.step = kept if isinstance(kept, int) and 0 <= kept < len(self._steps) else 0
        self._show("")
        self.show()

    def stop(self) -> None:
        """Close the journey; where it is stays known."""
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:  # Qt's own name
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(hues().selection))
        painter.end()

    @property
    def _now(self) -> GuideStep:
        return self._steps[min(self.step, len(self._steps) - 1)]

    def _changed(self, changed: Changed) -> None:
        if self.isVisible() and not self.finished and self._now.done_by(changed):
            self._go_on(_("Selesai: {step}.").format(step=self._now.title))

    def _paper_shown(self) -> None:
        if self.isVisible() and not self.finished and self._now.paper:
            self._go_on(_("Selesai: {step}.").format(step=self._now.title))

    def _skip(self) -> None:
        if self.finished:
            self.stop()
        else:
            self._go_on("")

    def _go_on(self, done: str) -> None:
        self.step += 1
        remember(self._name(), self.step)
        self._show(done)

    def _show(self, done: str) -> None:
        """Say the step, and before it what has just been done."""
        self.dots.set_step(self.step)
        count = len(self._steps)
        if self.finished:
            text = _("Ketujuh langkah sudah dilalui. Panduan selalu ada dengan F1.")
        else:
            text = _("Langkah {number} dari {count}: {title}. {text}").format(
                number=self.step + 1, count=count, title=self._now.title, text=self._now.text
            )
        self.text.setText(f"✓ {done} {text}" if done else text)
        self.open_button.setVisible(not self.finished)
        self.skip_button.setText(_("Tutup") if self.finished else _("Lewati"))

    def _name(self) -> str:
        place = str(self._session.database.path).encode("utf-8", "replace")
        return f"guide/{hashlib.sha256(place).hexdigest()[:16]}"
