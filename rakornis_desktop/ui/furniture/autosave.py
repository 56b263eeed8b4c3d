"""What is typed is stored while it is typed: soon after a pause, and at the latest each second."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from rakornis_desktop.database.edits.field_refusal import FieldRefusal
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.ui.furniture.field import NotTaken
from rakornis_desktop.ui.furniture.typing_clock import (
    TypingClock,
    bring_into_sight,
    left_to_window,
)
from rakornis_desktop.ui.furniture.unfinished import unsaved

Editor = QLineEdit | QPlainTextEdit


def text_of(editor: Editor) -> str:
    """Return what stands in an editor."""
    return editor.toPlainText() if isinstance(editor, QPlainTextEdit) else editor.text()


class Autosave(QObject):
    """Watches editors that are stored together by ``store``.

    ``store`` raises Refusal or NotTaken: then the text stays as it is, ``refused`` says why, and
    the next letter tries again. ``at_once`` tells that the next letter is not to wait.
    """

    refused = Signal(str)
    stored = Signal()

    def __init__(
        self,
        editors: Sequence[Editor],
        store: Callable[[], object],
        *,
        at_once: Callable[[], bool] = lambda: False,
        left: Callable[[], object] | None = None,
    ) -> None:
        """``left`` is called when an editor is left, once what stands in it is stored."""
        super().__init__(editors[0])
        self._editors = list(editors)
        self._store = store
        self._at_once = at_once
        self._left = left
        self._showing = False
        self._reason = ""
        # What is stored, as it was shown last.
        self._shown = [""] * len(self._editors)
        self.pending = False
        self._clock = TypingClock(self)
        self._clock.due.connect(self.flush)
        for editor in self._editors:
            editor.textChanged.connect(self._typed)
            editor.installEventFilter(self)

    def show(self, *texts: str) -> None:
        """Show what is stored; what is being typed, and where the cursor stands, stays."""
        if self.pending:
            return
        self._shown = list(texts)
        self._showing = True
        for editor, text in zip(self._editors, texts, strict=True):
            # Stored without the blanks at its end, the text is still the same.
            if text_of(editor) == text or (
                editor.hasFocus() and text_of(editor).strip() == text.strip()
            ):
                continue
            _put(editor, text)
        self._showing = False

    def replace(self, *texts: str) -> None:
        """Show other texts, whatever stood there."""
        self.forget()
        self._shown = list(texts)
        self._showing = True
        for editor, text in zip(self._editors, texts, strict=True):
            _put(editor, text)
        self._showing = False

    def flush(self) -> bool:
        """Store now what is not stored yet; False if it is refused."""
        self._clock.stop()
        if not self.pending:
            return True
        # Told before it is stored: who shows the change finds nothing pending.
        self.pending = False
        try:
            self._store()
        except (FieldRefusal, NotTaken, Refusal) as refusal:
            self.pending = True
            self._reason = str(refusal)
            said = refusal.reason if isinstance(refusal, FieldRefusal) else self._reason
            self.refused.emit(said)
            return False
        unsaved().note(self, False)
        self.stored.emit()
        return True

    def forget(self) -> None:
        """Do not store what was typed last: its place is gone."""
        self.pending = False
        unsaved().note(self, False)
        self._clock.stop()

    # What is typed and not stored yet, for whoever leaves it

    def place(self) -> QWidget | None:
        """Return the first editor."""
        return self._editors[0]

    def refusal(self) -> str:
        """Return why it is not stored."""
        return self._reason

    def mend(self) -> None:
        """Put the cursor back into the editor."""
        bring_into_sight(self._editors[0])

    def drop(self) -> None:
        """Show again what is stored."""
        self.replace(*self._shown)
        self.stored.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's own name
        if isinstance(watched, QWidget) and left_to_window(watched, event):
            return True
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
            if self._left:
                self._left()
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        if self._showing:
            return
        self.pending = True
        unsaved().note(self, True)
        if self._at_once():
            self.flush()
        else:
            self._clock.typed()


def _put(editor: Editor, text: str) -> None:
    if isinstance(editor, QPlainTextEdit):
        editor.setPlainText(text)
    else:
        editor.setText(text)
        editor.setCursorPosition(0)
