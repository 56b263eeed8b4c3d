"""What is typed is stored while it is typed: soon after a pause, and at the latest each second."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from rakornis_desktop.database.edits.field_refusal import FieldRefusal
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.ui.furniture.field import NotTaken

Editor = QLineEdit | QPlainTextEdit
# After a pause in typing; and who never pauses is stored all the same.
_PAUSE_MS, _LONGEST_MS = 350, 850


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
        self.pending = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self._longest = QTimer(self)
        self._longest.setSingleShot(True)
        self._longest.setInterval(_LONGEST_MS)
        self._longest.timeout.connect(self.flush)
        for editor in self._editors:
            editor.textChanged.connect(self._typed)
            editor.installEventFilter(self)

    def show(self, *texts: str) -> None:
        """Show what is stored; what is being typed, and where the cursor stands, stays."""
        if self.pending:
            return
        self._showing = True
        for editor, text in zip(self._editors, texts, strict=True):
            # Stored without the blanks at its end, the text is still the same.
            if text_of(editor) == text or (
                editor.hasFocus() and text_of(editor).strip() == text.strip()
            ):
                continue
            if isinstance(editor, QPlainTextEdit):
                editor.setPlainText(text)
            else:
                editor.setText(text)
                editor.setCursorPosition(0)
        self._showing = False

    def replace(self, *texts: str) -> None:
        """Show other texts, whatever stood there."""
        self.forget()
        self._showing = True
        for editor, text in zip(self._editors, texts, strict=True):
            if isinstance(editor, QPlainTextEdit):
                editor.setPlainText(text)
            else:
                editor.setText(text)
                editor.setCursorPosition(0)
        self._showing = False

    def flush(self) -> bool:
        """Store now what is not stored yet; False if it is refused."""
        self._pause.stop()
        self._longest.stop()
        if not self.pending:
            return True
        # Told before it is stored: who shows the change finds nothing pending.
        self.pending = False
        try:
            self._store()
        except FieldRefusal as refusal:
            self.pending = True
            self.refused.emit(refusal.reason)
            return False
        except (NotTaken, Refusal) as reason:
            self.pending = True
            self.refused.emit(str(reason))
            return False
        self.stored.emit()
        return True

    def forget(self) -> None:
        """Do not store what was typed last: its place is gone."""
        self.pending = False
        self._pause.stop()
        self._longest.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's own name
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
            if self._left:
                self._left()
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        if self._showing:
            return
        self.pending = True
        if self._at_once():
            self.flush()
            return
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()
