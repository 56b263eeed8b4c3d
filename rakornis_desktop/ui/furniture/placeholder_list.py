"""What a text may name in braces, with its meaning; chosen by click or Enter, it is put in."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.plain_text import plain_tooltip


class PlaceholderList(QTableWidget):
    """A row for each placeholder; ``chosen`` carries its word without braces."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 2, parent)
        self.setHorizontalHeaderLabels([_("Isian"), _("Artinya")])
        self.setAccessibleName(_("Isian yang dapat dipakai; Enter menyisipkan"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        # A click puts in, Enter too: "activated" is one or the other, as the system has it.
        self.cellClicked.connect(lambda row, _column: self._choose(row))

    def show_placeholders(self, meanings: Mapping[str, str]) -> None:
        """Show these words with what each stands for."""
        self.setRowCount(len(meanings))
        for row, (word, meaning) in enumerate(meanings.items()):
            for column, text in enumerate((f"{{{word}}}", meaning)):
                item = QTableWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, word)
                item.setToolTip(plain_tooltip(text))
                self.setItem(row, column, item)
        self.setCurrentCell(0, 0)

    def keyPressEvent(self, event) -> None:  # Qt's own name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentRow())
            return
        super().keyPressEvent(event)

    def _choose(self, row: int) -> None:
        item = self.item(row, 0)
        if item is not None and self.isEnabled():
            self.chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))
