"""A fault of the program, or a number that is none, never ends the window."""

from __future__ import annotations

import logging
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStyledItemDelegate, QTableView, QWidget
from pytestqt.qtbot import QtBot

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.ui.furniture.message_line import MessageLine
from rakornis_desktop.ui.shell import faults as faults_module
from rakornis_desktop.ui.shell.faults import Faults
from rakornis_desktop.ui.shell.main_window import MainWindow
from rakornis_desktop.ui.shell.page_list import page_list
from rakornis_desktop.ui.shell.session import Session


class FaultyModel(QAbstractTableModel):
    """A model of which one method raises."""

    def __init__(self, faulty: str) -> None:
        super().__init__()
        self.faulty = faulty

    def rowCount(self, _parent: Any = QModelIndex()) -> int:
        if self.faulty == "rowCount":
            raise ValueError("rowCount")
        return 3

    def columnCount(self, _parent: Any = QModelIndex()) -> int:
        if self.faulty == "columnCount":
            raise ValueError("columnCount")
        return 2

    def headerData(self, *_asked: Any) -> Any:
        if self.faulty == "headerData":
            raise ValueError("headerData")
        return None

    def flags(self, index: Any) -> Qt.ItemFlag:
        if self.faulty == "flags":
            raise ValueError("flags")
        return super().flags(index)

    def data(self, _index: Any, role: int = 0) -> Any:
        if self.faulty == "data":
            raise ValueError("data")
        return "x" if role == 0 else None


class FaultyDelegate(QStyledItemDelegate):
    """A delegate that raises in the middle of painting or measuring."""

    def __init__(self, faulty: str) -> None:
        super().__init__()
        self.faulty = faulty

    def paint(self, *given: Any) -> None:
        if self.faulty == "paint":
            raise ValueError("paint")
        super().paint(*given)

    def sizeHint(self, option: Any, index: Any) -> QSize:
        if self.faulty == "sizeHint":
            raise ValueError("sizeHint")
        return super().sizeHint(option, index)


class FaultyWidget(QWidget):
    """A widget that raises in a handler of events."""

    faulty = ""

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.faulty == "paintEvent":
            raise ValueError("paintEvent")

    def keyPressEvent(self, _event: QKeyEvent) -> None:
        if self.faulty == "keyPressEvent":
            raise ValueError("keyPressEvent")

    def event(self, event: QEvent) -> bool:
        if self.faulty == "event" and event.type() == QEvent.Type.KeyPress:
            raise ValueError("event")
        return super().event(event)

    def eventFilter(self, _watched: Any, _event: QEvent) -> bool:
        if self.faulty == "eventFilter":
            raise ValueError("eventFilter")
        return False


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[Faults]:
    """Listens as the program does, to a log of its own."""
    monkeypatch.setattr(
        faults_module, "log_unexpected", lambda error: logged.append(str(error)) or "catatan.log"
    )
    logged: list[str] = []
    before = sys.excepthook
    faults = Faults(qapp)
    faults.logged = logged  # type: ignore[attr-defined]
    sys.excepthook = faults.hear
    yield faults
    sys.excepthook = before


@pytest.fixture
def told(qtbot: QtBot) -> Iterator[MessageLine]:
    """A window with a place for messages."""
    window = QMainWindow()
    line = MessageLine(window)
    window.message_line = line  # type: ignore[attr-defined]
    qtbot.addWidget(window)
    window.show()
    yield line


@pytest.mark.parametrize(
    "faulty",
    ["rowCount", "columnCount", "headerData", "flags", "data", "paint", "sizeHint"],
)
def test_a_fault_in_a_list_is_told_and_the_window_goes_on(
    faulty: str, heard: Any, told: MessageLine, qtbot: QtBot
) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    view.setItemDelegate(FaultyDelegate(faulty))
    view.setModel(FaultyModel(faulty))
    view.show()
    view.resizeRowsToContents()
    view.selectAll()
    view.grab()
    qtbot.waitUntil(lambda: "ValueError" in told.text, timeout=2_000)
    assert "catatan.log" in told.text
    assert faulty in heard.logged
    # However many cells there are, the log is not filled with one and the same.
    assert len(heard.logged) <= 3


@pytest.mark.parametrize("faulty", ["paintEvent", "keyPressEvent", "event", "eventFilter"])
def test_a_fault_in_a_handler_is_told_and_the_window_goes_on(
    faulty: str, heard: Any, told: MessageLine, qtbot: QtBot
) -> None:
    widget = FaultyWidget()
    other = QWidget(widget)
    other.installEventFilter(widget)
    qtbot.addWidget(widget)
    widget.faulty = faulty
    widget.show()
    widget.grab()
    qtbot.keyClick(widget, Qt.Key.Key_A)
    qtbot.keyClick(other, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: "ValueError" in told.text, timeout=2_000)
    assert faulty in heard.logged


def test_a_fault_in_a_slot_is_told_and_a_refusal_says_its_sentence(
    heard: Any, told: MessageLine, qtbot: QtBot
) -> None:
    def slot() -> None:
        raise KeyError("slot")

    def refusing() -> None:
        raise Refusal("Pagu tidak boleh negatif.")

    QTimer.singleShot(0, slot)
    qtbot.waitUntil(lambda: "KeyError" in told.text, timeout=2_000)
    QTimer.singleShot(0, refusing)
    qtbot.waitUntil(lambda: told.text == "Pagu tidak boleh negatif.", timeout=2_000)
    assert heard.logged == ["'slot'"]


def test_every_class_of_the_window_is_guarded() -> None:
    import rakornis_desktop.ui.furniture.record_table as record_table
    import rakornis_desktop.ui.shell.hit_delegate as hit_delegate

    for method in (
        record_table.RecordTable.data,
        record_table.RecordTable.rowCount,
        hit_delegate.HitDelegate.paint,
        MainWindow.closeEvent,
    ):
        assert hasattr(method, "__wrapped__"), method


_NO_NUMBERS = ("NaN", "1E+999999", "-Infinity", "banyak")
_QUANTITIES = (
    *(("activity", "volume"), ("activity", "volume_next"), ("activity", "slum_area_ha")),
    *(("issue", "baseline"), ("area_size", "hectares")),
    *(("service_achievement", "in_need"), ("service_achievement", "served")),
    ("service_achievement", "target_percent"),
)


@pytest.mark.parametrize("value", _NO_NUMBERS)
def test_numbers_that_are_none_leave_every_page_usable(
    value: str, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    from rakornis_desktop.sample.sample_database import build_sample

    path = tmp_path / "contoh.rkn"
    build_sample(path).close()
    with sqlite3.connect(path) as connection:
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        for name, _sql in triggers:
            connection.execute(f'DROP TRIGGER "{name}"')
        for table, column in _QUANTITIES:
            connection.execute(
                f"UPDATE {table} SET {column} = ? WHERE id IN "
                f"(SELECT id FROM {table} ORDER BY id LIMIT 3)",
                (value,),
            )
        for _name, sql in triggers:
            connection.execute(sql)
    connection.close()
    with caplog.at_level(logging.ERROR):
        window = MainWindow(Session(Database.open(path)))
        qtbot.addWidget(window)
        window.show()
        for key, *_rest in page_list():
            window.open_page(key)
            qtbot.waitUntil(lambda: window.page(window._current).ready, timeout=20_000)
            window.grab()
            assert "kesalahan program" not in window.message_line.text, key
        compared: Any = window.page("comparison")
        qtbot.waitUntil(lambda: compared.comparison is not None, timeout=20_000)
        window.open_page("comparison")
        window.grab()
        window.close()
    assert not [record for record in caplog.records if record.exc_info]
