"""What the search lists: groups with their heads, each row with its marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from rakornis_desktop.search.hit_judging import Runs

LINE_ROLE = Qt.ItemDataRole.UserRole


class HitLine(NamedTuple):
    """One line: a head (without ``do``), or something that Enter opens.

    ``sign`` stands at the right in quiet letters: a code, a shortcut.
    """

    title: Runs
    note: Runs = ()
    icon: str = ""
    sign: str = ""
    do: Callable[[], object] | None = None

    @property
    def is_head(self) -> bool:
        """Whether it only names what follows."""
        return self.do is None


class HitList(QAbstractListModel):
    """The lines; heads cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[HitLine] = []

    def set_lines(self, lines: Sequence[HitLine]) -> None:
        """Show ``lines``."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def line(self, row: int) -> HitLine:
        """Return the line at ``row``."""
        return self._lines[row]

    def next_row(self, row: int, step: int) -> int:
        """Return the next line that can be chosen, ``row`` itself where there is none."""
        at = row + step
        while 0 <= at < len(self._lines):
            if not self._lines[at].is_head:
                return at
            at += 1 if step > 0 else -1
        return row

    def rowCount(  # Qt's own name
        self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()
    ) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = (line.title, line.note, ((line.sign, False),))
            texts = ("".join(text for text, _mark in runs) for runs in parts)
            return " · ".join(text for text in texts if text)
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if self._lines[index.row()].is_head:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
