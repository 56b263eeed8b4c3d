"""The last day for the plans, typed; stored when the field is left."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import DateError, parse_date, short_date
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.shell.theme import NEAR


class DeadlineField(QWidget):
    """A date or nothing. Text that is no date stays in the field and is said by ``refused``."""

    chosen = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day: date | None = None
        self.line = QLineEdit()
        self.line.setFixedWidth(104)
        self.line.setPlaceholderText(_("belum ada"))
        self.line.setAccessibleName(_("Batas waktu pengiriman rencana"))
        self.line.setToolTip(_("Batas waktu pengiriman rencana, misalnya 23 Mar 2027"))
        self.line.editingFinished.connect(self.store)
        caption = PlainLabel(_("Batas waktu"))
        caption.setBuddy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR)
        row.addWidget(caption)
        row.addWidget(self.line)

    def set_day(self, day: date | None) -> None:
        """Show the day that is stored, unless something else is being typed."""
        typed = self.line.text().strip()
        if typed == (short_date(self._day) if self._day else "") or not self.line.hasFocus():
            self.line.setText(short_date(day) if day else "")
        self._day = day

    def store(self) -> bool:
        """Tell the day typed, if it is another; False if the text is no date."""
        text = self.line.text().strip()
        try:
            day = parse_date(text) if text else None
        except DateError as error:
            self.refused.emit(_("Batas waktu: {reason}").format(reason=error))
            return False
        if day != self._day:
            self._day = day
            self.chosen.emit(day)
        if day:
            self.line.setText(short_date(day))
        return True
