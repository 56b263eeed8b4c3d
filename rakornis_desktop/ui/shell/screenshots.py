"""Pictures of every page, drawn without a display: for the README, and for looking at them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QBuffer, QByteArray, QEventLoop, QIODevice, QSize, QThreadPool
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QApplication, QWidget

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.shell.application import application
from rakornis_desktop.ui.shell.main_window import MainWindow
from rakornis_desktop.ui.shell.page_list import page_list
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import apply_theme
from rakornis_desktop.writing_files.whole_file import write_whole

# The smallest screen that the window is made for.
SIZE = QSize(1366, 768)
_MOST_SECONDS = 60.0


def screenshots(
    database_path: Path, folder: Path, *, appearance: str = "light", suffix: str = ""
) -> Iterator[Path]:
    """Draw each page of ``database``, the start window and a preview as PNG into ``folder``.

    Yields each file as it is written. Nothing in the database is changed.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = application()
    before = str(app.property("appearance"))
    apply_theme(app, appearance)
    folder.mkdir(parents=True, exist_ok=True)
    session = Session(_opened(database_path))
    window = MainWindow(session)
    try:
        window.resize(SIZE)
        window.show()
        for key, title, *_rest in page_list():
            settle_page(window, key)
            yield _draw(window, folder / f"{title}{suffix}.png")
        yield from _preview(window, folder, suffix)
        yield from _start(folder, suffix)
    finally:
        window.close()
        apply_theme(app, before)


def save_picture(picture: QImage, file: Path) -> Path:
    """Write a picture as PNG, there whole or not at all; returns its file. Raises Refusal."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    write_whole(file, bytes(buffer.data().data()))
    return file


def _opened(database_path: Path) -> Database:
    """Open a database as an officer would; one that another instance holds only to be read."""
    from rakornis_desktop.database.opening.writer_lock import DatabaseHeld

    try:
        return Database.open(database_path)
    except DatabaseHeld:
        return Database.open(database_path, read_only=True)


def settle(least: float = 0.15, until: Callable[[], bool] = lambda: True) -> None:
    """Let the window finish: layouts, rows read beside it, tables in order, what ``until`` asks."""
    begun = quiet = monotonic()
    while (now := monotonic()) - begun < _MOST_SECONDS:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if QThreadPool.globalInstance().activeThreadCount() > 0 or not until():
            # What ends beside the window may be what the next begins with: a map its figures.
            quiet = monotonic()
        elif now - quiet > least:
            break
    QApplication.processEvents()


def settle_page(window: MainWindow, key: str) -> None:
    """Open a page and let it finish, what is drawn beside the window too: the map."""
    window.open_page(key)
    page = window.page(key)
    settle(until=lambda: page.settled)


def _draw(widget: QWidget, file: Path) -> Path:
    settle()
    return save_picture(widget.grab().toImage(), file)


def _preview(window: MainWindow, folder: Path, suffix: str) -> Iterator[Path]:
    from rakornis_desktop.database.queries.meeting_rows import meetings_of
    from rakornis_desktop.ui.shell.preview_window import show_preview

    session = window.session
    meetings = meetings_of(session.database, session.plan.id)
    if not meetings:
        return

    def make(file: Path) -> None:
        from rakornis_desktop.pdf.papers.agenda_paper import write_agenda

        write_agenda(session.database, meetings[0].id, file, "F4")

    preview = show_preview(window, session, _("Agenda rapat"), make)
    preview.resize(SIZE)
    try:
        # The pages are drawn by another thread that reports to nobody.
        settle(1.0)
        yield _draw(preview, folder / f"{_('Pratinjau')}{suffix}.png")
    finally:
        preview.close()


def _start(folder: Path, suffix: str) -> Iterator[Path]:
    from rakornis_desktop.ui.shell.start_window import StartWindow

    start = StartWindow()
    start.show()
    try:
        yield _draw(start, folder / f"{_('Mulai')}{suffix}.png")
    finally:
        start.close()
