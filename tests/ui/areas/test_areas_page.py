"""Kawasan: a register kept in place, hectares by year, works, and two registers decided."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from rakornis_desktop.database.edits.area_edits import add_area, point_to_area
from rakornis_desktop.database.new_database import office_plan
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.activity_rows import activities_of
from rakornis_desktop.database.queries.area_rows import AreaRow, area_agreements, areas
from rakornis_desktop.database.queries.plans_of_offices import own_plan, plan_by_id
from rakornis_desktop.ui.shell.main_window import MainWindow

from ..conftest import HOSTILE

Opener = Callable[[str], Any]
VILLAGE = "61.72.02.1001"


def _add(database: Database, name: str = "Kuala", hectares: str = "12.5", office: str = "") -> str:
    return add_area(
        database,
        office or own_plan(database).office_id,
        {"kind": "kumuh", "name": name, "region_code": VILLAGE},
        {2026: Decimal(hectares)},
        [VILLAGE],
    )


def _ours(database: Database) -> list[AreaRow]:
    return areas(database, own_plan(database).office_id)


def _opened(open_page: Opener, qtbot: QtBot) -> Any:
    page = open_page("areas")
    qtbot.waitUntil(lambda: page.ready and page.recount.settled, timeout=20_000)
    return page


def _type(qtbot: QtBot, editor: QLineEdit, text: str) -> None:
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def _pick(qtbot: QtBot, editor: QLineEdit, text: str) -> None:
    """Type part of a name and take the first that is offered."""
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_an_area_is_written_from_nothing(
    open_page: Opener, database: Database, qtbot: QtBot
) -> None:
    page = _opened(open_page, qtbot)
    assert page._body.currentIndex() == 1, "the empty page offers its one step"
    qtbot.mouseClick(page._body.currentWidget().buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page._shown is not None, timeout=10_000)
    _type(qtbot, page.form.fields["name"].editor, "Kuala")
    assert _ours(database)[0].name == "Kuala"
    _type(qtbot, page.form.fields["decree_date"].editor, "4 Mar 2024")
    assert str(_ours(database)[0].decree_date) == "2024-03-04"
    _type(qtbot, page.form.fields["name"].editor, "")
    qtbot.keyClick(page.form.fields["name"].editor, Qt.Key.Key_Backspace)
    page.form.fields["name"].editor.setText("")
    assert not page.store_edits() and "harus diisi" in page.form.fields["name"].frame.reason
    qtbot.keyClick(page.form.fields["name"].editor, Qt.Key.Key_Escape)
    page.sizes.added.emit()
    qtbot.waitUntil(lambda: page.sizes.model.rowCount() == 1, timeout=10_000)
    page.sizes.edited.emit("2026", "hectares", Decimal("12.5"))
    qtbot.waitUntil(lambda: "provinsi" in page.authority.text(), timeout=10_000)
    page.villages.edited.emit([VILLAGE])
    assert _ours(database)[0].villages == (VILLAGE,)


def test_what_looks_wrong_is_said_in_words(
    open_page: Opener, database: Database, qtbot: QtBot
) -> None:
    _add(database)
    page = _opened(open_page, qtbot)
    page.sizes.added.emit()
    page.sizes.edited.emit("2027", "hectares", Decimal(20))
    qtbot.waitUntil(lambda: "naik dari 12,5 ha" in page.said.text(), timeout=10_000)
    page.villages.edited.emit([VILLAGE, "61.01.01.2001"])
    qtbot.waitUntil(lambda: "terletak di" in page.said.text(), timeout=10_000)
    page.sizes.edited.emit("2027", "year", 2026)
    assert dict(_ours(database)[0].sizes).keys() == {2026, 2027}, "no year stands twice"


def test_works_are_listed_with_what_stays_and_open_their_row(
    open_page: Opener, database: Database, window: MainWindow, qtbot: QtBot
) -> None:
    _add(database, HOSTILE)
    (area,) = _ours(database)
    row = activities_of(database, own_plan(database).id)[1]
    page = _opened(open_page, qtbot)
    assert "Belum ada kegiatan" in page.left.text()
    point_to_area(database, [row.id], area)
    qtbot.waitUntil(lambda: len(page.works.lines) == 1, timeout=10_000)
    assert "tanpa menyebut luas" in page.said.text()
    page.works.choose(row.id)
    qtbot.keyClick(page.works, Qt.Key.Key_Return)
    assert window.page("activities").view.chosen_id() == row.id


def test_two_registers_are_decided_and_a_received_one_is_only_read(
    open_page: Opener, database: Database, window: MainWindow, qtbot: QtBot
) -> None:
    with database.change_set("Rencana provinsi") as changes:
        other = plan_by_id(database, office_plan(database, changes, "61", 2027))
    assert other is not None
    ours = _add(database)
    _add(database, hectares="16.8", office=other.office_id)
    only_theirs = _add(database, "Condong", office=other.office_id)
    page = _opened(open_page, qtbot)
    page.narrow_to("area_differences")
    page.model.finish()
    assert [one.area.id for one in page.model.shown_rows()] == [ours]
    page.table.choose(ours)
    assert page.decision.isVisible() and "16,8 ha" in page.decision.sentence.text()
    page.decision.other.setText("lima belas")
    qtbot.keyClick(page.decision.other, Qt.Key.Key_Return)
    assert page.decision.frame.refused and not area_agreements(database)
    qtbot.mouseClick(page.decision.theirs, Qt.MouseButton.LeftButton)
    assert _ours(database)[0].hectares == Decimal("16.8")
    qtbot.waitUntil(lambda: "Disepakati 16,8 ha" in page.decision.sentence.text(), timeout=10_000)
    assert page.reveal(only_theirs)
    assert not page.form.fields["name"].editor.isEnabled()
    page.remove()
    assert len(areas(database)) == 3 and "tetap seperti saat diterima" in window.message_line.text


def test_an_activity_says_what_it_serves_and_where(
    open_page: Opener, database: Database, qtbot: QtBot
) -> None:
    _add(database)
    page = open_page("activities")
    row = activities_of(database, own_plan(database).id)[0]
    page.view.choose(row.id)
    _pick(qtbot, page.form.fields["area_id"].editor, "Kuala")
    _type(qtbot, page.form.fields["beneficiaries"].editor, "120")
    _type(qtbot, page.form.fields["beneficiary_unit"].editor, "KK")
    field = page.form.fields["service_indicator"]
    _pick(qtbot, field.editor, "AM-K")
    assert field.frame.refused and "orang, bukan KK" in field.frame.reason
    _type(qtbot, page.form.fields["beneficiary_unit"].editor, "orang")
    _pick(qtbot, field.editor, "pokok air minum")
    now = activities_of(database, own_plan(database).id)[0]
    assert now.area_id == _ours(database)[0].id and now.area_kind == "kumuh"
    assert now.service_indicator == "AM-K"
    page.form.fields["area_id"].editor.setText("Negeri Antah")
    page.form.store()
    assert "daftar kawasan" in page.form.fields["area_id"].frame.reason
