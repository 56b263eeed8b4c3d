"""What an agenda item is about, as a table to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.meeting.agenda.agenda_subjects import ISSUE, Subject
from rakornis_desktop.ui.furniture.plain_text import plain_tooltip
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.theme import hues

Index = QModelIndex | QPersistentModelIndex
_ICONS = {"activity": "list-checks", "issue": "triangle-alert", "follow_up": "clock"}
WIDTHS = (170, 240, 124, 116, 116)
TITLE = 1


class SubjectModel(QAbstractTableModel):
    """One line for each row, problem or follow-up."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Subject] = []

    def show_subjects(self, rows: Sequence[Subject]) -> None:
        """Show these; where the lines are the same only their cells are painted anew."""
        same = [(r.kind, r.id) for r in rows] == [(r.kind, r.id) for r in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = list(rows)
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(WIDTHS) - 1))

    def row_at(self, row: int) -> Subject:
        """Return the subject on a line."""
        return self._rows[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # Qt's own name
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # Qt's own name
        return 0 if parent.isValid() else len(WIDTHS)

    def headerData(  # Qt's own name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (_("Kode"), _("Uraian"), _("Kantor"), _("Pagu (Rp)"), _("Keputusan"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section == 3:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self._rows[index.row()], index.column()
        text = (
            row.code,
            row.title,
            row.office,
            "" if row.budget is None else rupiah(row.budget),
            row.said,
        )[column]
        if role == Qt.ItemDataRole.DisplayRole:
            return on_one_line(text[:400])
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(text[:2000])
        if role == Qt.ItemDataRole.DecorationRole and column == 0:
            colour = hues().differs if row.kind == ISSUE else hues().quiet
            return icon(_ICONS[row.kind], colour)
        if role == Qt.ItemDataRole.ForegroundRole and row.gone:
            return QColor(hues().quiet)
        if role == Qt.ItemDataRole.TextAlignmentRole and column == 3:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None
