"""A plan file that is double-clicked: its preview opens in the database used last."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from rakornis_desktop.database.new_database import new_database
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.exchange.traffic.own_key import own_key
from rakornis_desktop.exchange.traffic.sending import send
from rakornis_desktop.ui.files.receive_dialog import ReceiveDialog
from rakornis_desktop.ui.shell import application
from rakornis_desktop.ui.shell.main_window import MainWindow
from rakornis_desktop.ui.shell.start_window import StartWindow
from rakornis_desktop.ui.shell.user_settings import remember, remember_file


def _plan_file(folder: Path) -> Path:
    folder.mkdir()
    with new_database(folder / "b.rkn", "61.71", 2027) as other:
        return send(other, folder / "r.rakornis", key=own_key(folder)).file


def _looked_at(window: MainWindow, qtbot: QtBot) -> ReceiveDialog:
    qtbot.waitUntil(lambda: bool(window.findChildren(ReceiveDialog)), timeout=10_000)
    (dialog,) = window.findChildren(ReceiveDialog)
    qtbot.waitUntil(lambda: bool(dialog.arrivals), timeout=10_000)
    return dialog


def test_it_opens_in_the_database_used_last(
    database: Database, tmp_path: Path, qtbot: QtBot
) -> None:
    database.close()
    remember_file(database.path)
    window = application.open_with_plan(_plan_file(tmp_path / "k"))
    assert isinstance(window, MainWindow)
    qtbot.addWidget(window)
    dialog = _looked_at(window, qtbot)
    assert dialog.arrivals[0].received.office == "61.71"
    dialog.reject()
    window.close()


def test_without_a_database_it_waits_until_one_is_open(
    database: Database, tmp_path: Path, qtbot: QtBot
) -> None:
    database.close()
    remember("files/recent", [])
    start = application.open_with_plan(_plan_file(tmp_path / "k"))
    assert isinstance(start, StartWindow)
    qtbot.addWidget(start)
    assert "r.rakornis" in start.message_line.text
    start.open_asked.emit(database.path, False)
    window = next(w for w in application._windows if isinstance(w, MainWindow))
    qtbot.addWidget(window)
    _looked_at(window, qtbot).reject()
    window.close()
