"""Whoever has no mouse reaches every filter, field and button of a page with Tab."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from rakornis_desktop.ui.shell.main_window import MainWindow

_REACHED = QComboBox | QLineEdit | QPushButton


def _wanted(page: QWidget) -> list[QWidget]:
    return [
        one
        for one in page.findChildren(QWidget)
        if isinstance(one, _REACHED)
        and one.isVisibleTo(page)
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
    ]


@pytest.mark.parametrize(
    "key", ["activities", "comparison", "follow_ups", "areas", "services", "issues", "files"]
)
def test_tab_comes_by_every_filter_and_button_of_a_page(
    window: MainWindow, open_page: Any, qtbot: QtBot, key: str
) -> None:
    page = open_page(key)
    window.activateWindow()
    page.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=5_000)
    seen: list[QWidget] = []
    for _step in range(120):
        focus = QApplication.focusWidget()
        if focus is None or (seen and focus is seen[0]):
            break
        seen.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    missed = [
        f"{type(one).__name__} {one.accessibleName() or getattr(one, 'text', str)()}"
        for one in _wanted(page)
        if one not in seen and not any(other.isAncestorOf(one) for other in seen)
    ]
    assert not missed
