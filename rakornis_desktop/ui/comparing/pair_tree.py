"""The compared rows as the list at the left of Perbandingan: grouped by status, with counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QColor, QFont

from rakornis_desktop.choices import DecisionStatus
from rakornis_desktop.comparison.pair import STATUSES, Pair
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.ui.furniture.plain_text import plain_tooltip
from rakornis_desktop.ui.furniture.two_levels import Index, TwoLevels
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.theme import hues

PairKey = tuple[str, ...]
PAIR_ROLE = Qt.ItemDataRole.UserRole
TITLE, DECISION = range(2)
_ROW_HEIGHT = 24


def pair_key(pair: Pair) -> PairKey:
    """Return what tells a pair from every other: the ids of its activities."""
    return tuple([row.id for row in pair.members()])


class PairTree(TwoLevels):
    """Two levels: the statuses that occur, and the pairs of each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: list[tuple[str, list[Pair]]] = []
        self._titles: dict[str, str] = {}
        self._places: dict[PairKey, tuple[int, int]] = {}

    def set_pairs(self, pairs: Sequence[Pair], titles: dict[str, str]) -> None:
        """Show ``pairs``; ``titles`` says what each status is called, with our office's name."""
        self.beginResetModel()
        self._titles = titles
        grouped: dict[str, list[Pair]] = {status: [] for status in STATUSES}
        for pair in pairs:
            grouped[pair.status].append(pair)
        self._groups = [(status, found) for status, found in grouped.items() if found]
        self._places = {
            pair_key(pair): (g, i)
            for g, (_status, found) in enumerate(self._groups)
            for i, pair in enumerate(found)
        }
        self.endResetModel()

    def shows(self, pairs: Sequence[Pair]) -> bool:
        """Tell whether just these pairs are shown, in the same groups and order."""
        if sum(len(found) for _status, found in self._groups) != len(pairs):
            return False
        keys = {status: [pair_key(pair) for pair in found] for status, found in self._groups}
        wanted: dict[str, list[PairKey]] = {}
        for pair in pairs:
            wanted.setdefault(pair.status, []).append(pair_key(pair))
        return keys == wanted

    def replace(self, pairs: Sequence[Pair]) -> None:
        """Show newer contents of pairs that are in the tree already, in their places."""
        for pair in pairs:
            place = self._places.get(pair_key(pair))
            if place is None:
                continue
            group, row = place
            shown = self._groups[group][1]
            if shown[row] is pair:
                continue
            shown[row] = pair
            first = self.line_index(group, row, TITLE)
            self.dataChanged.emit(first, self.line_index(group, row, DECISION))

    def index_of(self, key: PairKey) -> QModelIndex:
        """Return the index of a pair, an invalid one if it is not shown."""
        if place := self._places.get(key):
            return self.line_index(*place, TITLE)
        return QModelIndex()

    def pairs(self) -> list[Pair]:
        """Return all pairs in the order they are shown in."""
        return [pair for _status, found in self._groups for pair in found]

    def group_total(self) -> int:
        return len(self._groups)

    def line_total(self, group: int) -> int:
        return len(self._groups[group][1])

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # Qt's own name
        return 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, _ROW_HEIGHT)
        if self.is_group(index):
            return self._group_data(index, role)
        return self._pair_data(index, role)

    def _group_data(self, index: Index, role: int) -> Any:
        status, found = self._groups[index.row()]
        if index.column() != TITLE:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{self._titles.get(status, status)} ({len(found)})"
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(hues().status(status))
        return None

    def _pair_data(self, index: Index, role: int) -> Any:
        pair = self._groups[self.group_of(index)][1][index.row()]
        if role == PAIR_ROLE:
            return pair
        if index.column() == TITLE:
            title = pair.foremost.title
            if role == Qt.ItemDataRole.DisplayRole:
                return on_one_line(title[:200])
            if role == Qt.ItemDataRole.ToolTipRole:
                sentences = [finding.sentence for finding in pair.findings]
                return plain_tooltip("\n".join([title[:500], *sentences]))
            if role == Qt.ItemDataRole.DecorationRole and pair.calls_attention:
                return icon("triangle-alert", hues().differs)
            return None
        if pair.decision is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return decision_word(pair.decision.status)
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(hues().status(pair.decision.status))
        return None


def decision_word(status: str) -> str:
    """Return the short word of a decision for the list."""
    words: dict[str, str] = {
        DecisionStatus.AGREED: _("Sepakat"),
        DecisionStatus.AGREED_WITH_NOTE: _("Catatan"),
        DecisionStatus.REJECTED: _("Tolak"),
        DecisionStatus.POSTPONED: _("Tunda"),
        DecisionStatus.TO_CENTRE: _("Pusat"),
    }
    return words.get(status, status)
