"""Starting the program: the application object, the theme, the first window."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QThreadPool, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QMainWindow

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.ui.files.plan_drop import is_plan_file
from rakornis_desktop.ui.shell.faults import Faults
from rakornis_desktop.ui.shell.guide_wish import guide_wished
from rakornis_desktop.ui.shell.main_window import MainWindow
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import apply_theme
from rakornis_desktop.ui.shell.user_settings import recent_files, remember_file, remembered

if TYPE_CHECKING:
    from rakornis_desktop.ui.shell.start_window import StartWindow

# Windows that are open; Python must hold them.
_windows: list[QMainWindow] = []
# After this long the first page has been shown and its rows are read.
_IDLE_MS = 1_500
# Each time the window's thread comes back from Qt, work in another thread may keep the interpreter
# so long; Python's own 5 ms add up to a stall that is felt while one row of a table is drawn.
_SWITCH_SECONDS = 0.001


def application() -> QApplication:
    """Return the one application object, dressed; makes it on the first call."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
        sys.setswitchinterval(_SWITCH_SECONDS)
        app.setApplicationName("Rakornis Desktop")
        app.setDesktopFileName("rakornis-desktop")
        provide_font()
        apply_theme(app, str(remembered("appearance", "system")))
        _choose_language(str(remembered("language", "id")))
    return app


def _choose_language(language: str) -> None:
    """Speak as this user chose, unless the environment says otherwise."""
    if language == "id" or "RAKORNIS_LANGUAGE" in os.environ:
        return
    from rakornis_desktop.language.catalogue import use_language
    from rakornis_desktop.reference.resource_files import resource

    use_language(language, resource("translations"))


def provide_font() -> None:
    """Where the system has no font at all, use the one that papers are set in."""
    if QFontDatabase.families():
        return
    from rakornis_desktop.reference.resource_files import resource

    for file in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    if families := QFontDatabase.families():
        font = QApplication.font()
        font.setFamily(families[0])
        QApplication.setFont(font)


def run(path: Path | None = None) -> int:
    """Open the window on the database ``path``, or the first-start window without one.

    A plan file or a saved mail opens the database used last and shows what it would change.
    """
    app = application()
    faults = Faults(app)
    faults.begin()
    if path is not None and is_plan_file(path):
        window = open_with_plan(path)
    else:
        window = open_start() if path is None else open_window(path)
    if os.environ.get("RAKORNIS_QUIT_WHEN_USABLE"):
        when_usable(window, window.close)
    return app.exec()


def open_window(path: Path, *, read_only: bool = False) -> MainWindow:
    """Open the database ``path`` and show its window."""
    window = MainWindow(Session(Database.open(path, read_only=read_only)))
    remember_file(path)
    window.open_asked.connect(lambda file: replace_window(window, file))
    window.start_asked.connect(lambda: replace_window(window, None))
    _keep(window)
    if guide_wished():
        window.guide.begin()
    QTimer.singleShot(_IDLE_MS, _warm_up)
    return window


def open_with_plan(file: Path) -> QMainWindow:
    """Show what a plan file would change in the database used last.

    Where there is none, or it cannot be opened, the first-start window asks for one first.
    """
    file = file.absolute()
    databases = recent_files()
    if not databases:
        return open_start(file)
    try:
        window = open_window(databases[0])
    except Refusal as refusal:
        start = open_start(file)
        start.message_line.refuse(str(refusal))
        return start
    QTimer.singleShot(0, window, lambda: window.receive_files([file]))
    return window


def _warm_up() -> None:
    """Load what the first edit needs while nobody waits for it."""
    if not any(isinstance(window, MainWindow) for window in _windows):
        return

    def load() -> None:
        pass

    QThreadPool.globalInstance().start(load)


def open_start(plan_file: Path | None = None) -> StartWindow:
    """Show the window that offers a new database, one there is already, or the sample.

    ``plan_file`` waits until a database is open.
    """
    from rakornis_desktop.ui.shell.start_window import StartWindow

    window = StartWindow()

    def open_it(database_path: Path, *, read_only: bool) -> None:
        opened = open_window(database_path, read_only=read_only)
        if plan_file is not None:
            QTimer.singleShot(0, opened, lambda: opened.receive_files([plan_file]))

    window.open_asked.connect(
        lambda file, read_only: window.attempt(file, lambda: open_it(file, read_only=read_only))
    )
    if plan_file is not None:
        window.message_line.warn(
            _("Buka atau buat dulu basis data kantor ini; {file} diperlihatkan sesudahnya.").format(
                file=plan_file.name
            )
        )
    _keep(window)
    return window


def replace_window(window: MainWindow, path: Path | None) -> None:
    """Open ``path`` (the first-start window for None) instead of ``window``.

    A database that cannot be opened is said in the window that stays.
    """

    def open_new() -> QMainWindow:
        return open_start() if path is None else open_window(path)

    if path is not None and path.absolute() == window.session.database.path.absolute():
        return
    if window.session.attempt(open_new) is not None:
        window.close()


def when_usable(window: QMainWindow, do: Callable[[], object]) -> None:
    """Call ``do`` once the window shows its rows and is idle; for measuring the start."""
    timer = QTimer(window)
    # Not in every turn of the loop: looking must not hold up what is being read beside it.
    timer.setInterval(2)

    def look() -> None:
        if getattr(window, "ready", True):
            timer.stop()
            do()

    timer.timeout.connect(look)
    timer.start()


def _keep(window: QMainWindow) -> None:
    _windows[:] = [other for other in _windows if other.isVisible()]
    _windows.append(window)
    window.show()
