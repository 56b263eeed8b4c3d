"""A table to read: its texts wrap, its rows are as high as they need, up to a few lines."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from rakornis_desktop.ui.furniture.check_style import RoomyRows, check_style
from rakornis_desktop.ui.furniture.line_model import LineModel
from rakornis_desktop.ui.furniture.roomy_style import roomy_style
from rakornis_desktop.ui.shell.theme import NEAR

_MOST_LINES = 6


class WrappedTable(QTableView):
    """Shows a :class:`LineModel`; only its checks can be changed: by a click, or by Space."""

    def __init__(self, model: LineModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setStyle(check_style())
        self.setItemDelegate(RoomyRows(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(26)
        self.verticalHeader().setMaximumSectionSize(
            self.fontMetrics().lineSpacing() * _MOST_LINES + NEAR
        )
        header = self.horizontalHeader()
        header.setStyle(roomy_style())
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for number, column in enumerate(model.columns):
            header.resizeSection(number, column.width)
            if column.stretch:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        # Widths come one after another; rows are fitted once they stand.
        self._fit = QTimer(self)
        self._fit.setSingleShot(True)
        self._fit.setInterval(0)
        self._fit.timeout.connect(self.resizeRowsToContents)
        header.sectionResized.connect(lambda *_sizes: self._fit.start())
        model.dataChanged.connect(lambda *_cells: self._fit.start())
        model.modelReset.connect(self._fit.start)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's own name
        checks = [n for n, column in enumerate(self._lines.columns) if column.check]
        if checks and event.key() == Qt.Key.Key_Space:
            role = Qt.ItemDataRole.CheckStateRole
            rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
            cells = [self._lines.index(row, checks[0]) for row in rows]
            on = any(cell.data(role) != Qt.CheckState.Checked for cell in cells)
            for cell in cells:
                state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
                self._lines.setData(cell, state.value, role)
        else:
            super().keyPressEvent(event)
