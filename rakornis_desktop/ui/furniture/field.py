"""A field of a form: shows a value of the row, and reads what was typed as the row keeps it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from rakornis_desktop.ui.furniture.choice_line import Choice, ChoiceLine
from rakornis_desktop.ui.furniture.field_frame import FieldFrame

Show = Callable[[Any], str]
Read = Callable[[str], dict[str, Any]]


class NotTaken(ValueError):
    """What was typed is no value of the field; ``str()`` says why, in words."""


class Field(QObject):
    """One field. ``left`` is told when the officer leaves it, ``reverted`` after Esc.

    ``show`` says what of a row it shows; ``read`` turns what was typed into columns by name and
    raises :class:`NotTaken`.
    """

    left = Signal()
    reverted = Signal()

    def __init__(self, name: str, title: str, editor: QWidget, show: Show, read: Read) -> None:
        super().__init__(editor)
        self.name = name
        self.title = title
        self.editor = editor
        self.frame = FieldFrame(title, editor)
        self._show = show
        self._read = read
        self._shown = ""
        editor.installEventFilter(self)

    def show(self, row: Any | None) -> None:
        """Show the row's value, or nothing; a reason shown before goes."""
        self._shown = self._show(row) if row is not None else ""
        self.frame.accept()
        if self.text() != self._shown:
            self.put(self._shown)

    @property
    def changed(self) -> bool:
        """Whether something else stands there than the row has."""
        return self.text() != self._shown

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's own name
        if watched is self.editor:
            if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
                if event.reason() != Qt.FocusReason.PopupFocusReason:
                    self._leave()
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                if event.key() == Qt.Key.Key_Escape and (self.changed or self.frame.refused):
                    self.put(self._shown)
                    self.frame.accept()
                    self.reverted.emit()
                    return True
                if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
                    self.editor, QLineEdit
                ):
                    self._leave()
        return super().eventFilter(watched, event)

    def _leave(self) -> None:
        self.left.emit()


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
    ) -> None:
        box = QComboBox()
        box.addItem("–", "")
        for value, text in choices:
            box.addItem(text, value)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(6)
        # The wheel scrolls the form; it must not change a value that it passes over.
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        super().__init__(name, title, box, show, read)
        box.activated.connect(lambda _index: self.left.emit())

    def text(self) -> str:
        return str(self.editor.currentData() or "")

    def put(self, text: str) -> None:
        if self.editor.findData(text) < 0:
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

    ``read`` gets the key chosen; ``read_typed`` what was typed but is no choice.
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
        self._picked: str | None = None
        line.chosen.connect(self._pick)
        line.unknown.connect(lambda _text: self.left.emit())
        line.textEdited.connect(lambda _text: self._forget_pick())

    def show(self, row: Any | None) -> None:
        self._picked = None
        super().show(row)

    def values(self) -> dict[str, Any]:
        if self._picked is not None:
            return self._read(self._picked)
        return self._read_typed(self.text())

    def read_typed(self, text: str) -> dict[str, Any]:
        return self._read_typed(text)

    def text(self) -> str:
        return self.editor.text().strip()

    def put(self, text: str) -> None:
        self.editor.set_choice("", text)

    def _pick(self, key: str) -> None:
        self._picked = key
        self.left.emit()

    def _leave(self) -> None:
        """The line itself tells what was chosen, or that nothing fits, when it is left."""

    def _forget_pick(self) -> None:
        self._picked = None
