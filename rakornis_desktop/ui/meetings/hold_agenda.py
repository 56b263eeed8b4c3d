"""The agenda while the meeting is held: numbers, titles, what is done, what is on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from rakornis_desktop.database.queries.meeting_rows import AgendaRow
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.wrapped_list import WrappedLines, WrappedList
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.theme import TIGHT, hues

# Letters of a title in the list; the whole is above the rows once it is on.
_LONGEST = 120


class HoldAgenda(QWidget):
    """``chosen`` tells which item is on, ``asked`` a title to be added at the end."""

    chosen = Signal(str)
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = WrappedList(WrappedLines(_line, _sign), _("Agenda"))
        self.list.current_changed.connect(self._choose)
        self.progress = PlainLabel()
        self.progress.setForegroundRole(self.progress.palette().ColorRole.PlaceholderText)
        self.new = QLineEdit()
        self.new.setPlaceholderText(_("Pokok bahasan baru…"))
        self.new.setAccessibleName(_("Pokok bahasan baru"))
        self.new.setToolTip(_("Tulis judul, lalu Enter"))
        self.new.returnPressed.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.progress)
        column.addWidget(self.list, 1)
        column.addWidget(self.new)

    def show_items(self, items: Sequence[AgendaRow], *, writable: bool) -> None:
        """Show the items; the one that is on stays so."""
        current = self.list.current_id()
        self.list.lines.set_rows(items)
        done = sum(item.discussed_at is not None for item in items)
        self.progress.setText(
            _("Dibahas {done} dari {items}").format(done=done, items=len(items)) if items else ""
        )
        self.new.setEnabled(writable)
        if items and not (current and self.list.choose(current)):
            first = next((item for item in items if item.discussed_at is None), items[0])
            self.list.choose(first.id)

    def step(self, step: int) -> bool:
        """Go to the next or the previous item; False if there is none."""
        row = self.list.currentIndex().row() + step
        if not 0 <= row < self.list.lines.rowCount():
            return False
        return self.list.choose(self.list.lines.rows[row].id)

    def _choose(self, row_id: str) -> None:
        if row_id:
            self.chosen.emit(row_id)

    def _ask(self) -> None:
        if title := on_one_line(self.new.text()):
            self.new.clear()
            self.asked.emit(title)


def _line(row: AgendaRow, number: int) -> str:
    title = on_one_line(row.title)
    return f"{number}. {title if len(title) <= _LONGEST else title[:_LONGEST] + '…'}"


def _sign(row: AgendaRow) -> QIcon:
    if row.discussed_at is not None:
        return icon("circle-check", hues().agreed)
    return icon("circle", hues().quiet)
