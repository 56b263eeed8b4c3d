"""The search of every page by keyboard: down to the list, Esc empties it, nothing fits is said."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rakornis_desktop.ui.furniture.typing_table import TypingTable
from rakornis_desktop.ui.shell.main_window import MainWindow


@pytest.mark.parametrize("key", ["activities", "issues"])
def test_esc_empties_the_search_then_goes_to_the_list(
    key: str, window: MainWindow, open_page: Any, qtbot: QtBot
) -> None:
    page = open_page(key)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.search.hasFocus, timeout=2_000)
    qtbot.keyClicks(page.search, "tidak akan ada")
    qtbot.waitUntil(page.nothing_fits.isVisible, timeout=3_000)
    qtbot.mouseClick(page.nothing_fits.clear_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.nothing_fits.isVisible(), timeout=3_000)
    assert page.search.text() == ""
    page.search.begin()
    qtbot.keyClicks(page.search, "a")
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.search.text() == "" and page.search.hasFocus()
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.search._searched.hasFocus()
    page.search.begin()
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert page.search._searched.hasFocus()


def test_tab_in_the_last_cell_that_is_typed_in_leaves_the_table(qtbot: QtBot) -> None:
    form = QWidget()
    qtbot.addWidget(form)
    column = QVBoxLayout(form)
    model = QStandardItemModel(2, 2)
    table = TypingTable("Angka", model, (80, 80), 1)
    behind = QLineEdit()
    column.addWidget(table)
    column.addWidget(behind)
    form.show()
    table.edit_cell(1, 0)
    for _cell in range(2):
        editor = table.findChild(QLineEdit)
        assert editor is not None
        qtbot.keyClick(editor, Qt.Key.Key_Tab)
        qtbot.wait(20)
    assert behind.hasFocus()
