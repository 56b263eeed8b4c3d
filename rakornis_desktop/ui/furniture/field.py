"""A field of a form: shows a value of the row, and reads what was typed as the row keeps it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from rakornis_desktop.database.edits.field_refusal import FieldRefusal
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.ui.furniture.choice_line import Choice, ChoiceLine
from rakornis_desktop.ui.furniture.field_frame import FieldFrame
from rakornis_desktop.ui.furniture.typing_clock import (
    TypingClock,
    bring_into_sight,
    left_to_window,
)
from rakornis_desktop.ui.furniture.unfinished import unsaved

Show = Callable[[Any], str]
Read = Callable[[str], dict[str, Any]]
Store = Callable[["Field", dict[str, Any]], object]


class NotTaken(ValueError):
    """What was typed is no value of the field; ``str()`` says why, in words."""


class Field(QObject):
    """One field, stored while it is typed: after a pause, and at the latest each second.

    ``show`` says what of a row it shows; ``read`` turns what was typed into columns by name and
    raises :class:`NotTaken`. What cannot be read yet waits; its reason is shown once the field is
    left. ``left`` is told then, ``escaped`` when Esc leaves the field.
    """

    left = Signal()
    escaped = Signal()

    def __init__(self, name: str, title: str, editor: QWidget, show: Show, read: Read) -> None:
        super().__init__(editor)
        self.name = name
        self.title = title
        self.editor = editor
        self.frame = FieldFrame(title, editor)
        self._show = show
        self._read = read
        # What the row says, and what stood in the editor when that was stored or shown.
        self._shown = ""
        self._stored = ""
        self._store: Store | None = None
        self._end: Callable[[], object] = lambda: None
        self._showing = False
        self._writing = False
        self._clock = TypingClock(self)
        self._clock.due.connect(lambda: self.flush(leaving=False))
        editor.installEventFilter(self)

    def stored_by(self, store: Store, end: Callable[[], object]) -> None:
        """Let ``store(field, columns)`` write what is typed; ``end`` ends its step of undo."""
        self._store, self._end = store, end

    def show(self, row: Any | None, *, anew: bool = False) -> None:
        """Show the row's value, or nothing; what is being typed stays unless shown ``anew``."""
        text = self._show(row) if row is not None else ""
        if self._writing and not anew:
            # What it stores itself: the text stays as it is typed.
            self._shown = text
            self._taken_over(text)
            return
        if not anew and (self.changed or (text == self._shown and self._has_keyboard())):
            return
        self._shown = text
        self._put_silently(text)
        self._settled()

    @property
    def changed(self) -> bool:
        """Whether something else stands there than is stored."""
        return self.text() != self._stored

    def values(self) -> dict[str, Any]:
        """Return the columns to write; raises :class:`NotTaken`."""
        return self._read(self.text())

    def read_typed(self, text: str) -> dict[str, Any]:
        """Return the columns that ``text`` would mean in this field; raises NotTaken."""
        return self._read(text)

    def text(self) -> str:
        """Return what stands in the field."""
        raise NotImplementedError

    def put(self, text: str) -> None:
        """Write into the field as if it had been typed, telling nobody."""
        raise NotImplementedError

    # Storing

    def flush(self, *, leaving: bool = True) -> bool:
        """Store what is not stored yet; False if it is refused, with the reason if ``leaving``."""
        self._clock.stop()
        if not self.changed:
            self._settled()
            return True
        if self._store is None:
            return True
        typed = self.text()
        self._writing = True
        before, self._shown = self._shown, typed
        try:
            self._store(self, self.values())
        except (FieldRefusal, NotTaken, Refusal) as refusal:
            self._shown = before
            if leaving:
                self.frame.refuse(_reason(refusal))
            return False
        finally:
            self._writing = False
        self._stored = self.text()
        self._settled()
        return True

    def leave(self) -> None:
        """Store it for good: what follows is another step of undo."""
        if self.flush():
            self._end()
            if self.text() != self._shown:
                # Shown as it is stored: 1,25 M becomes 1.250.000.000.
                self._put_silently(self._shown)
                self._settled()
        self.left.emit()

    # What is typed and not stored yet, for whoever leaves it

    def place(self) -> QWidget | None:
        """Return the editor."""
        return self.editor

    def refusal(self) -> str:
        """Return why it is not stored."""
        reason = self.frame.reason
        return f"{self.title}: {reason}" if self.title else reason

    def mend(self) -> None:
        """Put the cursor back into the editor."""
        bring_into_sight(self.editor)

    def drop(self) -> None:
        """Show again what is stored."""
        self._put_silently(self._shown)
        self._settled()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's own name
        if watched is self.editor:
            if left_to_window(self.editor, event):
                return True
            if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
                if event.reason() != Qt.FocusReason.PopupFocusReason:
                    self.leave()
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                if event.key() == Qt.Key.Key_Escape and event.modifiers() == _NONE:
                    self.escape()
                    return True
                if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
                    self.editor, QLineEdit
                ):
                    self.leave()
        return super().eventFilter(watched, event)

    def escape(self) -> None:
        """Take back what cannot be stored; where nothing is in the way, leave the form."""
        if self.flush():
            self.escaped.emit()
        else:
            self.drop()

    def _has_keyboard(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self.editor or self.editor.isAncestorOf(focus))

    def _typed(self) -> None:
        """Something is typed: it is stored soon."""
        if self._showing:
            return
        unsaved().note(self, self._store is not None and self.changed)
        if self.changed and self._store is not None:
            self._clock.typed()

    def _put_silently(self, text: str) -> None:
        self._showing = True
        if self.text() != text:
            self.put(text)
        self._showing = False
        self._stored = self.text()

    def _settled(self) -> None:
        self._clock.stop()
        self.frame.accept()
        unsaved().note(self, False)

    def _taken_over(self, text: str) -> None:
        """The row came back as it was stored; what stands in the editor stays."""


def _reason(refusal: FieldRefusal | NotTaken | Refusal) -> str:
    if isinstance(refusal, FieldRefusal):
        return f"{refusal.reason[:1].upper()}{refusal.reason[1:]}."
    return str(refusal)


_NONE = Qt.KeyboardModifier.NoModifier


class LineField(Field):
    """One line of text or a figure."""

    editor: QLineEdit

    def __init__(
        self, name: str, title: str, show: Show, read: Read, *, figures: bool = False
    ) -> None:
        line = QLineEdit()
        if figures:
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
        super().__init__(name, title, line, show, read)
        line.textChanged.connect(lambda _text: self._typed())

    def text(self) -> str:
        return self.editor.text().strip()

    def put(self, text: str) -> None:
        self.editor.setText(text)
        self.editor.setCursorPosition(0)


class TextField(Field):
    """Some lines of text; Tab leaves it."""

    editor: QPlainTextEdit

    def __init__(self, name: str, title: str, show: Show, read: Read, *, lines: int = 2) -> None:
        text = QPlainTextEdit()
        text.setTabChangesFocus(True)
        text.setFixedHeight(text.fontMetrics().lineSpacing() * lines + 14)
        super().__init__(name, title, text, show, read)
        text.textChanged.connect(self._typed)

    def text(self) -> str:
        return self.editor.toPlainText().strip()

    def put(self, text: str) -> None:
        self.editor.setPlainText(text)


class ChoiceField(Field):
    """One of a few choices, or none."""

    editor: QComboBox

    def __init__(
        self,
        name: str,
        title: str,
        choices: Sequence[tuple[str, str]],
        show: Show,
        read: Read,
        *,
        may_be_empty: bool = True,
    ) -> None:
        box = QComboBox()
        if may_be_empty:
            box.addItem("–", "")
        for value, text in choices:
            box.addItem(text, value)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(6)
        # The wheel scrolls the form; it must not change a value that it passes over.
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        super().__init__(name, title, box, show, read)
        box.activated.connect(lambda _index: self.leave())

    def text(self) -> str:
        return str(self.editor.currentData() or "")

    def put(self, text: str) -> None:
        if self.editor.findData(text) < 0 and text:
            # A value that no choice stands for is shown as it is, never changed unasked.
            self.editor.addItem(text, text)
        self.editor.setCurrentIndex(self.editor.findData(text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's own name
        if event.type() == QEvent.Type.Wheel and not self.editor.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class LookupField(Field):
    """Chosen by typing part of a name or code; ``show`` gives the text of what is stored.

    ``read`` gets the key chosen; ``read_typed`` what was typed but is no choice. What can only
    mean one choice is that choice once the field is left.
    """

    editor: ChoiceLine

    def __init__(
        self,
        name: str,
        title: str,
        search: Callable[[str], Sequence[Choice]],
        show: Show,
        read: Read,
        read_typed: Read,
    ) -> None:
        line = ChoiceLine(search)
        super().__init__(name, title, line, show, read)
        self._read_typed = read_typed
        line.chosen.connect(lambda _key: self.leave())
        line.textChanged.connect(lambda _text: self._typed())

    def values(self) -> dict[str, Any]:
        if self.editor.key and self.text() == self.editor.settled:
            return self._read(self.editor.key)
        return self._read_typed(self.text())

    def read_typed(self, text: str) -> dict[str, Any]:
        return self._read_typed(text)

    def text(self) -> str:
        return self.editor.text().strip()

    def put(self, text: str) -> None:
        self.editor.set_choice("", text)

    def leave(self) -> None:
        self.editor.settle(tell=False)
        super().leave()

    def flush(self, *, leaving: bool = True) -> bool:
        if leaving:
            self.editor.settle(tell=False)
        return super().flush(leaving=leaving)

    def escape(self) -> None:
        if self.editor.offers:
            # What is offered goes first; what was typed then stays as it is.
            self.editor.stop_offering()
        else:
            super().escape()
