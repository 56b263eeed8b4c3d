"""Starting the program: the application object, the theme, the first window."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from rakornis_desktop.program.database import Program
from rakornis_desktop.ui.main_window import MainWindow
from rakornis_desktop.ui.session import Session
from rakornis_desktop.ui.theme import apply_theme


def application() -> QApplication:
    """Return the one application object, dressed; makes it on the first call."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
        app.setApplicationName("Rakornis Desktop")
        app.setDesktopFileName("rakornis-desktop")
        apply_theme(app)
    return app


def run(path: Path | None = None) -> int:
    """Open the window on the database ``path``, or the first-start page without one."""
    app = application()
    if path is None:
        from rakornis_desktop.ui.start_window import StartWindow

        window: object = StartWindow()
        window.show()  # type: ignore[attr-defined]
    else:
        window = open_window(path)
    if os.environ.get("RAKORNIS_QUIT_WHEN_USABLE"):
        # For measuring the start: the first idle moment after the first paint.
        QTimer.singleShot(0, lambda: QTimer.singleShot(0, app.quit))
    return app.exec()


def open_window(path: Path) -> MainWindow:
    """Open the database ``path`` and show its window."""
    window = MainWindow(Session(Program.open(path)))
    window.show()
    return window
