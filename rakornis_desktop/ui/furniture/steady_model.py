"""A model whose lines are exchanged without closing the cell that is being typed into."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex

from rakornis_desktop.ui.furniture.open_cell import row_typed_into

Line = TypeVar("Line")


class SteadyModel(QAbstractTableModel):
    """Lines are the same by their key; the one typed into stays, whatever comes around it."""

    def exchange(
        self,
        old: Sequence[Line],
        new: Sequence[Line],
        key: Callable[[Line], str],
        put: Callable[[list[Line]], None],
    ) -> None:
        """Show ``new`` in place of ``old``; ``put`` takes the lines as they are at each step."""
        before, after = [key(line) for line in old], [key(line) for line in new]
        at = row_typed_into(self)
        place = -1
        if before == after:
            put(list(new))
        elif at >= 0 and (place := _place(before, after, at)) >= 0:
            self._exchange_around(list(old), list(new), at, place, put)
        else:
            self.beginResetModel()
            put(list(new))
            self.endResetModel()
            return
        if new:
            last = self.index(len(new) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _exchange_around(
        self,
        old: list[Line],
        new: list[Line],
        at: int,
        place: int,
        put: Callable[[list[Line]], None],
    ) -> None:
        """Take away all lines but one, and put the new ones before and behind it."""
        none = QModelIndex()
        if at + 1 < len(old):
            self.beginRemoveRows(none, at + 1, len(old) - 1)
            put(old[: at + 1])
            self.endRemoveRows()
        if at:
            self.beginRemoveRows(none, 0, at - 1)
            put([old[at]])
            self.endRemoveRows()
        put([new[place]])
        if place:
            self.beginInsertRows(none, 0, place - 1)
            put(new[: place + 1])
            self.endInsertRows()
        if place + 1 < len(new):
            self.beginInsertRows(none, place + 1, len(new) - 1)
            put(new)
            self.endInsertRows()


def _place(before: list[str], after: list[str], at: int) -> int:
    """Return where the line typed into stands now; stored, it may have got another key."""
    if before[at] in after:
        return after.index(before[at])
    known = set(before)
    added = [place for place, key in enumerate(after) if key not in known]
    return added[0] if len(added) == 1 else -1
