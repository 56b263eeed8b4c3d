"""What is typed and not stored yet: the window says so, and nobody leaves it behind unasked."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget
from shiboken6 import isValid

from rakornis_desktop.language.catalogue import translate as _


class Typed(Protocol):
    """Something typed into: a field, an editor that stores by itself, a cell of a table."""

    def place(self) -> QWidget | None:
        """Return the widget typed into, None once it is gone."""

    def flush(self) -> bool:
        """Store now what is not stored yet; False if it is refused."""

    def refusal(self) -> str:
        """Return the sentence that says why it is not stored, naming the field."""

    def mend(self) -> None:
        """Put the cursor back into what was refused."""

    def drop(self) -> None:
        """Throw away what is typed: show what is stored."""


class Unfinished(NamedTuple):
    """A value that is typed and cannot be stored: what stops leaving its place.

    ``mend`` puts the cursor back into its field, ``drop`` throws away what was typed there.
    """

    sentence: str
    mend: Callable[[], object]
    drop: Callable[[], object]


class Unsaved(QObject):
    """All that is typed on the screen and not in the file; ``changed`` when that is another.

    As long as it is not empty nothing may say that all is stored.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._typed: dict[int, Typed] = {}

    def note(self, typed: Typed, unsaved: bool) -> None:
        """Tell that something typed is not stored yet, or is now."""
        if unsaved == (id(typed) in self._typed):
            return
        if unsaved:
            self._typed[id(typed)] = typed
        else:
            del self._typed[id(typed)]
        self.changed.emit()

    def within(self, widget: QWidget) -> list[Typed]:
        """Return what is typed inside a widget and not stored, in the order it was typed."""
        found = []
        for typed in list(self._typed.values()):
            place = typed.place()
            if place is None or not isValid(place):
                # Its window is gone, and what was typed with it.
                self.note(typed, False)
            elif place is widget or widget.isAncestorOf(place):
                found.append(typed)
        return found

    def unfinished(self, widget: QWidget) -> Unfinished | None:
        """Store what is typed inside a widget; return the first that is refused."""
        refused = None
        for typed in self.within(widget):
            if not typed.flush() and refused is None:
                refused = Unfinished(typed.refusal(), typed.mend, typed.drop)
        return refused


@cache
def unsaved() -> Unsaved:
    """Return what is typed and not stored, of this process."""
    return Unsaved()


class LeavingQuestion(QMessageBox):
    """Asks what is to become of a value that was refused: mended, or thrown away."""

    def __init__(
        self, parent: QWidget, unfinished: Unfinished, then: Callable[[], object] | None
    ) -> None:
        super().__init__(parent)
        self._unfinished = unfinished
        self._then = then
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIcon(QMessageBox.Icon.Warning)
        # All in one text: the label of a second one would render markup.
        self.setText(_("Satu isian belum tersimpan.") + "\n\n" + unfinished.sentence)
        self.mend_button = self.addButton(_("&Perbaiki"), QMessageBox.ButtonRole.RejectRole)
        self.drop_button = self.addButton(
            _("&Buang isian ini"), QMessageBox.ButtonRole.DestructiveRole
        )
        self.setDefaultButton(self.mend_button)
        self.setEscapeButton(self.mend_button)
        self.finished.connect(lambda _result: self._answered())

    def _answered(self) -> None:
        dropped = self.clickedButton() is self.drop_button
        self.setParent(None)
        self.deleteLater()
        if not dropped:
            self._unfinished.mend()
            return
        self._unfinished.drop()
        if self._then is not None:
            self._then()


def ask_about(
    parent: QWidget, unfinished: Unfinished, then: Callable[[], object] | None = None
) -> None:
    """Ask about a refused value above ``parent``; ``then`` goes on once it was thrown away.

    Returns at once: whoever asks stays where it is until then.
    """
    if parent.window().findChild(LeavingQuestion) is None:
        LeavingQuestion(parent.window(), unfinished, then).open()
