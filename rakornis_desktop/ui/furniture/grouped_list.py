"""A list in groups at the left of a page: what is compared, what is in conflict."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeView, QWidget

from rakornis_desktop.ui.furniture.two_levels import TwoLevels


class GroupedList(QTreeView):
    """Shows two levels, one line a row; several rows can be chosen and dealt with at once."""

    def __init__(self, model: TwoLevels, name: str, parent: QWidget | None = None) -> None:
        """``name`` is what a screen reader says."""
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        # All lines are equally high, so that thousands cost no more than ten.
        self.setUniformRowHeights(True)
        self.setIndentation(12)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
