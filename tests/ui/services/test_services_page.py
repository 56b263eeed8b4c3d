"""Standar pelayanan: typed, pasted, refused in words; figures open what they are made of."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from rakornis_desktop.database.edits.activity_edits import update_activity
from rakornis_desktop.database.edits.service_edits import add_achievement, serve
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.activity_rows import activities_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.database.queries.service_rows import achievements, indicators
from rakornis_desktop.ui.services.service_model import FIELDS
from rakornis_desktop.ui.shell.main_window import MainWindow

from ..conftest import HOSTILE

Opener = Callable[[str], Any]
OURS = {"region_code": "61.72", "indicator": "AM-K", "year": 2025}


@pytest.fixture
def page(open_page: Opener, qtbot: QtBot) -> Any:
    page = open_page("services")
    qtbot.waitUntil(lambda: page.recount.settled, timeout=20_000)
    return page


def _type(qtbot: QtBot, page: Any, key: str, field: str, text: str) -> None:
    """Type into a cell as an officer does."""
    page.table.edit_cell(page.model.place_of(key), FIELDS.index(field))
    editor = page.table.findChildren(QLineEdit)[-1]
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    # The delegate hands over in the loop's next turn, the page stores in the one after; on a busy
    # machine one wait may be over before either.
    for _turn in range(4):
        qtbot.wait(10)


def _key(page: Any, indicator: str = "AM-K", year: int = 2026) -> str:
    return next(
        line.key
        for line in page.model.lines
        if line.value("indicator") == indicator and line.value("year") == year
    )


def test_an_office_without_data_finds_its_indicators_waiting(
    page: Any, database: Database, qtbot: QtBot
) -> None:
    assert {line.value("indicator") for line in page.model.lines} == {
        row.code for row in indicators(database).values() if row.tier == "kabupaten_kota"
    }
    _type(qtbot, page, _key(page), "in_need", "1.000")
    line = page.model.line(_key(page))
    assert line.row is None and "terlayani" in line.reason and not achievements(database)
    _type(qtbot, page, _key(page), "served", "250")
    (row,) = achievements(database)
    assert (row.region_code, row.indicator, row.year) == ("61.72", "AM-K", 2026)
    assert (row.in_need, row.served) == (Decimal(1000), Decimal(250))
    assert page.model.text(page.model.line(row.id), "percent") == "25"
    page._choose(row.id)
    qtbot.waitUntil(lambda: page.panel.figures.lines != [], timeout=10_000)
    _type(qtbot, page, row.id, "measured_on", "31 Des 2026")
    assert str(achievements(database)[0].measured_on) == "2026-12-31"


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("served", "2000", "lebih besar daripada yang membutuhkan"),
        ("served", "banyak", "bukan angka"),
        ("in_need", "0", "yang membutuhkan 0"),
        ("in_need", "100,5", "bilangan bulat"),
        ("year", "25", "bukan tahun"),
        ("year", "2024", "sudah ada"),
        ("measured_on", "kemarin", "Tanggal"),
    ],
)
def test_what_cannot_be_stays_in_its_row_with_the_reason(
    database: Database, open_page: Opener, qtbot: QtBot, field: str, text: str, said: str
) -> None:
    key = add_achievement(database, {**OURS, "in_need": 1000, "served": 400})
    add_achievement(database, {**OURS, "year": 2024, "in_need": 1000, "served": 300})
    before = achievements(database)
    page = open_page("services")
    qtbot.waitUntil(lambda: page.recount.settled, timeout=20_000)
    _type(qtbot, page, key, field, text)
    line = page.model.line(key)
    assert said in line.reason and line.typed == {field: text}
    assert page.model.text(line, field) == text and achievements(database) == before
    page._choose(key)
    assert said in page.reason.text() and page.reason.isVisible()
    assert not page.store_edits(), "the page keeps the officer at what was refused"
    page.table.selectRow(page.model.place_of(key))
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert page.store_edits() and page.model.line(key).typed == {}
    assert achievements(database) == before, "Delete takes back what was typed, no more"


def test_a_block_from_a_spreadsheet_goes_in_and_what_is_wrong_stays(
    page: Any, database: Database, window: MainWindow, qtbot: QtBot
) -> None:
    block = (
        "Wilayah\tIndikator\tTahun\tMembutuhkan\tTerlayani\tSumber\n"
        "Kota Singkawang\tAM-K\t2024\t1.000\t400\tProfil\n"
        "Kota Singkawang\tAM-K\t2025\t1.000\t4000\tProfil\n"
        f"Kota Singkawang\tAL-K\t2025\t900\t300\t{HOSTILE}\n"
        "Negeri Antah\tAM-K\t2025\t1\t1\t\n"
    )
    QGuiApplication.clipboard().setText(block)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert {(row.indicator, row.year) for row in achievements(database)} == {
        ("AM-K", 2024),
        ("AL-K", 2025),
    }
    assert "2 ditolak" in window.message_line.text
    reasons = [line.reason for line in page.model.lines if line.reason and not line.waiting]
    assert any("lebih besar" in reason for reason in reasons)
    window.undo_action.trigger()
    assert achievements(database), "first the officer sees what is not stored"
    page.table.selectAll()
    page.table.delete_asked.emit()
    assert not achievements(database)
    window.undo_action.trigger()
    window.undo_action.trigger()
    assert not achievements(database), "one step of undo"


def test_a_figure_tells_its_formula_and_opens_its_rows(
    database: Database, open_page: Opener, window: MainWindow, qtbot: QtBot
) -> None:
    key = add_achievement(database, {**OURS, "in_need": 1000, "served": 400})
    rows = activities_of(database, own_plan(database).id)
    serve(database, rows[0].id, "AM-K", 100, "orang")
    page = open_page("services")
    qtbot.waitUntil(lambda: page.recount.settled and page._standings != {}, timeout=20_000)
    page._choose(key)
    page._show_figures()
    page.panel.figures.choose("planned_percent")
    assert page.panel.formula.text() == "50 % = (400 + 100) : 1.000 orang"
    opened = next(line.key for line in page.panel.rows.lines if line.key.startswith("activity"))
    page.panel.rows.choose(opened)
    qtbot.keyClick(page.panel.rows, Qt.Key.Key_Return)
    activities = window.page("activities")
    assert window.stack.currentWidget() is activities
    assert activities.view.chosen_id() == rows[0].id


def test_nobody_in_need_is_no_hundred_percent(
    database: Database, open_page: Opener, qtbot: QtBot
) -> None:
    key = add_achievement(database, {**OURS, "in_need": 0, "served": 0})
    page = open_page("services")
    qtbot.waitUntil(lambda: page.recount.settled and page._standings != {}, timeout=20_000)
    assert page.model.text(page.model.line(key), "percent") == "–"
    page._choose(key)
    page._show_figures()
    page.panel.figures.choose("now_percent")
    assert "yang membutuhkan 0" in page.panel.formula.text()


def test_an_office_adds_its_own_indicator(page: Any, database: Database, qtbot: QtBot) -> None:
    page.manage_indicators()
    dialog = page.dialog
    qtbot.addWidget(dialog)
    dialog.add()
    for name, text in (("code", "RTLH"), ("name", HOSTILE), ("unit", "unit")):
        editor = dialog.form.fields[name].editor
        editor.setFocus()
        editor.setText(text)
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert indicators(database)["RTLH"].name == HOSTILE
    dialog.add()
    editor = dialog.form.fields["code"].editor
    editor.setText("AM-K")
    dialog.form.fields["name"].editor.setText("x")
    dialog.form.fields["unit"].editor.setText("unit")
    dialog.form.store_edits()
    assert "udah dipakai" in " ".join(f.frame.reason for f in dialog.form.fields.values())
    dialog.close()
    assert any(line.value("indicator") == "RTLH" for line in page.model.lines)


def test_beranda_leads_to_what_has_no_data(
    database: Database, open_page: Opener, window: MainWindow, qtbot: QtBot
) -> None:
    row = activities_of(database, own_plan(database).id)[0]
    update_activity(database, row.id, {"service_indicator": "AM-K"})
    home = open_page("home")
    qtbot.waitUntil(lambda: home.ready and home.settled, timeout=20_000)
    step = home.steps.rows["services_without_data"]
    assert step.isVisible()
    qtbot.mouseClick(step, Qt.MouseButton.LeftButton)
    page = window.page("services")
    assert window.stack.currentWidget() is page
    assert all(line.row is None for line in page.model.lines) and page.model.lines
