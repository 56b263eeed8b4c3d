"""A field filled by typing part of a name or code and choosing from what is found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from rakornis_desktop.ui.furniture.choice_popup import ChoicePopup


class Choice(NamedTuple):
    """Something that can be chosen: what is stored, what the field shows, what the list shows."""

    key: str
    text: str
    shown: str = ""


class ChoiceLine(QLineEdit):
    """``search`` returns the choices for what is typed, the likeliest first.

    Enter, Tab and leaving take the choice that is marked, else the one that what was typed can
    only mean: an exact one, or the only one. ``chosen`` tells its key. Other text is told by
    ``unknown`` and stays. Esc closes the list; then what was typed stays as it was typed.
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
        # Esc said: what is typed is meant as it is.
        self._as_typed = False
        self._popup: ChoicePopup | None = None
        self.textEdited.connect(self._edited)

    @property
    def key(self) -> str:
        """What is chosen, empty for nothing."""
        return self._key

    @property
    def settled(self) -> str:
        """The text as it stood when it was shown or chosen last."""
        return self._settled

    @property
    def offers(self) -> bool:
        """Whether choices are shown."""
        return self._popup is not None and self._popup.isVisible()

    @property
    def popup(self) -> ChoicePopup:
        """The list of choices; made when it is first needed, for the window it belongs to."""
        if self._popup is None:
            self._popup = ChoicePopup(self)
            self._popup.clicked.connect(self._pick)
        return self._popup

    def set_choice(self, key: str, text: str) -> None:
        """Show what is stored, without telling anybody."""
        self._key, self._settled = key, text
        self._as_typed = False
        self._hide()
        self.setText(text)
        self.setCursorPosition(0)

    def stop_offering(self) -> None:
        """Hide the choices: what is typed is meant as it is."""
        self._as_typed = True
        self._hide()

    def settle(self, *, tell: bool = True) -> None:
        """Make of the text what it can only mean."""
        text = self.text().strip()
        marked = self._popup.marked() if self._popup is not None else -1
        self._hide()
        if 0 <= marked < len(self._found):
            self._take(self._found[marked], tell=tell)
            return
        if text == self._settled:
            return
        if not text:
            self.set_choice("", "")
            if tell:
                self.chosen.emit("")
            return
        certain = None if self._as_typed else self.meant(text)
        if certain is not None:
            self._take(certain, tell=tell)
            return
        self._key, self._settled = "", text
        if tell:
            self.unknown.emit(text)

    def meant(self, text: str) -> Choice | None:
        """Return the one choice that a text can mean: an exact one, or the only one."""
        self._found = list(self._search(text))
        folded = text.casefold()
        for choice in self._found:
            if folded in (choice.key.casefold(), choice.text.casefold()):
                return choice
        return self._found[0] if len(self._found) == 1 else None

    def focusInEvent(self, event: QFocusEvent) -> None:  # Qt's own name
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # Qt's own name
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.settle()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # Qt's own name
        self._hide()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's own name
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.offers:
            self.popup.step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Down:
            self._find(self.text())
        elif key == Qt.Key.Key_Escape and self.offers:
            self.stop_offering()
        else:
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.settle()
            super().keyPressEvent(event)

    def _edited(self, text: str) -> None:
        self._as_typed = False
        self._key = ""
        self._find(text)

    def _find(self, text: str) -> None:
        text = text.strip()
        self._found = list(self._search(text))
        if self.hasFocus():
            self.popup.offer([choice.shown or choice.text for choice in self._found], text)

    def _hide(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    def _pick(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._found):
            self._take(self._found[index.row()])

    def _take(self, choice: Choice, *, tell: bool = True) -> None:
        self.set_choice(choice.key, choice.text)
        if tell:
            self.chosen.emit(choice.key)
