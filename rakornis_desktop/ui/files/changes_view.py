"""The rows that a file changes, to be opened one by one, or why there is nothing to show."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStackedWidget,
    QTreeView,
    QWidget,
)

from rakornis_desktop.exchange.traffic.changed_rows import ChangedRow
from rakornis_desktop.exchange.traffic.row_changes import RowChanges
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.files.change_tree import AFTER, BEFORE, NAME, ChangeTree
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.roomy_style import roomy_style

# So few rows in all are shown with their groups open.
_OPEN_AT_ONCE = 60
# To let more titles run over all columns would be felt.
_MOST_SPANNED = 500
_VALUE_WIDTH = 200


class ChangesView(QStackedWidget):
    """A tree of changes; Enter or a click on the arrow opens a row and shows its fields."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ChangeTree(self)
        self.tree = QTreeView()
        self.tree.setModel(self.model)
        self.tree.setStyle(roomy_style())
        self.tree.setUniformRowHeights(True)
        self.tree.setAlternatingRowColors(True)
        self.tree.setFrameShape(QFrame.Shape.StyledPanel)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setAccessibleName(_("Yang berubah"))
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.activated.connect(self._toggle)
        header = self.tree.header()
        header.setStyle(roomy_style())
        header.setStretchLastSection(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column in (BEFORE, AFTER):
            header.resizeSection(column, _VALUE_WIDTH)
        self.words = PlainLabel()
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setWordWrap(True)
        self.words.setForegroundRole(self.words.palette().ColorRole.PlaceholderText)
        self.addWidget(self.words)
        self.addWidget(self.tree)

    def say(self, words: str) -> None:
        """Show a sentence instead of rows."""
        self.model.show_changes(RowChanges(), ())
        self.words.setText(words)
        self.setCurrentWidget(self.words)

    def show_changes(self, changes: RowChanges, rows: Sequence[ChangedRow], nothing: str) -> None:
        """Show rows; ``nothing`` is said where there are none."""
        if not rows:
            self.say(nothing)
            return
        self.model.show_changes(changes, rows)
        self.setCurrentWidget(self.tree)
        if self.model.row_total <= _OPEN_AT_ONCE:
            self.tree.expandToDepth(0)
        if self.model.row_total <= _MOST_SPANNED:
            self._span_titles()
        first = self.model.index(0, NAME)
        self.tree.setCurrentIndex(first)

    def _span_titles(self) -> None:
        """Let titles run over the columns that only fields have."""
        for group in range(self.model.rowCount()):
            above = self.model.index(group, NAME)
            for row in range(self.model.rowCount(above)):
                self.tree.setFirstColumnSpanned(row, above, True)

    def _toggle(self, index: QModelIndex) -> None:
        first = index.siblingAtColumn(NAME)
        self.tree.setExpanded(first, not self.tree.isExpanded(first))
