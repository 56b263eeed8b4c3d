"""The open conflicts as the list at the left of Konflik: rows, and what is undecided about each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QColor, QFont

from rakornis_desktop.exchange.merge.conflict_deciding import ALIKE, DELETED_HERE, DELETED_THERE
from rakornis_desktop.exchange.merge.merge_subjects import Line, Subject, kind_in_words
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.ui.furniture.plain_text import plain_tooltip
from rakornis_desktop.ui.furniture.two_levels import Index, TwoLevels
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.theme import hues

_ROW_HEIGHT = 24
_SIGNS: dict[str, str] = {ALIKE: "copy", DELETED_HERE: "trash-2", DELETED_THERE: "trash-2"}
_MOST_LETTERS = 200


class ConflictTree(TwoLevels):
    """Two levels: the rows that are at stake, and the lines of each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._subjects: list[Subject] = []
        self._places: dict[str, tuple[int, int]] = {}

    def set_subjects(self, subjects: Sequence[Subject]) -> None:
        """Show these."""
        self.beginResetModel()
        self._subjects = list(subjects)
        self._places = {
            line.conflict.id: (at, row)
            for at, subject in enumerate(self._subjects)
            for row, line in enumerate(subject.lines)
        }
        self.endResetModel()

    def lines(self) -> list[Line]:
        """Return all lines in the order they are shown in."""
        return [line for subject in self._subjects for line in subject.lines]

    def subject_of(self, index: Index) -> Subject | None:
        """Return the row that an index is, or is about."""
        return self._subjects[self.group_of(index)] if index.isValid() else None

    def lines_of(self, index: Index) -> list[Line]:
        """Return the line of an index; all of them for a row."""
        subject = self.subject_of(index)
        if subject is None:
            return []
        if self.is_group(index):
            return list(subject.lines)
        return [subject.lines[index.row()]]

    def index_of(self, conflict_id: str) -> QModelIndex:
        """Return where a conflict stands, an invalid index if it is not shown."""
        if place := self._places.get(conflict_id):
            return self.line_index(*place)
        return QModelIndex()

    def group_total(self) -> int:
        return len(self._subjects)

    def line_total(self, group: int) -> int:
        return len(self._subjects[group].lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # Qt's own name
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, _ROW_HEIGHT)
        subject = self._subjects[self.group_of(index)]
        if self.is_group(index):
            return self._subject_data(subject, role)
        return self._line_data(subject.lines[index.row()], role)

    def _subject_data(self, subject: Subject, role: int) -> Any:
        title = on_one_line(subject.title[:_MOST_LETTERS])
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{title} ({len(subject.lines)})" if len(subject.lines) > 1 else title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("{kind} {title}, {count} konflik").format(
                kind=subject.kind, title=title, count=len(subject.lines)
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(f"{subject.kind}: {subject.title[:500]}")
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _line_data(self, line: Line, role: int) -> Any:
        kind = line.conflict.kind
        if role == Qt.ItemDataRole.DisplayRole:
            return line.label[:_MOST_LETTERS]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(f"{line.label[:500]}\n{kind_in_words(kind)}")
        if role == Qt.ItemDataRole.DecorationRole and kind in _SIGNS:
            return icon(_SIGNS[kind], self._hue(kind))
        if role == Qt.ItemDataRole.ForegroundRole and kind in _SIGNS:
            return QColor(self._hue(kind))
        return None

    def _hue(self, kind: str) -> str:
        return hues().one_sided if kind == ALIKE else hues().refused
