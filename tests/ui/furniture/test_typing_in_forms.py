"""What an officer types with the keyboard, in the real window, on every page with a form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rakornis_desktop.database.edits.activity_edits import update_activity
from rakornis_desktop.database.edits.area_edits import add_area
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.activity_rows import ActivityRow, activities_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.meeting.meeting_edits import create_meeting
from rakornis_desktop.ui.furniture.unfinished import LeavingQuestion, unsaved
from rakornis_desktop.ui.shell.main_window import MainWindow

Opener = Callable[[str], Any]
_PLACE = "61.72.02.1001"
_CODE = "1.03.03.2.01.0032"


def _rows(database: Database) -> list[ActivityRow]:
    return activities_of(database, own_plan(database).id)


@pytest.fixture
def page(window: MainWindow, open_page: Opener, database: Database, qtbot: QtBot) -> Any:
    """Kegiatan in the window that has the keyboard, its second activity chosen."""
    window.activateWindow()
    qtbot.waitExposed(window)
    page = open_page("activities")
    page.view.choose(_rows(database)[1].id)
    return page


def _into(qtbot: QtBot, editor: QWidget) -> None:
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus, timeout=5_000)


def _type(qtbot: QtBot, editor: Any, text: str, *keys: Qt.Key) -> None:
    _into(qtbot, editor)
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    for key in keys:
        qtbot.keyClick(editor, key)


def _stored(qtbot: QtBot) -> None:
    """Wait as an officer who stops typing would."""
    qtbot.waitUntil(
        lambda: not any(unsaved().within(one) for one in QApplication.topLevelWidgets()),
        timeout=3_000,
    )


# The pages whose forms store while one types: page key, how to come to a field, a readable text.


def _activity(page: Any, _database: Database) -> Any:
    return page.form.fields["note"]


def _issue(page: Any, _database: Database) -> Any:
    return page.form.fields["root_cause"]


def _area(page: Any, _database: Database) -> Any:
    return page.form.fields["decree_number"]


def _head(page: Any, _database: Database) -> Any:
    page.tabs.setCurrentWidget(page.prepare)
    return page.prepare.head.fields["venue"]


def _office(page: Any, _database: Database) -> Any:
    return page.form.fields["address"]


_FIELDS = {
    "activities": (_activity, "activity", "note"),
    "issues": (_issue, "issue", "root_cause"),
    "areas": (_area, "area", "decree_number"),
    "meeting": (_head, "meeting", "venue"),
    "settings": (_office, "office", "address"),
}


@pytest.fixture
def furnished(database: Database) -> Database:
    """Also an area and a meeting."""
    add_area(database, own_plan(database).office_id, {"name": "Kuala", "kind": "kumuh"})
    create_meeting(database, own_plan(database).id, {"title": "Rakornis"})
    return database


@pytest.mark.parametrize("key", _FIELDS)
def test_what_is_typed_is_stored_without_leaving_the_field_and_is_one_step(
    furnished: Database, window: MainWindow, open_page: Opener, qtbot: QtBot, key: str
) -> None:
    find, table, column = _FIELDS[key]
    page = open_page(key)
    qtbot.waitUntil(lambda: page.settled and find(page, furnished).editor.isEnabled())
    field = find(page, furnished)

    def value() -> str:
        # The row shown is the only one of its kind that is typed into here.
        values = furnished.read(f"SELECT {column} FROM {table} ORDER BY {column} DESC")
        return str(next((v for (v,) in values if "Jalan" in str(v)), ""))

    steps = furnished.read("SELECT count(*) FROM change_set")[0][0]
    _into(qtbot, field.editor)
    field.editor.selectAll()
    for word in ("Jalan ", "Diponegoro ", "12"):
        qtbot.keyClicks(field.editor, word)
        _stored(qtbot)
        assert field.editor.hasFocus() and value().endswith(word.strip())
    assert field.text() == value() == "Jalan Diponegoro 12", "the cursor stays where it is typed"
    assert furnished.read("SELECT count(*) FROM change_set")[0][0] == steps + 1
    assert window.undo_action.isEnabled()


def test_the_first_letter_takes_the_place_of_the_name_of_a_new_activity(
    page: Any, database: Database, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.add_button, Qt.MouseButton.LeftButton)
    title = page.form.fields["title"]
    assert title.text() == "" and title.editor.placeholderText() == "Kegiatan baru"
    _into(qtbot, title.editor)
    qtbot.keyClicks(title.editor, "Drainase Gang Mawar")
    qtbot.keyClick(title.editor, Qt.Key.Key_Tab)
    assert _rows(database)[-1].title == "Drainase Gang Mawar"


def test_a_new_activity_left_without_a_name_is_left_without_a_question(
    page: Any, database: Database, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.add_button, Qt.MouseButton.LeftButton)
    _into(qtbot, page.form.fields["title"].editor)
    page.view.choose(_rows(database)[0].id)
    assert page.window().findChild(LeavingQuestion) is None
    assert page.form.row.id == _rows(database)[0].id


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_a_code_typed_whole_is_that_code(
    page: Any, database: Database, qtbot: QtBot, key: Qt.Key
) -> None:
    editor = page.form.fields["code"].editor
    _into(qtbot, editor)
    editor.selectAll()
    qtbot.keyClicks(editor, _CODE)
    assert editor.popup.isVisible(), "as for a person, the list is open"
    qtbot.keyClick(editor, key)
    assert _rows(database)[1].code == _CODE
    assert editor.text().startswith(_CODE) and not editor.popup.isVisible()
    assert _rows(database)[1].unit, "and the unit comes with it"


def test_a_code_clicked_in_the_list_is_that_code(
    page: Any, database: Database, qtbot: QtBot
) -> None:
    editor = page.form.fields["code"].editor
    _type(qtbot, editor, "SPAM jaringan perpipaan")
    popup = editor.popup
    first = popup.model().index(0, 0)
    chosen = str(first.data()).split()[0]
    qtbot.mouseClick(
        popup.viewport(), Qt.MouseButton.LeftButton, pos=popup.visualRect(first).center()
    )
    assert _rows(database)[1].code == chosen


def test_what_matches_nothing_says_so_and_stays_with_its_reason(
    page: Any, database: Database, qtbot: QtBot
) -> None:
    field = page.form.fields["code"]
    _type(qtbot, field.editor, "zzz")
    assert [
        field.editor.popup.model().index(row, 0).data()
        for row in range(field.editor.popup.model().rowCount())
    ] == ["tidak ada yang cocok"]
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    assert field.editor.text() == "zzz" and "nomenklatur" in field.frame.reason
    assert _rows(database)[1].code == ""


def test_the_likeliest_is_offered_first_and_nothing_of_it_is_cut(page: Any, qtbot: QtBot) -> None:
    editor = page.form.fields["code"].editor
    _type(qtbot, editor, "SPAM jaringan perpipaan")
    texts = [
        str(editor.popup.model().index(row, 0).data())
        for row in range(editor.popup.model().rowCount())
    ]
    # Those of the own tier come before the others'.
    turned = ["Bukan Jaringan" in text for text in texts if ".2.01." in text]
    assert not turned[0] and turned == sorted(turned), texts
    popup = editor.popup
    delegate = popup.itemDelegate()
    for row, text in enumerate(texts):
        rect = popup.visualRect(popup.model().index(row, 0))
        layout = delegate._laid_out(text, popup.font(), rect.width())
        assert layout.boundingRect().height() <= rect.height()
        assert layout.lineCount() <= 2
        last = layout.lineAt(layout.lineCount() - 1)
        assert last.textStart() + last.textLength() >= len(text)


def test_the_one_place_that_fits_is_that_place(page: Any, database: Database, qtbot: QtBot) -> None:
    field = page.form.fields["region_code"]
    _type(qtbot, field.editor, "sagatani")
    assert field.editor.popup.model().rowCount() == 1
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    row = _rows(database)[1]
    assert row.region_code.startswith("61.72") and row.location_text == ""


def test_a_place_of_which_there_is_none_is_kept_as_it_is_typed(
    page: Any, database: Database, qtbot: QtBot
) -> None:
    field = page.form.fields["region_code"]
    _type(qtbot, field.editor, "belakang pasar lama", Qt.Key.Key_Tab)
    row = _rows(database)[1]
    assert (row.region_code, row.location_text) == ("", "belakang pasar lama")


def test_esc_keeps_a_place_as_it_is_typed(page: Any, database: Database, qtbot: QtBot) -> None:
    field = page.form.fields["region_code"]
    _type(qtbot, field.editor, "sagatani", Qt.Key.Key_Escape, Qt.Key.Key_Tab)
    assert _rows(database)[1].location_text == "sagatani"


def test_undo_takes_back_typing_first_and_then_the_last_change(
    page: Any, window: MainWindow, database: Database, qtbot: QtBot
) -> None:
    other = _rows(database)[0].id
    update_activity(database, other, {"note": "dari tempat lain"})
    editor = page.form.fields["indicator"].editor
    _into(qtbot, editor)
    editor.end(False)
    qtbot.keyClicks(editor, "Jumlah SR")
    _stored(qtbot)
    assert _rows(database)[1].indicator == "Jumlah SR"
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    _stored(qtbot)
    assert editor.text() == "" == _rows(database)[1].indicator
    assert _rows(database)[0].note == "dari tempat lain"
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _rows(database)[0].note != "dari tempat lain", "nothing typed is left to take back"


def test_redo_in_a_field_brings_the_change_back(
    page: Any, window: MainWindow, database: Database, qtbot: QtBot
) -> None:
    update_activity(database, _rows(database)[0].id, {"note": "dari tempat lain"})
    editor = page.form.fields["indicator"].editor
    _into(qtbot, editor)
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Y):
        qtbot.keyClick(editor, key, Qt.KeyboardModifier.ControlModifier)
    assert _rows(database)[0].note == "dari tempat lain"


def test_the_form_shows_what_the_database_says_also_where_the_cursor_stands(
    page: Any, database: Database, qtbot: QtBot
) -> None:
    row = _rows(database)[1]
    field = page.form.fields["volume"]
    _type(qtbot, field.editor, "77")
    _stored(qtbot)
    update_activity(database, row.id, {"volume": 120})
    assert field.editor.hasFocus() and field.text() == "120"
    database.undo()
    assert field.text() == "77"
    database.undo()
    assert field.text() == "5"
    database.redo()
    assert field.text() == "77"


def test_what_is_being_typed_is_not_overwritten_by_an_edit_elsewhere(
    page: Any, database: Database, qtbot: QtBot
) -> None:
    field = page.form.fields["volume"]
    _type(qtbot, field.editor, "12a")
    update_activity(database, _rows(database)[1].id, {"volume": 120})
    assert field.text() == "12a"
    qtbot.keyClick(field.editor, Qt.Key.Key_Backspace)
    _stored(qtbot)
    assert str(_rows(database)[1].volume) == "12"


def test_a_figure_half_typed_is_not_scolded_and_not_called_stored(
    page: Any, window: MainWindow, database: Database, qtbot: QtBot
) -> None:
    field = page.form.fields["volume"]
    _type(qtbot, field.editor, "dua belas")
    qtbot.wait(1_000)
    assert not field.frame.refused and unsaved().within(window)
    assert str(_rows(database)[1].volume) == "5"
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    assert field.frame.refused


def test_a_reason_moves_nothing(page: Any, qtbot: QtBot) -> None:
    form = page.form
    places = {n: f.editor.mapTo(form, f.editor.rect().topLeft()) for n, f in form.fields.items()}
    height = form.widget().sizeHint().height()
    for name in ("volume", "beneficiaries", "code", "title"):
        _type(qtbot, form.fields[name].editor, "" if name == "title" else "bukan apa-apa")
        if name == "title":
            qtbot.keyClick(form.fields[name].editor, Qt.Key.Key_Backspace)
        form.fields[name].flush()
        assert form.fields[name].frame.refused
    QApplication.processEvents()
    assert form.widget().sizeHint().height() == height
    assert places == {
        n: f.editor.mapTo(form, f.editor.rect().topLeft()) for n, f in form.fields.items()
    }


def _question(window: MainWindow, qtbot: QtBot) -> LeavingQuestion:
    qtbot.waitUntil(lambda: window.findChild(LeavingQuestion) is not None, timeout=5_000)
    return window.findChild(LeavingQuestion)


def test_a_refused_value_stops_another_row_until_it_is_mended(
    page: Any, window: MainWindow, database: Database, qtbot: QtBot
) -> None:
    field = page.form.fields["volume"]
    _type(qtbot, field.editor, "banyak")
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    question = _question(window, qtbot)
    assert "banyak" in question.text() and page.form.row.id == _rows(database)[1].id
    qtbot.mouseClick(question.mend_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(field.editor.hasFocus, timeout=5_000)
    assert field.text() == "banyak" and page.view.chosen_id() == _rows(database)[1].id


def test_a_refused_value_thrown_away_lets_the_officer_go_on(
    page: Any, window: MainWindow, database: Database, qtbot: QtBot
) -> None:
    _type(qtbot, page.form.fields["volume"].editor, "banyak")
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    qtbot.mouseClick(_question(window, qtbot).drop_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.form.row.id == _rows(database)[2].id, timeout=5_000)
    assert page.unfinished() is None and str(_rows(database)[1].volume) == "5"


def test_esc_leads_from_the_form_to_the_list(page: Any, database: Database, qtbot: QtBot) -> None:
    editor = page.form.fields["note"].editor
    _type(qtbot, editor, "cek lapangan", Qt.Key.Key_Escape)
    assert page.view.hasFocus() and _rows(database)[1].note == "cek lapangan"


def test_esc_throws_away_what_cannot_be_stored_before_it_leaves(
    page: Any, database: Database, qtbot: QtBot
) -> None:
    editor = page.form.fields["volume"].editor
    _type(qtbot, editor, "banyak", Qt.Key.Key_Escape)
    assert editor.text() == "5" and editor.hasFocus()
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert page.view.hasFocus()


def test_tab_goes_through_a_row_of_pagu_that_was_added_and_out_of_it(
    page: Any, database: Database, qtbot: QtBot
) -> None:
    rows = page.form.fields["budgets"].editor
    qtbot.mouseClick(rows.more, Qt.MouseButton.LeftButton)
    line = rows.lines[-1]
    _into(qtbot, line.source)
    qtbot.keyClicks(line.source, "DAK")
    for expected in (line.amount, line.remove, rows.more):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is expected


def test_a_pagu_is_stored_while_it_is_typed_once(
    page: Any, database: Database, qtbot: QtBot
) -> None:
    rows = page.form.fields["budgets"].editor
    qtbot.mouseClick(rows.more, Qt.MouseButton.LeftButton)
    line = rows.lines[-1]
    _into(qtbot, line.amount)
    for part in ("1", "25", "0000"):
        qtbot.keyClicks(line.amount, part)
        _stored(qtbot)
    assert _rows(database)[1].budget == 200 + 1_250_000
    assert line.amount.text() == "1250000" and line.amount.hasFocus()
    qtbot.keyClick(line.amount, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: line.amount.text() == "1.250.000", timeout=3_000)
    assert len(rows.lines) == 2
