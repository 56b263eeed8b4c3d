"""The follow-ups of all meetings as a table: done is ticked, the rest is typed in place."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import DateError, parse_date, short_date
from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.meeting.held.follow_up_edits import DONE, OVERDUE, FollowUpLine, state_name
from rakornis_desktop.ui.furniture.line_model import LineColumn, LineModel
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.theme import hues

Index = QModelIndex | QPersistentModelIndex
DONE_COLUMN, TASK, RESPONSIBLE, OFFICE, DUE, STATE, DONE_ON, NOTE, MEETING = range(9)
_FIXED = (DONE_COLUMN, STATE, MEETING)


class FollowUpModel(LineModel):
    """Lines of type FollowUpLine."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(follow_up_line_columns(), parent)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.column() in _FIXED:
            flags &= ~Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line: FollowUpLine = self.row_at(index.row())
        column = index.column()
        if column == DONE_COLUMN:
            # A drawn box: that of the style cannot be seen on a dark ground.
            if role == Qt.ItemDataRole.DecorationRole:
                done = line.state == DONE
                return icon("square-check" if done else "square", hues().agreed if done else "")
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return state_name(line.state)
            return None
        if column == MEETING and role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            text = line.agenda_title or line.meeting_title
            if role == Qt.ItemDataRole.DisplayRole:
                return on_one_line(text[:200])
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(line, column)
        return super().data(index, role)

    def _colour(self, line: FollowUpLine, column: int) -> QColor | None:
        if line.state == OVERDUE and column in (DUE, STATE):
            return QColor(hues().refused)
        if line.state == DONE:
            return QColor(hues().agreed if column == STATE else hues().quiet)
        return None


def follow_up_line_columns() -> list[LineColumn]:
    """Return the columns of the page Tindak lanjut."""
    return [
        LineColumn("status", "", 36),
        LineColumn("task", _("Tindak lanjut"), 280, read=_needed, stretch=True),
        LineColumn("responsible", _("Penanggung jawab"), 150),
        LineColumn("office", _("Instansi"), 150),
        LineColumn("due", _("Tenggat"), 92, text=_day, read=_read_day),
        LineColumn("state", _("Keadaan"), 100, text=state_name),
        LineColumn("done_on", _("Selesai pada"), 96, text=_day, read=_read_day),
        LineColumn("note", _("Catatan"), 150),
        LineColumn("agenda_title", _("Pokok bahasan"), 190),
    ]


def _day(value: date | None) -> str:
    return short_date(value) if value else ""


def _read_day(text: str) -> date | None:
    if not text.strip():
        return None
    try:
        return parse_date(text)
    except DateError as error:
        raise ValueError(str(error)) from None


def _needed(text: str) -> str:
    if not text.strip():
        raise ValueError(_("belum diisi"))
    return text
