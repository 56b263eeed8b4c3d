"""The tolerance of Temuan is stored while it is typed."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rakornis_desktop.comparison.rule_choices import rule_choices
from rakornis_desktop.database.program_database import Database


def test_a_tolerance_is_stored_while_it_is_typed_as_one_step(
    open_page: Callable[[str], Any], database: Database, qtbot: QtBot
) -> None:
    page = open_page("settings")
    page.tabs.setCurrentWidget(page.rules)
    box, before = page.rules.tolerance, rule_choices(database).money_tolerance
    undo = database.undo_label
    box.setFocus()
    box.selectAll()
    for typed, stored in (("1", "1"), ("2", "12"), (",", "12"), ("5", "12.5")):
        qtbot.keyClicks(box, typed)
        assert rule_choices(database).money_tolerance == Decimal(stored)
    assert box.lineEdit().text().startswith("12,5")
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    database.undo()
    assert rule_choices(database).money_tolerance == before and database.undo_label == undo
    assert box.value() == float(before)
