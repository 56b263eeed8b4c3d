"""How tables of figures look: rows in turn, no grid, one height, heads that give way."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from rakornis_desktop.ui.furniture.roomy_style import roomy_style

_HEIGHT = 26


def look_quiet(table: QTableView, name: str, narrowest: int) -> None:
    """Dress a table; ``name`` is what a screen reader says, ``narrowest`` a head's least width."""
    table.setStyle(roomy_style())
    table.horizontalHeader().setStyle(roomy_style())
    table.setAccessibleName(name)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    rows = table.verticalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(max(_HEIGHT, table.fontMetrics().height() + 8))
    heads = table.horizontalHeader()
    heads.setHighlightSections(False)
    heads.setTextElideMode(Qt.TextElideMode.ElideRight)
    heads.setMinimumSectionSize(narrowest)
