"""Remarks and refusals of an import as a table to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from rakornis_desktop.excel.reading.parsed_plan import Remark
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.ui.furniture.plain_text import plain_tooltip
from rakornis_desktop.ui.shell.theme import hues

Index = QModelIndex | QPersistentModelIndex


class RemarkModel(QAbstractTableModel):
    """One line for each refusal, remark and notice, refusals first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[tuple[str, str, str, str, str]] = []
        self._refused = 0

    def show_remarks(
        self, refused: Sequence[Remark], remarks: Sequence[Remark], notices: Sequence[Remark]
    ) -> None:
        """Show these."""
        self.beginResetModel()
        self._refused = len(refused)
        self._lines = [
            *(self._line(_("Ditolak"), remark) for remark in refused),
            *(self._line(_("Berkas"), remark) for remark in notices),
            *(self._line(_("Catatan"), remark) for remark in remarks),
        ]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # Qt's own name
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # Qt's own name
        return 0 if parent.isValid() else 5

    def headerData(  # Qt's own name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (_("Jenis"), _("Baris"), _("Kolom"), _("Isi"), _("Keterangan"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        text = self._lines[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return on_one_line(text[:300])
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(text[:2000])
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 0:
            return QColor(hues().refused if index.row() < self._refused else hues().quiet)
        return None

    @staticmethod
    def _line(kind: str, remark: Remark) -> tuple[str, str, str, str, str]:
        row = str(remark.row) if remark.row else ""
        return (kind, row, remark.column, remark.value, remark.message)
