"""A paper of the meeting as the part Sesudah shows it: draft or final, and what it holds."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.held.after_state import (
    CHANGED,
    FINAL,
    PaperState,
    state_in_words,
    state_name,
)
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, TIGHT, hues


class PaperCard(QFrame):
    """Its state in a word and a hue, then in sentences; buttons to look at it and to finish it."""

    preview_asked = Signal()
    final_asked = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        head = PlainLabel(title)
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        self.state = PlainLabel()
        self.state.setForegroundRole(QPalette.ColorRole.WindowText)
        self.state.setFont(font)
        self.words = PlainLabel()
        self.words.setWordWrap(True)
        self.holds = PlainLabel()
        self.holds.setWordWrap(True)
        self.warning = PlainLabel()
        self.warning.setWordWrap(True)
        self.warning.setForegroundRole(QPalette.ColorRole.WindowText)
        palette = self.warning.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(hues().differs))
        self.warning.setPalette(palette)
        self.preview_button = QPushButton(icon("printer"), _("Pratinjau"))
        self.preview_button.setToolTip(_("Lihat, simpan, atau cetak {paper}").format(paper=title))
        self.preview_button.clicked.connect(self.preview_asked)
        self.final_button = QPushButton(icon("lock"), _("Tandai final…"))
        self.final_button.clicked.connect(self.final_asked)
        top = QHBoxLayout()
        top.setSpacing(NEAR)
        top.addWidget(head, 1)
        top.addWidget(self.state)
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR)
        buttons.addWidget(self.preview_button)
        buttons.addWidget(self.final_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        column.setSpacing(TIGHT)
        column.addLayout(top)
        for label in (self.words, self.holds, self.warning):
            column.addWidget(label)
        column.addLayout(buttons)
        self.show_state(None)

    def show_state(
        self, paper: PaperState | None, holds: str = "", warning: str = "", *, writable: bool = True
    ) -> None:
        """Show how it stands; None while that is being found out."""
        state = paper.state if paper else ""
        self.state.setText(state_name(state) if paper else "")
        palette = self.state.palette()
        colours: dict[str, str] = {FINAL: hues().agreed, CHANGED: hues().differs}
        colour = colours.get(state, hues().quiet)
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
        self.state.setPalette(palette)
        self.words.setText(state_in_words(paper) if paper else _("Menghitung…"))
        self.holds.setText(holds)
        self.holds.setVisible(bool(holds))
        self.warning.setText(f"⚠ {warning}" if warning else "")
        self.warning.setVisible(bool(warning))
        self.final_button.setText(
            _("Buat perbaikan…") if state in (FINAL, CHANGED) else _("Tandai final…")
        )
        # What is final and unchanged has nothing to be corrected.
        self.final_button.setEnabled(writable and paper is not None and state != FINAL)
