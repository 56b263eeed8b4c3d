"""The last day for the plans, stored while it is typed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import DateError, parse_date, short_date
from rakornis_desktop.ui.furniture.autosave import Autosave
from rakornis_desktop.ui.furniture.field import NotTaken
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.shell.theme import NEAR


class DeadlineField(QWidget):
    """A date or nothing. Text that is no date stays in the field and is said by ``refused``."""

    chosen = Signal(object)
    refused = Signal(str)
    # The cursor has left the field: what comes next is another step of undo.
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day: date | None = None
        self.line = QLineEdit()
        self.line.setFixedWidth(104)
        self.line.setPlaceholderText(_("belum ada"))
        self.line.setAccessibleName(_("Batas waktu pengiriman rencana"))
        self.line.setToolTip(_("Batas waktu pengiriman rencana, misalnya 23 Mar 2027"))
        self._save = Autosave([self.line], self._store, left=self._left)
        self._save.refused.connect(self.refused)
        self._save.stored.connect(self._settle)
        caption = PlainLabel(_("Batas waktu"))
        caption.setBuddy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR)
        row.addWidget(caption)
        row.addWidget(self.line)

    def set_day(self, day: date | None) -> None:
        """Show the day that is stored, unless something else is being typed."""
        if day == self._day and self.line.hasFocus():
            # As it was typed: the way of writing is not changed under the cursor.
            return
        self._day = day
        self._save.show(short_date(day) if day else "")

    def store(self) -> bool:
        """Tell the day typed, if it is another; False if the text is no date."""
        stored = self._save.flush()
        if stored:
            self._show_day()
        return stored

    def _store(self) -> None:
        day = self._typed_day()
        if day != self._day:
            self._day = day
            self.chosen.emit(day)

    def _typed_day(self) -> date | None:
        text = self.line.text().strip()
        try:
            return parse_date(text) if text else None
        except DateError as error:
            raise NotTaken(_("Batas waktu: {reason}").format(reason=error)) from None

    def _settle(self) -> None:
        # What was refused is thrown away: the day stored last may not have been shown yet.
        if self._typed_day() != self._day:
            self._show_day()

    def _left(self) -> None:
        self._show_day()
        self.left.emit()

    def _show_day(self) -> None:
        self._save.show(short_date(self._day) if self._day else "")
