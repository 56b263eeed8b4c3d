"""When what is typed is stored, and which keys the place typed into leaves to the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QWidget,
)

# After a pause in typing; and who never pauses is stored all the same.
_PAUSE_MS, _LONGEST_MS = 350, 850


class TypingClock(QObject):
    """``due`` comes soon after a pause in typing, and at the latest each second."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pause, self._longest = QTimer(self), QTimer(self)
        for timer, interval in ((self._pause, _PAUSE_MS), (self._longest, _LONGEST_MS)):
            timer.setSingleShot(True)
            timer.setInterval(interval)
            timer.timeout.connect(self._ring)

    def typed(self) -> None:
        """Something was typed."""
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def stop(self) -> None:
        """Nothing waits any more."""
        self._pause.stop()
        self._longest.stop()

    def _ring(self) -> None:
        self.stop()
        self.due.emit()


def left_to_window(editor: QWidget, event: QEvent) -> bool:
    """Tell whether a key is the window's: Ctrl+Z or Ctrl+Y where nothing typed is left to undo.

    An editor would take the key in any case, and nothing would happen. Called from an event
    filter, which then returns True: Qt goes on to the shortcuts of the window.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    undo = event.matches(QKeySequence.StandardKey.Undo)
    # Qt knows but one of the two keys as the system's.
    redo = (
        event.matches(QKeySequence.StandardKey.Redo)
        or _REDO.matches(QKeySequence(event.keyCombination()))
        == QKeySequence.SequenceMatch.ExactMatch
    )
    if not (undo or redo):
        return False
    if isinstance(editor, QLineEdit):
        own = editor.isUndoAvailable() if undo else editor.isRedoAvailable()
    elif isinstance(editor, QPlainTextEdit):
        document = editor.document()
        own = document.isUndoAvailable() if undo else document.isRedoAvailable()
    else:
        return False
    if own and not editor.isReadOnly():
        return False
    event.ignore()
    return True


_REDO = QKeySequence("Ctrl+Y")


def bring_into_sight(widget: QWidget) -> None:
    """Open the tabs and scroll the areas that hide a widget, and put the cursor into it."""
    inside, parent = widget, widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QStackedWidget):
            tabs = parent.parentWidget()
            if isinstance(tabs, QTabWidget):
                tabs.setCurrentWidget(inside)
            else:
                parent.setCurrentWidget(inside)
        elif isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        inside, parent = parent, parent.parentWidget()
    widget.setFocus()
