"""What is told appears in one fixed place and moves nothing; what can be undone can be clicked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from rakornis_desktop.database.edits.activity_edits import update_field
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.ui.furniture.unfinished import LeavingQuestion, unsaved
from rakornis_desktop.ui.shell.main_window import MainWindow
from rakornis_desktop.ui.shell.page_list import page_list


def _places(window: MainWindow) -> dict[int, QRect]:
    page = window.page(window._current)
    kinds = (QAbstractItemView, QPushButton, QLineEdit)
    return {
        id(widget): QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())
        for kind in kinds
        for widget in page.findChildren(kind)
        if widget.isVisible()
    }


def _at_rest(window: MainWindow, qtbot: QtBot) -> dict[int, QRect]:
    """Return the places once nothing that was still being read moves them any more."""
    places = _places(window)
    quiet = 0
    while quiet < 5:
        qtbot.wait(60)
        now = _places(window)
        quiet = quiet + 1 if now == places else 0
        places = now
    return places


@pytest.mark.parametrize("key", [entry[0] for entry in page_list()])
def test_a_message_moves_nothing_on_any_page(key: str, window: MainWindow, qtbot: QtBot) -> None:
    window.open_page(key)
    qtbot.waitUntil(lambda: window.page(key).ready, timeout=10_000)
    before = _at_rest(window, qtbot)
    for tell in (window.message_line.refuse, window.message_line.tell, window.message_line.warn):
        tell("Pagu «banyak» bukan angka uang. Tulis misalnya 1.250.000.000. " * 4)
        qtbot.wait(20)
        assert window.message_line.isVisible()
        assert _places(window) == before
        window.message_line.hide()
        qtbot.wait(20)
        assert _places(window) == before
    window.task_line.show()
    qtbot.wait(20)
    assert _places(window) == before


def test_a_long_message_is_whole_and_leaves_what_can_be_undone_in_sight(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.message_line.refuse("Kalimat yang panjang sekali tentang satu baris. " * 8)
    qtbot.wait(20)
    line = window.message_line
    assert line.geometry().bottom() == window.height() - 1
    assert line.height() > line.fontMetrics().lineSpacing() * 2
    saved = window._saved.mapTo(window, window._saved.rect().topLeft())
    assert line.geometry().right() < saved.x()


def test_the_step_in_the_status_bar_is_undone_by_a_click(
    window: MainWindow, database: Database, qtbot: QtBot
) -> None:
    ((row_id, title),) = database.read("SELECT id, title FROM activity ORDER BY id LIMIT 1")
    update_field(database, row_id, "title", "Taman & Jalan")
    assert window.undo_button.isVisible() and "Urungkan" in window.undo_button.text()
    qtbot.mouseClick(window.undo_button, Qt.MouseButton.LeftButton)
    assert database.read("SELECT title FROM activity WHERE id = ?", (row_id,)) == [(title,)]


class Refusing:
    """Something typed that is refused until it is dropped."""

    def __init__(self, place: QLineEdit) -> None:
        self._place = place
        self.dropped = False

    def place(self) -> QLineEdit:
        return self._place

    def flush(self) -> bool:
        return self.dropped

    def refusal(self) -> str:
        return "Pagu «banyak» bukan angka uang."

    def mend(self) -> None:
        self._place.setFocus()

    def drop(self) -> None:
        self.dropped = True
        unsaved().note(self, False)


@pytest.fixture
def refused(window: MainWindow, open_page: Callable[[str], Any]) -> Refusing:
    field = QLineEdit(open_page("activities"))
    field.show()
    typed = Refusing(field)
    unsaved().note(typed, True)
    return typed


def _question(window: MainWindow, qtbot: QtBot) -> LeavingQuestion:
    qtbot.waitUntil(lambda: window.findChild(LeavingQuestion) is not None, timeout=2_000)
    found = window.findChild(LeavingQuestion)
    assert found is not None
    return found


def test_a_refused_value_stops_leaving_the_page_and_asks(
    window: MainWindow, refused: Refusing, qtbot: QtBot
) -> None:
    assert window._saved.text() == "Belum tersimpan"
    window.open_page("issues")
    assert window._current == "activities"
    question = _question(window, qtbot)
    assert refused.refusal() in question.text()
    qtbot.mouseClick(question.mend_button, Qt.MouseButton.LeftButton)
    assert window._current == "activities"
    window.open_page("issues")
    qtbot.mouseClick(_question(window, qtbot).drop_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window._current == "issues", timeout=2_000)
    assert window._saved.text() == "Tersimpan"


def test_a_refused_value_stops_closing_and_thrown_away_it_closes(
    window: MainWindow, refused: Refusing, qtbot: QtBot
) -> None:
    window.close()
    assert window.isVisible()
    qtbot.mouseClick(_question(window, qtbot).drop_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=2_000)
