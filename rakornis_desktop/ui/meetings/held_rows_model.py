"""The rows of an agenda item in one line each, as a table beneath the large one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor

from rakornis_desktop.comparison.pair import Pair
from rakornis_desktop.database.activity_words import location_in_words
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.ui.comparing.pair_tree import PairKey, decision_word, pair_key
from rakornis_desktop.ui.furniture.plain_text import plain_tooltip
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.theme import hues

Index = QModelIndex | QPersistentModelIndex
NUMBER, TITLE, PLACE, LEFT, RIGHT, DECISION = range(6)


class HeldRowsModel(QAbstractTableModel):
    """Pairs in the order of the agenda; one that changes is painted anew in its place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pairs: list[Pair] = []
        self._places: dict[PairKey, int] = {}

    @property
    def pairs(self) -> list[Pair]:
        """The pairs shown."""
        return self._pairs

    def set_pairs(self, pairs: Sequence[Pair]) -> None:
        """Show ``pairs``; the same ones keep their places and are only painted anew."""
        keys = [pair_key(pair) for pair in pairs]
        if keys == list(self._places):
            for pair in pairs:
                self.replace(pair)
            return
        self.beginResetModel()
        self._pairs = list(pairs)
        self._places = {key: place for place, key in enumerate(keys)}
        self.endResetModel()

    def replace(self, pair: Pair) -> bool:
        """Show the newer contents of a pair; False if it is not here."""
        place = self._places.get(pair_key(pair))
        if place is None:
            return False
        if self._pairs[place] is not pair:
            self._pairs[place] = pair
            self.dataChanged.emit(self.index(place, NUMBER), self.index(place, DECISION))
        return True

    def place_of(self, key: PairKey) -> int:
        """Return where a pair stands, -1 if it is not here."""
        return self._places.get(key, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # Qt's own name
        return 0 if parent.isValid() else len(self._pairs)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # Qt's own name
        return 0 if parent.isValid() else DECISION + 1

    def headerData(  # Qt's own name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (
                _("No."),
                _("Uraian"),
                _("Lokasi"),
                _("Pagu kiri (Rp)"),
                _("Pagu kanan (Rp)"),
                _("Keputusan"),
            )[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section in (NUMBER, LEFT, RIGHT):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        pair, column = self._pairs[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(pair, column, index.row() + 1)
        if role == Qt.ItemDataRole.ToolTipRole:
            if column == TITLE:
                sentences = [finding.sentence for finding in pair.findings]
                return plain_tooltip("\n".join([pair.first.title[:500], *sentences]))
            return plain_tooltip(self._text(pair, column, index.row() + 1)[:500])
        if role == Qt.ItemDataRole.TextAlignmentRole and column in (NUMBER, LEFT, RIGHT):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DecorationRole and column == TITLE and pair.calls_attention:
            return icon("triangle-alert", hues().differs)
        if role == Qt.ItemDataRole.ForegroundRole:
            if column == DECISION and pair.decision:
                return QColor(hues().status(pair.decision.status))
            if column == NUMBER:
                return QColor(hues().quiet)
        return None

    def _text(self, pair: Pair, column: int, number: int) -> str:
        if column == NUMBER:
            return str(number)
        if column == TITLE:
            return on_one_line(pair.first.title[:200])
        if column == PLACE:
            first = pair.first
            return on_one_line(location_in_words(first.region_code, first.location_text)[:200])
        if column == DECISION:
            return decision_word(pair.decision.status) if pair.decision else ""
        # With three sides the money of the two that a regency decides with first.
        row = pair.left if column == LEFT else pair.right or pair.third
        return rupiah(row.budget) if row is not None else "–"
