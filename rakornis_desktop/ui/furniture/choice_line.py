"""A field filled by typing part of a name or code and choosing from what is found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from rakornis_desktop.ui.furniture.plain_text import plain_tooltip


class Choice(NamedTuple):
    """Something that can be chosen: what is stored, what the field shows, what the list shows."""

    key: str
    text: str
    shown: str = ""


class _Choices(QStringListModel):
    """The choices found, with the whole text as tooltip."""

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(str(super().data(index, Qt.ItemDataRole.DisplayRole) or ""))
        return super().data(index, role)


class ChoiceLine(QLineEdit):
    """``search`` returns the choices for what is typed, the likeliest first.

    ``chosen`` tells the key once one is picked (Enter, click), or once what was typed can mean
    only one of them when the field is left. Other text is told by ``unknown`` and stays.
    """

    chosen = Signal(str)
    unknown = Signal(str)

    def __init__(
        self,
        search: Callable[[str], Sequence[Choice]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._search = search
        self._found: list[Choice] = []
        self._key = ""
        self._settled = ""
        self._model = _Choices(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(12)
        self._popup = QListView()
        self._popup.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._popup.setMinimumWidth(480)
        completer.setPopup(self._popup)
        completer.activated[QModelIndex].connect(self._pick)  # type: ignore[index]
        self.setCompleter(completer)
        self.textEdited.connect(self._find)
        self.editingFinished.connect(self._settle)

    @property
    def key(self) -> str:
        """What is chosen, empty for nothing."""
        return self._key

    def set_choice(self, key: str, text: str) -> None:
        """Show what is stored, without telling anybody."""
        self._key, self._settled = key, text
        self.setText(text)
        self.setCursorPosition(0)

    def focusInEvent(self, event: QFocusEvent) -> None:  # Qt's own name
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's own name
        if event.key() == Qt.Key.Key_Down and not self._popup.isVisible():
            self._find(self.text())
            self.completer().complete()
        else:
            super().keyPressEvent(event)

    def _find(self, text: str) -> None:
        self._found = list(self._search(text.strip()))
        self._model.setStringList([choice.shown or choice.text for choice in self._found])

    def _pick(self, index: QModelIndex) -> None:
        if index.isValid() and index.row() < len(self._found):
            self._take(self._found[index.row()])

    def _take(self, choice: Choice) -> None:
        self.set_choice(choice.key, choice.text)
        self.chosen.emit(choice.key)

    def _settle(self) -> None:
        """The field is left or Enter is pressed: make of the text what it can only mean."""
        text = self.text().strip()
        if text == self._settled or self._popup.isVisible():
            return
        if not text:
            self.set_choice("", "")
            self.chosen.emit("")
            return
        self._find(text)
        exact = [c for c in self._found if text.casefold() in (c.key.casefold(), c.text.casefold())]
        certain = exact[:1] or (self._found if len(self._found) == 1 else [])
        if certain:
            self._take(certain[0])
        else:
            self._settled = text
            self.unknown.emit(text)
