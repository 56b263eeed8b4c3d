"""Letters that do something to a row: only while the list of rows has the keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def list_key(rows: QWidget, key: str, do: Callable[[], object]) -> QShortcut:
    """Let a key do something while ``rows`` has the keyboard, and nowhere else.

    In a filter or on a button the same letter means something else, or nothing.
    """
    shortcut = QShortcut(QKeySequence(key), rows)
    shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
    shortcut.activated.connect(do)
    return shortcut


def leave_for(rows: QWidget, *fields: QWidget) -> None:
    """Let Esc in these fields give the keyboard back to the list of rows."""
    for field in fields:
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), field)
        leave.setContext(Qt.ShortcutContext.WidgetShortcut)
        leave.activated.connect(rows.setFocus)
