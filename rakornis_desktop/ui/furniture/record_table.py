"""Rows cached by id, shown sorted and filtered without a proxy's call per cell.

A hundred thousand rows stay smooth: sort keys and search texts are prepared once per column, and
sorting and filtering go over these lists in slices.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QColor, QFont

from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.ui.furniture.arrangement import (
    Accept,
    contains_words,
    filter_in_steps,
    prepare_in_steps,
    sort_in_steps,
)
from rakornis_desktop.ui.furniture.plain_text import plain_tooltip
from rakornis_desktop.ui.furniture.table_column import Column
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.slices import Slices
from rakornis_desktop.ui.shell.theme import hues, tabular

Index = QModelIndex | QPersistentModelIndex
RAW_ROLE = int(Qt.ItemDataRole.UserRole)
ROW_ROLE = RAW_ROLE + 1

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_DECORATION = int(Qt.ItemDataRole.DecorationRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_FOREGROUND = int(Qt.ItemDataRole.ForegroundRole)
_FONT = int(Qt.ItemDataRole.FontRole)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
# Enough letters for the widest column; a cell is no place for a page of text.
_MOST_LETTERS = 300
_NO_PARENT = QModelIndex()


class RecordTable(QAbstractTableModel):
    """A table of typed rows (anything with a unique ``id``) in the columns given.

    ``arranged`` follows when other rows are shown, or in another order; ``about_to_arrange``
    comes before, so that the view can remember what is selected by id.
    """

    about_to_arrange = QtSignal()
    arranged = QtSignal()
    # Something in the rows that are shown became different: sums are to be counted again.
    content_changed = QtSignal()

    def __init__(
        self,
        columns: Sequence[Column],
        parent: QObject | None = None,
        *,
        row_id: Callable[[Any], str] = lambda row: row.id,
    ) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self._row_id = row_id
        self._rows: list[Any] = []
        self._slots: dict[str, int] = {}
        self._order: list[int] = []
        self._shown: list[int] = []
        self._values: dict[int, list[Any]] = {}
        self._keys: dict[int, list[Any]] = {}
        self._texts: list[str | None] = []
        self._search = ""
        self._filters: dict[str, tuple[int, Accept]] = {}
        self._sort: tuple[int, bool] | None = None
        # The order is not (yet) that of the sort in force.
        self._unsorted = False
        self._work = Slices(self)
        self._figures: QFont | None = None

    # The rows

    def set_rows(self, rows: Iterable[Any]) -> None:
        """Show ``rows`` instead of all before, under the sort and filters in force."""
        self._work.stop()
        self.about_to_arrange.emit()
        self.beginResetModel()
        self._rows = list(rows)
        self._slots = {self._row_id(row): slot for slot, row in enumerate(self._rows)}
        self._order, self._shown = [], []
        self._values, self._keys, self._texts = {}, {}, []
        self.endResetModel()
        self._rearrange(resort=True)

    def append_rows(self, rows: Sequence[Any]) -> None:
        """Add rows behind the others, as they are read in slices; sorts only if need be."""
        start = len(self._rows)
        self._rows.extend(rows)
        for slot in range(start, len(self._rows)):
            self._slots[self._row_id(self._rows[slot])] = slot
        if self._sort or self._filters or self._search:
            self._rearrange(resort=True)
            return
        new = range(start, len(self._rows))
        if not new:
            return
        self.beginInsertRows(_NO_PARENT, len(self._shown), len(self._shown) + len(new) - 1)
        self._order.extend(new)
        # The two lists are one as long as nothing is filtered.
        self._shown = self._order
        self.endInsertRows()
        self.content_changed.emit()

    def put_rows(self, rows: Mapping[str, Any | None]) -> None:
        """Show these rows anew, add those not known yet, take away those that are None.

        What is there stays in its place, even if the sort would put it elsewhere now: a row
        does not jump away from under the hand that edits it.
        """
        self._work.finish()
        for row_id, row in rows.items():
            slot = self._slots.get(row_id)
            if row is None:
                if slot is not None:
                    self._take_away(row_id, slot)
            elif slot is None:
                self._insert(row_id, row)
            else:
                self._rows[slot] = row
                self._prepare_anew(slot)
                position = self.position_of(row_id)
                if position >= 0:
                    self.dataChanged.emit(
                        self.index(position, 0), self.index(position, len(self.columns) - 1)
                    )
        self.content_changed.emit()

    def row_at(self, position: int) -> Any:
        """Return the row shown at ``position``."""
        return self._rows[self._shown[position]]

    def row_by_id(self, row_id: str) -> Any | None:
        """Return a row, shown or not; None if it is not in the table."""
        slot = self._slots.get(row_id)
        return None if slot is None else self._rows[slot]

    def position_of(self, row_id: str) -> int:
        """Return where a row is shown, -1 if it is not."""
        slot = self._slots.get(row_id)
        if slot is None:
            return -1
        try:
            return self._shown.index(slot)
        except ValueError:
            return -1

    def id_at(self, position: int) -> str:
        """Return the id of the row shown at ``position``."""
        return self._row_id(self.row_at(position))

    def shown_rows(self) -> Iterator[Any]:
        """Yield the rows shown, in their order."""
        rows = self._rows
        return (rows[slot] for slot in self._shown)

    def all_rows(self) -> Iterator[Any]:
        """Yield all rows there are, shown or not."""
        return (row for row in self._rows if row is not None)

    @property
    def total(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._slots)

    def column_number(self, key: str) -> int:
        """Return the number of the column called ``key``; ValueError if there is none."""
        return [column.key for column in self.columns].index(key)

    def values_of(self, key: str) -> dict[Any, int]:
        """Return which values a column has in all rows, and how often."""
        column = self.columns[self.column_number(key)]
        counted: dict[Any, int] = {}
        for row in self.all_rows():
            value = column.value(row)
            counted[value] = counted.get(value, 0) + 1
        return counted

    # Sort and filter

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 restores the rows' own order."""
        wanted = None if column < 0 else (column, order == Qt.SortOrder.DescendingOrder)
        if wanted != self._sort:
            self._sort = wanted
            self._rearrange(resort=True)

    def set_search(self, search: str) -> None:
        """Show only rows that hold each word of ``search`` in some column."""
        search = on_one_line(search)
        if search != self._search:
            self._search = search
            self._rearrange()

    def set_filter(self, key: str, accept: Accept | None, *, name: str = "") -> None:
        """Show only rows whose raw value in column ``key`` passes ``accept``; None lifts it.

        ``name`` keeps filters of the same column apart.
        """
        name = name or key
        if accept is None:
            if self._filters.pop(name, None) is None:
                return
        else:
            self._filters[name] = (self.column_number(key), accept)
        self._rearrange()

    def set_column_filter(self, number: int, accept: Accept | None) -> None:
        """Filter by a column from its head, where a sign tells so; None lifts it."""
        key = self.columns[number].key
        self.set_filter(key, accept, name=f"head {key}")
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, number, number)

    @property
    def filtered(self) -> bool:
        """Whether a search or filter is in force."""
        return bool(self._filters or self._search)

    @property
    def sorted(self) -> bool:
        """Whether the rows stand in another order than their own."""
        return self._sort is not None

    def finish(self) -> None:
        """Do what is left of sorting and filtering now, instead of between events."""
        self._work.finish()

    def _rearrange(self, *, resort: bool = False) -> None:
        self._unsorted = self._unsorted or resort
        self._work.start(self._arrange())

    def _arrange(self) -> Iterator[None]:
        order = self._order
        if self._unsorted:
            order = [slot for slot, row in enumerate(self._rows) if row is not None]
            if self._sort:
                number, descending = self._sort
                yield from self._prepared_keys(number)
                ordered: list[int] = []
                yield from sort_in_steps(order, self._keys[number], descending, ordered)
                order = ordered
        filters: list[tuple[Sequence[Any], Accept]] = []
        for number, accept in self._filters.values():
            values = self._values.setdefault(number, [])
            yield from prepare_in_steps(self._rows, values, self.columns[number].value)
            filters.append((values, accept))
        if self._search:
            yield from prepare_in_steps(self._rows, self._texts, self._search_text)
            filters.append((self._texts, contains_words(self._search)))
        shown = order
        if filters:
            shown = []
            yield from filter_in_steps(order, filters, shown)
        self.about_to_arrange.emit()
        self.beginResetModel()
        self._order, self._shown, self._unsorted = order, shown, False
        self.endResetModel()
        self.arranged.emit()
        self.content_changed.emit()

    def _prepared_keys(self, number: int) -> Iterator[None]:
        column = self.columns[number]
        keys = self._keys.setdefault(number, [])
        yield from prepare_in_steps(
            self._rows, keys, lambda row: column.sort_key(column.value(row))
        )

    def _search_text(self, row: Any) -> str:
        return "\n".join([column.text(column.value(row)) for column in self.columns]).casefold()

    def _prepare_anew(self, slot: int) -> None:
        row = self._rows[slot]
        for number, values in self._values.items():
            if slot < len(values):
                values[slot] = None if row is None else self.columns[number].value(row)
        for number, keys in self._keys.items():
            if slot < len(keys):
                column = self.columns[number]
                keys[slot] = None if row is None else column.sort_key(column.value(row))
        if slot < len(self._texts):
            self._texts[slot] = None if row is None else self._search_text(row)

    def _take_away(self, row_id: str, slot: int) -> None:
        position = self.position_of(row_id)
        same = self._shown is self._order
        del self._slots[row_id]
        if position >= 0:
            self.beginRemoveRows(_NO_PARENT, position, position)
        if position >= 0:
            del self._shown[position]
        if not same:
            self._order.remove(slot)
        self._rows[slot] = None
        self._prepare_anew(slot)
        if position >= 0:
            self.endRemoveRows()

    def _insert(self, row_id: str, row: Any) -> None:
        slot = len(self._rows)
        self._rows.append(row)
        self._slots[row_id] = slot
        same = self._shown is self._order
        at_all = self._place(self._order, row)
        at = at_all if same else self._place(self._shown, row)
        self.beginInsertRows(_NO_PARENT, at, at)
        self._shown.insert(at, slot)
        if not same:
            self._order.insert(at_all, slot)
        self.endInsertRows()

    def _place(self, slots: list[int], row: Any) -> int:
        """Return where a new row belongs among ``slots`` under the sort in force."""
        if not self._sort:
            # Rows have an order of their own if they carry a position.
            if (position := getattr(row, "position", None)) is None:
                return len(slots)
            return bisect_right(slots, position, key=lambda slot: self._rows[slot].position)
        number, descending = self._sort
        column = self.columns[number]

        def key(slot: int) -> Any:
            return column.sort_key(column.value(self._rows[slot]))

        wanted = column.sort_key(column.value(row))
        if descending:
            return next((i for i, slot in enumerate(slots) if key(slot) < wanted), len(slots))
        return bisect_right(slots, wanted, key=key)

    # What Qt asks

    def rowCount(self, parent: Index = _NO_PARENT) -> int:  # Qt's own name
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:  # Qt's own name
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        column = self.columns[index.column()]
        if role == _ALIGNMENT:
            return _RIGHT if column.numeric else _LEFT
        if role == _FONT:
            return self._tabular() if column.numeric else None
        if role not in (_DISPLAY, _TOOLTIP, _FOREGROUND, RAW_ROLE, ROW_ROLE):
            return None
        row = self._rows[self._shown[index.row()]]
        if role == _DISPLAY:
            text = column.text(column.value(row))[:_MOST_LETTERS]
            return on_one_line(text) if "\n" in text else text
        if role == RAW_ROLE:
            return column.value(row)
        if role == _TOOLTIP:
            if column.tooltip:
                return plain_tooltip(column.tooltip(row))
            text = column.text(column.value(row))
            return plain_tooltip(text) if len(text) > 16 else None
        if role == ROW_ROLE:
            return row
        hue = column.hue(row) if column.hue else ""
        return QColor(hue) if hue else None

    def headerData(  # Qt's own name
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == _DISPLAY:
            return self.columns[section].title
        if role == _ALIGNMENT:
            return _RIGHT if self.columns[section].numeric else _LEFT
        if role == _DECORATION and f"head {self.columns[section].key}" in self._filters:
            return icon("filter", hues().accent)
        return None

    def _tabular(self) -> QFont:
        if self._figures is None:
            self._figures = tabular(QFont())
        return self._figures
