"""A cell that is being typed into: stored while it is typed, and asked about when it is refused."""

from __future__ import annotations

from itertools import count
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QLineEdit, QWidget
from shiboken6 import isValid

from rakornis_desktop.ui.furniture.cell_storing import storing_cell
from rakornis_desktop.ui.furniture.typing_clock import TypingClock, bring_into_sight
from rakornis_desktop.ui.furniture.unfinished import Unfinished, ask_about, unsaved

# What would be written into a cell so that it shows what it shows, where that is another text.
WRITTEN_ROLE = Qt.ItemDataRole.UserRole + 17
_steps = count(1)
_open: list[OpenCell] = []


class OpenCell(QObject):
    """Watches the editor of one cell; ``setData`` of the model stores, with ``cell_storing``."""

    def __init__(
        self, editor: QLineEdit, view: QAbstractItemView, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().__init__(editor)
        self._editor, self._view = editor, view
        self._index = QPersistentModelIndex(index)
        # Its own name: what is typed into the next cell is another step of undo.
        self._step = f"cell {next(_steps)}"
        self._before = self._shown = self._taken = ""
        self._begun = self._storing = self._stored_once = False
        self._reason = ""
        self._clock = TypingClock(self)
        self._clock.due.connect(self.flush)
        editor.textChanged.connect(self._typed)
        _open.append(self)

    @property
    def row(self) -> int:
        """The line of the cell, -1 once it is gone."""
        return self._index.row()

    def belongs_to(self, model: QAbstractItemModel) -> bool:
        """Tell whether this is a cell of ``model``."""
        return self._index.isValid() and self._index.model() is model

    def show_stored(self) -> None:
        """Show what is stored; what is being typed, and where the cursor stands, stays."""
        text = self._text()
        if not self._begun:
            self._begun = True
            written = self._index.data(WRITTEN_ROLE)
            self._before = text if written is None else str(written)
        elif self._storing or self._waits() or text == self._shown:
            return
        self._shown = self._taken = text
        if self._editor.text() != text:
            self._editor.setText(text)

    def flush(self) -> bool:
        """Store now what is not stored yet; False if it is refused."""
        self._clock.stop()
        if self._storing:
            return True
        if not self._waits() or not self._index.isValid():
            unsaved().note(self, False)
            return True
        return self._store(self._editor.text())

    def take_back(self) -> None:
        """Put back what stood here before anything was typed (Esc)."""
        self._clock.stop()
        if self._stored_once and self._index.isValid():
            self._store(self._before)
        self._put(self._text())

    def closed(self) -> None:
        """Forget the cell: its editor is gone."""
        self._clock.stop()
        unsaved().note(self, False)
        if self in _open:
            _open.remove(self)

    def ask(self) -> None:
        """Ask what is to become of what was refused."""
        ask_about(self._view, Unfinished(self._reason, self.mend, self.drop))

    # What is typed and not stored yet, for whoever leaves it

    def place(self) -> QWidget | None:
        """Return the editor."""
        return self._editor if isValid(self._editor) else None

    def refusal(self) -> str:
        """Return why it is not stored."""
        return self._reason

    def mend(self) -> None:
        """Put the cursor back into the cell."""
        if isValid(self._editor):
            if self._index.isValid():
                self._view.setCurrentIndex(self._at())
            bring_into_sight(self._editor)

    def drop(self) -> None:
        """Show again what is stored, and close the cell."""
        if isValid(self._editor):
            self._put(self._text())
            self._view.closeEditor(self._editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _waits(self) -> bool:
        return self._editor.text() != self._taken

    def _at(self) -> QModelIndex:
        return self._view.model().index(self._index.row(), self._index.column())

    def _text(self) -> str:
        if not self._index.isValid():
            return self._taken
        value: Any = self._index.data(Qt.ItemDataRole.EditRole)
        return "" if value is None else str(value)

    def _typed(self) -> None:
        if self._waits():
            unsaved().note(self, True)
            self._clock.typed()
        else:
            # Typed back to what is stored: nothing is missing.
            self._clock.stop()
            unsaved().note(self, False)

    def _put(self, text: str) -> None:
        self._shown = self._taken = text
        self._editor.setText(text)
        self._clock.stop()
        unsaved().note(self, False)

    def _store(self, text: str) -> bool:
        self._storing = True
        try:
            with storing_cell(self._step) as storing:
                self._view.model().setData(self._at(), text)
        finally:
            self._storing = False
        if storing.refusal:
            self._reason = storing.refusal
            unsaved().note(self, True)
            return False
        self._stored_once = True
        self._taken, self._shown = text, self._text()
        unsaved().note(self, False)
        return True


def cell_of(editor: QWidget) -> OpenCell | None:
    """Return the cell that an editor belongs to."""
    return next((cell for cell in _open if isValid(cell) and cell.parent() is editor), None)


def row_typed_into(model: QAbstractItemModel) -> int:
    """Return the line of a model whose cell is open, -1 for none."""
    for cell in list(_open):
        if not isValid(cell):
            _open.remove(cell)
        elif cell.belongs_to(model):
            return cell.row
    return -1
