"""Beranda: what is next, one click away; sums and map that follow each change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rakornis_desktop.database.edits.activity_edits import (
    BudgetEntry,
    add_activity,
    delete_activities,
    set_budgets,
    update_activity,
)
from rakornis_desktop.database.new_database import new_database, office_plan
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.activity_lines import LACKING_BITS, activity_lines
from rakornis_desktop.database.queries.activity_rows import activities_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.database.queries.status_counts import MISSING, activity_counts
from rakornis_desktop.ui.shell.main_window import MainWindow
from rakornis_desktop.ui.shell.preview_window import PreviewWindow
from rakornis_desktop.ui.shell.session import Session

Opener = Callable[[str], Any]


def _settled(page: Any, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.ready and page.settled, timeout=20_000)


def _click(qtbot: QtBot, row: QWidget) -> None:
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)


def test_the_window_opens_with_beranda(window: MainWindow, qtbot: QtBot) -> None:
    page = window.page("home")
    assert window.stack.currentWidget() is page
    _settled(page, qtbot)
    assert page.total.text() == "3 kegiatan · Rp 600"
    assert window.ready


def test_who_holds_the_plans_of_a_whole_country_begins_with_the_own_one(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rakornis_desktop.ui.home.home_page._MANY_OFFICES", 3)
    database = new_database(tmp_path / "pusat.rkn", "61", 2027)
    for region in ("61.01", "61.02", "61.03", "61.04"):
        with database.change_set("Terima rencana") as changes:
            plan = office_plan(database, changes, region, 2027)
        add_activity(database, plan, {"title": "Jalan"}, [BudgetEntry(0, "", 100, "DAU")])
    window = MainWindow(Session(database))
    qtbot.addWidget(window)
    window.show()
    page = window.page("home")
    _settled(page, qtbot)
    assert (page.office.value, page.total.text()) == ("61", "0 kegiatan · Rp 0")
    # All of them are counted as soon as they are asked for.
    page.office.choose("")
    _settled(page, qtbot)
    assert page.total.text() == "4 kegiatan · Rp 400"
    window.close()


def test_a_step_leads_to_the_rows_it_counts(
    window: MainWindow, open_page: Opener, qtbot: QtBot
) -> None:
    page = open_page("home")
    _settled(page, qtbot)
    row = page.steps.rows["no_code"]
    assert row.isVisible() and row.accessibleName() == "2 Tanpa kode"
    _click(qtbot, row)
    activities = window.page("activities")
    assert window.stack.currentWidget() is activities
    activities.table.finish()
    assert activities.table.rowCount() == 2
    assert all(not line.code for line in activities.table.shown_rows())


def test_steps_are_walked_by_keyboard(open_page: Opener, window: MainWindow, qtbot: QtBot) -> None:
    page = open_page("home")
    _settled(page, qtbot)
    first = page.steps.rows["incomplete"]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert page.focusWidget() is page.steps.rows["no_code"]
    qtbot.keyClick(page.steps.rows["unanswered_problems"], Qt.Key.Key_Return)
    issues = window.page("issues")
    assert window.stack.currentWidget() is issues
    issues.model.finish()
    assert issues.model.rowCount() == 1


def test_undecided_rows_and_missing_plans_lead_on(
    window: MainWindow, open_page: Opener, qtbot: QtBot
) -> None:
    page = open_page("home")
    _settled(page, qtbot)
    _click(qtbot, page.steps.rows["missing_plans"])
    files = window.page("files")
    assert window.stack.currentWidget() is files
    assert files.tabs.currentWidget().name == "plans"
    _click(qtbot, page.steps.rows["undecided"])
    comparison = window.page("comparison")
    assert window.stack.currentWidget() is comparison
    assert comparison.decided.currentData() == "belum"


def test_figures_follow_a_change_and_undo(
    window: MainWindow, open_page: Opener, database: Database, qtbot: QtBot
) -> None:
    page = open_page("home")
    _settled(page, qtbot)
    row = activities_of(database, own_plan(database).id)[0]
    set_budgets(database, row.id, [BudgetEntry(0, "", 1_000_000, "DAU")])
    qtbot.waitUntil(lambda: "Rp 1.000.300" in page.total.text(), timeout=10_000)
    assert page.sums.lines[-1].cells[-2].tip == "Rp 1.000.300"
    window.undo_action.trigger()
    qtbot.waitUntil(lambda: "Rp 600" in page.total.text(), timeout=10_000)
    update_activity(database, row.id, {"code": ""})
    qtbot.waitUntil(
        lambda: page.steps.rows["no_code"].accessibleName() == "3 Tanpa kode", timeout=10_000
    )


def test_sums_are_shown_by_program_source_tier_and_year(open_page: Opener, qtbot: QtBot) -> None:
    page = open_page("home")
    _settled(page, qtbot)
    for key in ("program", "source", "tier", "year", "office"):
        page.sum_by.setCurrentIndex(page.sum_by.findData(key))
        assert page.sums.lines, key
        assert page.sums.lines[-1].cells[-2].tip == "Rp 600"


def test_a_regency_looks_at_its_own_plan_and_may_look_at_all(
    window: MainWindow, open_page: Opener, database: Database, qtbot: QtBot
) -> None:
    page = open_page("home")
    _settled(page, qtbot)
    with database.change_set("Rencana provinsi") as changes:
        office_plan(database, changes, "61", 2027)
    _settled(page, qtbot)
    assert page.office.isVisible() and page.office.value == "61.72"
    page.office.choose("")
    _settled(page, qtbot)
    assert page.status.office == "" and page.map.places.count() == 2
    page._choose_region("61.72")
    _settled(page, qtbot)
    assert page.status.office == "61.72"


def test_the_map_offers_measures_tells_its_figures_and_opens_a_kecamatan(
    window: MainWindow, open_page: Opener, qtbot: QtBot
) -> None:
    page = open_page("home")
    _settled(page, qtbot)
    assert page.map.places.currentData() == "subdistricts"
    assert "Singkawang" in page.map.figures()
    page.map.measure.setCurrentIndex(1)
    page.map.measure.activated.emit(1)
    _settled(page, qtbot)
    assert page.map.shown().key == "activities"
    assert page.map.view.accessibleDescription().startswith("Kegiatan")
    code, left, bottom, wide, high = page.map._found.places[0]
    view = page.map.view
    from PySide6.QtCore import QPoint

    place = QPoint(int(left + wide / 2), int(view.height() - bottom - high / 2))
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    activities = window.page("activities")
    assert window.stack.currentWidget() is activities
    shown = {line.region_code[:8] for line in activities.table.shown_rows()}
    assert shown <= {code}


def test_what_a_row_lacks_is_what_the_first_page_counts(database: Database) -> None:
    plan = own_plan(database).id
    counts = activity_counts(database)[plan]
    lines = activity_lines(database, plan)
    for name in MISSING:
        assert sum(bool(line.lacks & LACKING_BITS[name]) for line in lines) == getattr(counts, name)
    assert sum(bool(line.lacks) for line in lines) == counts.incomplete


def test_the_profile_of_the_region_shown_is_previewed(open_page: Opener, qtbot: QtBot) -> None:
    page = open_page("home")
    _settled(page, qtbot)
    page.profile_button.click()
    (preview,) = page.findChildren(PreviewWindow)
    qtbot.waitUntil(lambda: preview.ready, timeout=30_000)
    assert preview.document.pageCount() == 1
    preview.close()


def test_an_empty_plan_is_told_how_to_begin(
    window: MainWindow, open_page: Opener, database: Database, qtbot: QtBot
) -> None:
    page = open_page("home")
    _settled(page, qtbot)
    assert not page.begin.isVisible()
    delete_activities(database, [row.id for row in activities_of(database, own_plan(database).id)])
    qtbot.waitUntil(page.begin.isVisible, timeout=10_000)
    assert not page.steps.done.isVisible(), "nothing is done where nothing has begun"
