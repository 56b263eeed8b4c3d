"""A field for somebody's name: completed from a list, free for whoever is not on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from rakornis_desktop.ui.furniture.plain_text import plain_tooltip


class _Names(QStringListModel):
    """The names found; the likeliest stands out."""

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.FontRole and index.row() == 0:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(str(super().data(index, Qt.ItemDataRole.DisplayRole) or ""))
        return super().data(index, role)


class NameLine(QLineEdit):
    """``search`` returns ``(shown, whatever)`` for what is typed, the likeliest first.

    Enter and Tab take the one that is marked, the first if none is; Esc leaves what was typed.
    ``picked`` tells what was taken.
    """

    picked = Signal(object)

    def __init__(
        self,
        search: Callable[[str], Sequence[tuple[str, Any]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._search = search
        self._found: list[tuple[str, Any]] = []
        self._model = _Names(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(8)
        self.popup = QListView()
        self.popup.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.popup.setMinimumWidth(360)
        completer.setPopup(self.popup)
        completer.activated[QModelIndex].connect(self._pick)  # type: ignore[index]
        self.setCompleter(completer)
        self.popup.installEventFilter(self)
        self.textEdited.connect(self._find)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's own name
        if (
            watched is self.popup
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
            and not self.popup.currentIndex().isValid()
        ):
            # Qt would take none; and marking the first would write it over what is typed.
            self.popup.hide()
            self._pick(self._model.index(0, 0))
            return True
        return super().eventFilter(watched, event)

    def _find(self, text: str) -> None:
        # Without anything typed nobody is likelier than the others.
        self._found = list(self._search(text.strip()))[:12] if text.strip() else []
        self._model.setStringList([shown for shown, _what in self._found])
        if not self._found:
            self.popup.hide()

    def _pick(self, index: QModelIndex) -> None:
        if index.isValid() and index.row() < len(self._found):
            self.picked.emit(self._found[index.row()][1])
