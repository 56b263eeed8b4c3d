"""F1 and what opens the manual: its window is made when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from rakornis_desktop.ui.shell.help_window import HelpWindow

_open: list[HelpWindow] = []


def show_help(topic: str = "", sought: str = "") -> HelpWindow:
    """Show the manual at a topic, in the one window it has."""
    from rakornis_desktop.ui.shell.help_window import HelpWindow

    if not _open:
        _open.append(HelpWindow())
    window = _open[0]
    window.open_topic(topic, sought)
    window.show()
    window.raise_()
    window.activateWindow()
    return window


def close_help() -> None:
    """Close the manual: it does not keep the program alive on its own."""
    while _open:
        _open.pop().close()


def help_key(widget: QWidget, topic: str) -> None:
    """Have F1 open ``topic`` while the keyboard is in ``widget``'s window."""
    shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), widget)
    shortcut.activated.connect(lambda: show_help(topic))
