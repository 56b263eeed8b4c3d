"""Cells of tables: stored while they are typed into, kept when refused, left by Tab."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from rakornis_desktop.database.edits.area_edits import add_area, set_area_sizes
from rakornis_desktop.database.edits.office_edits import set_officials
from rakornis_desktop.database.edits.service_edits import add_achievement
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.area_rows import areas
from rakornis_desktop.database.queries.meeting_rows import rundown_of, signatories_of
from rakornis_desktop.database.queries.office_rows import officials_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.database.queries.service_rows import achievements
from rakornis_desktop.meeting.meeting_edits import create_meeting
from rakornis_desktop.meeting.people.signatory_edits import add_signatory
from rakornis_desktop.meeting.rundown.rundown_edits import add_rundown_item
from rakornis_desktop.ui.furniture.unfinished import LeavingQuestion, unsaved
from rakornis_desktop.ui.meetings.rundown_model import START
from rakornis_desktop.ui.services.service_model import FIELDS
from rakornis_desktop.ui.shell.main_window import MainWindow

Opener = Callable[[str], Any]


def _editor(table: QTableView) -> QLineEdit:
    (editor,) = table.viewport().findChildren(QLineEdit)
    return editor


def _type(qtbot: QtBot, editor: QLineEdit, text: str) -> None:
    editor.selectAll()
    qtbot.keyClicks(editor, text)


@pytest.fixture
def meeting(database: Database) -> str:
    meeting = create_meeting(database, own_plan(database).id, {"title": "Rakornis"})
    for name in ("Somad", "Rina"):
        add_signatory(database, meeting, {"role": "Notulis", "name": name})
    for title in ("Pembukaan", "Paparan"):
        add_rundown_item(database, meeting, {"title": title, "minutes": 30}, "")
    return meeting


@pytest.fixture
def signatories(meeting: str, open_page: Opener) -> Any:
    page = open_page("meeting")
    page.tabs.setCurrentWidget(page.prepare)
    part = page.prepare.signatories
    page.prepare.tabs.setCurrentWidget(part)
    return part.table


def test_a_name_typed_into_an_open_cell_is_stored_and_the_cursor_stays(
    signatories: Any, meeting: str, database: Database, qtbot: QtBot
) -> None:
    before = database.undo_label
    signatories.edit(signatories.model.rows()[-2].id, 1)
    editor = _editor(signatories.table)
    for part in ("Som", "ad bin", " Ali"):
        _type(qtbot, editor, part) if part == "Som" else qtbot.keyClicks(editor, part)
        assert unsaved().within(editor.window()), "not stored yet, and the window knows"
        qtbot.waitUntil(lambda: not unsaved().within(editor.window()), timeout=5000)
        assert signatories_of(database, meeting)[-2].name == editor.text()
        assert _editor(signatories.table) is editor and editor.hasFocus()
        assert editor.cursorPosition() == len(editor.text())
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not signatories.table.viewport().findChildren(QLineEdit))
    assert database.undo() and signatories_of(database, meeting)[-2].name == "Somad"
    assert database.undo_label == before, "a cell is one step of undo"


def test_escape_gives_back_what_stood_in_the_cell(
    signatories: Any, meeting: str, database: Database, qtbot: QtBot
) -> None:
    before = database.undo_label
    signatories.edit(signatories.model.rows()[-1].id, 1)
    editor = _editor(signatories.table)
    _type(qtbot, editor, "Rini")
    qtbot.waitUntil(lambda: signatories_of(database, meeting)[-1].name == "Rini", timeout=5000)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert signatories_of(database, meeting)[-1].name == "Rina"
    assert database.undo_label == before and not unsaved().within(signatories.window())


def test_a_time_that_follows_the_item_before_still_does_after_escape(
    meeting: str, open_page: Opener, database: Database, qtbot: QtBot
) -> None:
    page = open_page("meeting")
    page.tabs.setCurrentWidget(page.prepare)
    part = page.prepare.rundown
    page.prepare.tabs.setCurrentWidget(part)
    part.table.setFocus()
    index = part.model.index(part.model.rowCount() - 1, START)
    part.table.setCurrentIndex(index)
    part.table.edit(index)
    editor = _editor(part.table)
    _type(qtbot, editor, "13.15")
    qtbot.waitUntil(lambda: rundown_of(database, meeting)[-1].starts_at == "13:15", timeout=5000)
    assert _editor(part.table) is editor and editor.text() == "13.15"
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert rundown_of(database, meeting)[-1].starts_at == ""


def test_officials_are_stored_while_they_are_typed(
    open_page: Opener, database: Database, qtbot: QtBot
) -> None:
    office = own_plan(database).office_id
    set_officials(database, office, [{"name": "Bpk. Umar"}])
    page = open_page("settings")
    table = page.officials
    table.edit(table.model.row_at(0).id, 0)
    editor = _editor(table.table)
    _type(qtbot, editor, "Ibu Umi")
    qtbot.waitUntil(lambda: officials_of(database, office)[0].name == "Ibu Umi", timeout=5000)
    assert _editor(table.table) is editor


@pytest.fixture
def sizes(open_page: Opener, database: Database, qtbot: QtBot) -> Any:
    office = own_plan(database).office_id
    values = {"name": "Kumuh Sedau", "kind": "kumuh", "region_code": "61.72"}
    area = add_area(database, office, values)
    set_area_sizes(
        database,
        next(a for a in areas(database) if a.id == area),
        {2025: Decimal(9), 2026: Decimal(7)},
    )
    page = open_page("areas")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    page.table.choose(area)
    qtbot.waitUntil(lambda: page.sizes.model.rowCount() == 2)
    return page.sizes


def test_hectares_that_are_no_figure_stay_in_their_cell_and_are_asked_about(
    sizes: Any, window: MainWindow, database: Database, qtbot: QtBot
) -> None:
    sizes.edit("2025", 1)
    editor = _editor(sizes.table)
    _type(qtbot, editor, "sembilan")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert _editor(sizes.table) is editor and editor.text() == "sembilan"
    assert "sembilan" in window.message_line.text
    window.open_page("activities")
    question = window.findChild(LeavingQuestion)
    assert question is not None and "sembilan" in question.text()
    question.drop_button.click()
    qtbot.waitUntil(lambda: not unsaved().within(window))
    assert dict(areas(database)[0].sizes) == {2025: Decimal(9), 2026: Decimal(7)}


def test_another_cell_is_not_gone_to_over_a_refused_one(
    sizes: Any, window: MainWindow, qtbot: QtBot
) -> None:
    sizes.edit("2025", 1)
    editor = _editor(sizes.table)
    _type(qtbot, editor, "-")
    sizes.table.setCurrentIndex(sizes.model.index(1, 0))
    question = window.findChild(LeavingQuestion)
    assert question is not None
    question.mend_button.click()
    assert _editor(sizes.table) is editor and sizes.table.currentIndex().row() == 0
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not sizes.table.viewport().findChildren(QLineEdit))
    assert not unsaved().within(window)


def test_a_year_typed_anew_keeps_the_cell_open_though_its_line_moves(
    sizes: Any, database: Database, qtbot: QtBot
) -> None:
    sizes.edit("2025", 0)
    editor = _editor(sizes.table)
    _type(qtbot, editor, "2030")
    qtbot.waitUntil(lambda: 2030 in dict(areas(database)[0].sizes), timeout=5000)
    qtbot.waitUntil(lambda: [row.year for row in sizes.model.rows()] == [2026, 2030])
    assert _editor(sizes.table) is editor and editor.hasFocus()
    assert sizes.table.currentIndex().row() == 1


@pytest.fixture
def services(open_page: Opener, database: Database, qtbot: QtBot) -> Any:
    add_achievement(
        database,
        {
            "region_code": "61.72", "indicator": "AM-K", "year": 2025,
            "in_need": Decimal(1000), "served": Decimal(250),
        },
    )  # fmt: skip
    page = open_page("services")
    qtbot.waitUntil(lambda: page.recount.settled, timeout=20_000)
    return page


def test_a_new_line_of_services_becomes_a_stored_one_under_the_cursor(
    services: Any, database: Database, qtbot: QtBot
) -> None:
    services.add()
    place = services.table.currentIndex().row()
    editor = _editor(services.table)
    _type(qtbot, editor, "2.000")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: services.table.currentIndex().column() == FIELDS.index("served"))
    assert services.table.currentIndex().row() == place
    qtbot.waitUntil(lambda: len(services.table.viewport().findChildren(QLineEdit)) == 1)
    editor = _editor(services.table)
    _type(qtbot, editor, "150")
    qtbot.waitUntil(lambda: len(achievements(database)) == 2, timeout=5000)
    assert editor.hasFocus() and editor.text() == "150"
    qtbot.keyClicks(editor, "0")
    qtbot.waitUntil(
        lambda: {row.served for row in achievements(database)} == {Decimal(250), Decimal(1500)},
        timeout=5000,
    )
    assert not unsaved().within(services.window())


def test_tab_goes_from_cell_to_cell_and_leaves_the_table_of_services_behind_the_last(
    services: Any, qtbot: QtBot
) -> None:
    table, model = services.table, services.model
    last = model.rowCount() - 1
    table.edit_cell(last - 1, FIELDS.index("measured_on"))
    where = []
    for _turn in range(len(FIELDS) + 2):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus is not table and not table.isAncestorOf(focus):
            break
        where.append((table.currentIndex().row() - last, FIELDS[table.currentIndex().column()]))
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
        qtbot.wait(20)
    else:
        pytest.fail("Tab does not leave the table")
    assert where[0] == (-1, "measured_on") and where[-1] == (0, "measured_on")
    assert (0, "served") in where and all(name not in ("percent", "remark") for _r, name in where)


def test_figures_without_their_line_are_there_again_after_a_kill(
    services: Any, window: MainWindow, database: Database, qtbot: QtBot
) -> None:
    services.add()
    _type(qtbot, _editor(services.table), "777")
    qtbot.waitUntil(lambda: bool(services._kept.names()), timeout=5000)
    assert unsaved().within(window), "it is not in the file"
    again = type(services)(services.session)
    qtbot.addWidget(again)
    again.reload()
    assert any(line.typed.get("in_need") == "777" for line in again.model.lines)
