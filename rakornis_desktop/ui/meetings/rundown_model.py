"""The rundown as lines: its days, their items with times, and what is wrong with an item."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QColor, QFont

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.rundown.rundown_times import (
    TimedDay,
    TimedItem,
    clash_remark,
    clock,
    day_name,
    day_remark,
    duration,
    gap_remark,
    overrun_remark,
)
from rakornis_desktop.ui.furniture.cell_storing import refuse_cell
from rakornis_desktop.ui.furniture.open_cell import WRITTEN_ROLE
from rakornis_desktop.ui.furniture.plain_text import plain_tooltip
from rakornis_desktop.ui.furniture.steady_model import SteadyModel
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.theme import hues, tabular

Index = QModelIndex | QPersistentModelIndex
START, END, MINUTES, TITLE, SPEAKER, REMARK = range(6)
_FIELDS = {START: "starts_at", MINUTES: "minutes", TITLE: "title", SPEAKER: "speaker"}


class _Line(NamedTuple):
    """A line of the table: the head of a day, or an item of it."""

    day: TimedDay
    item: TimedItem | None

    @property
    def key(self) -> str:
        return self.item.row.id if self.item else f"day {self.day.day}"


class RundownModel(SteadyModel):
    """Days and items; what is typed is told by ``edited`` and shown once it is stored.

    ``readers`` make the values of typed text by column and raise ValueError in words.
    """

    # id, field, value
    edited = QtSignal(str, str, object)
    misread = QtSignal(str)

    def __init__(
        self, readers: dict[str, Callable[[str], Any]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._readers = readers
        self._lines: list[_Line] = []

    def show_days(self, days: Sequence[TimedDay]) -> None:
        """Show days; their heads stand there only where there are several."""
        lines = []
        for day in days:
            if len(days) > 1:
                lines.append(_Line(day, None))
            lines += [_Line(day, item) for item in day.items]
        self.exchange(self._lines, lines, lambda line: line.key, self._put)

    def _put(self, lines: list[_Line]) -> None:
        self._lines = lines

    def is_day(self, row: int) -> bool:
        """Tell whether a line is the head of a day."""
        return self._lines[row].item is None

    def id_at(self, row: int) -> str:
        """Return the id of the item on a line, empty for the head of a day."""
        item = self._lines[row].item
        return item.row.id if item else ""

    def row_of(self, item_id: str) -> int:
        """Return the line of an item, -1 if it is not here."""
        return next((i for i, line in enumerate(self._lines) if line.key == item_id), -1)

    def place_before(self, row: int, moved: Sequence[str]) -> tuple[int, int]:
        """Return day and place of something put before a line, ``moved`` not counted."""
        lines = self._lines[:row]
        if not lines:
            return (self._lines[0].day.day if self._lines else 1), 0
        day = lines[-1].day.day
        ids = [line.key for line in lines if line.day.day == day and line.item]
        return day, sum(id_ not in moved for id_ in ids)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # Qt's own name
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # Qt's own name
        return 0 if parent.isValid() else 6

    def headerData(  # Qt's own name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (
                _("Mulai"), _("Selesai"), _("Menit"), _("Acara"), _("Pembicara"), _("Catatan"),
            )[section]  # fmt: skip
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if self.is_day(index.row()):
            return Qt.ItemFlag.ItemIsEnabled
        flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in _FIELDS else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if line.item is None:
            return self._of_day(line.day, index.column(), role)
        return self._of_item(line.item, index.column(), role)

    def setData(  # Qt's own name
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        item = self._lines[index.row()].item
        field = _FIELDS.get(index.column())
        if role != Qt.ItemDataRole.EditRole or item is None or field is None:
            return False
        text = str(value).strip()
        if text == str(index.data(Qt.ItemDataRole.EditRole)):
            return False
        try:
            read = self._readers.get(field, str)(text)
        except ValueError as reason:
            title = self.headerData(index.column(), Qt.Orientation.Horizontal)
            if not refuse_cell(f"{title}: {reason}"):
                self.misread.emit(f"{title}: {reason}")
            return False
        self.edited.emit(item.row.id, field, read)
        return True

    def _of_day(self, day: TimedDay, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and column == 0:
            said = [day_name(day)]
            if day.items:
                said.append(f"{clock(day.start)}–{clock(day.end)}" if day.start is not None else "")
                said.append(duration(day.minutes))
            else:
                said.append(_("belum ada acara"))
            said.append(day_remark(day))
            return "  ·  ".join(part for part in said if part)
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.BackgroundRole:
            return QColor(hues().window)
        if role == Qt.ItemDataRole.ForegroundRole and day.beyond:
            return QColor(hues().refused)
        if role == Qt.ItemDataRole.DecorationRole and column == 0:
            return icon("circle-alert", hues().refused) if day.beyond else icon("calendar-days")
        return None

    def _of_item(self, item: TimedItem, column: int, role: int) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(item, column)
        if role == WRITTEN_ROLE and column == START and not item.fixed:
            # Its time follows from the item before: nothing is written.
            return ""
        if role == Qt.ItemDataRole.ToolTipRole:
            if column == START:
                return plain_tooltip(
                    _("Jam tetap, tidak bergeser. Kosongkan agar mengikuti acara sebelumnya.")
                    if item.fixed
                    else _("Mengikuti acara sebelumnya. Ketik jam bila harus tetap.")
                )
            return plain_tooltip(self._text(item, column))
        if role == Qt.ItemDataRole.TextAlignmentRole and column <= MINUTES:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and column <= MINUTES:
            font = tabular(QFont())
            font.setBold(column == START and item.fixed)
            return font
        if role == Qt.ItemDataRole.DecorationRole:
            if column == START and item.fixed:
                return icon("lock", hues().quiet)
            if column == REMARK:
                return _sign(item)
        if role == Qt.ItemDataRole.ForegroundRole:
            if column == END or (column == START and not item.fixed):
                return QColor(hues().quiet)
            if column == REMARK:
                return QColor(_hue(item))
        return None

    @staticmethod
    def _text(item: TimedItem, column: int) -> str:
        if column == START:
            return clock(item.start)
        if column == END:
            return clock(item.end)
        if column == MINUTES:
            return str(item.row.minutes)
        if column == REMARK:
            said = (clash_remark(item), overrun_remark(item), gap_remark(item))
            return "\n".join(part for part in said if part)
        return str(getattr(item.row, _FIELDS[column]))


def _hue(item: TimedItem) -> str:
    if item.clash:
        return hues().refused
    return hues().differs if item.overrun else hues().quiet


def _sign(item: TimedItem) -> Any:
    if item.clash:
        return icon("circle-alert", hues().refused)
    if item.overrun:
        return icon("triangle-alert", hues().differs)
    return icon("clock", hues().quiet) if item.gap else None
