"""What an officer does in the window, by keyboard and mouse, through the real widgets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.activity_rows import activities_of
from rakornis_desktop.database.queries.issue_rows import issues_of
from rakornis_desktop.database.queries.meeting_rows import agenda_of, meetings_of, participants_of
from rakornis_desktop.database.queries.office_rows import office
from rakornis_desktop.database.queries.plans_of_offices import own_plan, plan_of
from rakornis_desktop.database.queries.setting_values import setting
from rakornis_desktop.sample.sample_workbooks import sample_workbook
from rakornis_desktop.ui.activities.import_dialog import ImportDialog
from rakornis_desktop.ui.shell.main_window import MainWindow
from rakornis_desktop.ui.shell.start_window import StartWindow

Opener = Callable[[str], Any]


def _rows(database: Database) -> list[Any]:
    return activities_of(database, own_plan(database).id)


def _type(qtbot: QtBot, editor: QLineEdit, text: str) -> None:
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_editing_in_place_stores_and_undo_is_named(
    window: MainWindow, open_page: Opener, database: Database, qtbot: QtBot
) -> None:
    page = open_page("activities")
    page.view.choose(_rows(database)[1].id)
    _type(qtbot, page.form.fields["volume"].editor, "12,5")
    assert str(_rows(database)[1].volume) == "12.5"
    assert "volume Drainase" in window.undo_action.text()
    window.undo_action.trigger()
    assert str(_rows(database)[1].volume) == "5"
    assert "volume Drainase" in window.redo_action.text()
    window.redo_action.trigger()
    assert str(_rows(database)[1].volume) == "12.5"


def test_a_refused_value_stays_in_its_field_with_the_reason(
    open_page: Opener, database: Database, qtbot: QtBot
) -> None:
    page = open_page("activities")
    page.view.choose(_rows(database)[1].id)
    field = page.form.fields["beneficiaries"]
    _type(qtbot, field.editor, "banyak sekali")
    assert field.frame.refused and field.editor.text() == "banyak sekali"
    assert "bilangan bulat" in field.frame.reason
    assert _rows(database)[1].beneficiaries is None
    assert not page.store_edits(), "the page keeps the officer at what was refused"
    _type(qtbot, field.editor, "40")
    assert _rows(database)[1].beneficiaries == 40 and page.store_edits()


def test_search_narrows_the_list_and_the_status_bar_adds_up(
    window: MainWindow, open_page: Opener, qtbot: QtBot
) -> None:
    page = open_page("activities")
    said: list[str] = []
    page.summary_changed.connect(said.append)
    page.search.begin()
    qtbot.keyClicks(page.search, "melati")
    qtbot.waitUntil(lambda: bool(said) and "terlihat 1" in said[-1], timeout=5_000)
    assert "Rp 300" in said[-1] and said[-1].startswith("3 kegiatan")


def test_a_new_activity_is_added_and_taken_back(
    window: MainWindow, open_page: Opener, database: Database, qtbot: QtBot
) -> None:
    page = open_page("activities")
    qtbot.mouseClick(page.add_button, Qt.MouseButton.LeftButton)
    assert len(_rows(database)) == 4
    code = page.form.fields["code"].editor
    code.setFocus()
    code.selectAll()
    qtbot.keyClicks(code, "1.03.03.2.01.0032")
    qtbot.keyClick(code, Qt.Key.Key_Down)
    qtbot.keyClick(code, Qt.Key.Key_Return)
    row = _rows(database)[-1]
    assert row.code == "1.03.03.2.01.0032"
    assert row.indicator and row.unit, "indicator and unit fill themselves"
    window.undo()
    window.undo()
    assert len(_rows(database)) == 3


def test_columns_are_chosen_and_remembered(open_page: Opener) -> None:
    view = open_page("activities").view
    # What another test had chosen is remembered too.
    view.reset_columns()
    shown = view._visible_columns()
    view.show_column(shown[-1], False)
    assert shown[-1] not in view._visible_columns()
    view.save_columns()
    view.reset_columns()
    assert shown[-1] in view._visible_columns()


def test_an_issue_is_written_and_answered(
    open_page: Opener, database: Database, qtbot: QtBot
) -> None:
    page = open_page("issues")
    page.answers.search.setFocus()
    qtbot.keyClicks(page.answers.search, "melati")
    qtbot.waitUntil(lambda: page.answers.found.count() > 0, timeout=5_000)
    qtbot.keyClick(page.answers.search, Qt.Key.Key_Return)
    (issue,) = issues_of(database, own_plan(database).id)
    assert issue.activity_count == 1


def test_a_meeting_is_prepared_from_nothing(
    open_page: Opener, database: Database, qtbot: QtBot
) -> None:
    page = open_page("meeting")
    assert page._body.currentIndex() == 1, "the empty page offers its one step"
    qtbot.mouseClick(page._body.currentWidget().buttons[0], Qt.MouseButton.LeftButton)
    (meeting,) = meetings_of(database, own_plan(database).id)
    _type(qtbot, page.prepare.head.fields["venue"].editor, "Aula Kantor")
    _type(qtbot, page.prepare.head.fields["starts_on"].editor, "23 Mar 2027")
    (meeting,) = meetings_of(database, own_plan(database).id)
    assert meeting.venue == "Aula Kantor" and str(meeting.starts_on) == "2027-03-23"
    _type(qtbot, page.prepare.head.fields["starts_at"].editor, "25.70")
    assert "08.30" in page.prepare.head.fields["starts_at"].frame.reason
    _type(qtbot, page.prepare.head.fields["starts_at"].editor, "8.30")
    assert meetings_of(database, own_plan(database).id)[0].starts_at == "08:30"
    page.prepare.people.added.emit()
    (person,) = participants_of(database, meeting.id)
    page.prepare.people.edited.emit(person.id, "present", True)
    assert participants_of(database, meeting.id)[0].present
    page.hold._add_item("Pokok bahasan")
    assert len(agenda_of(database, meeting.id)) == 1


def test_settings_of_the_office_are_stored_in_place(
    open_page: Opener, database: Database, qtbot: QtBot
) -> None:
    page = open_page("settings")
    _type(qtbot, page.form.fields["phone"].editor, "(0562) 123456")
    found = office(database, own_plan(database).office_id)
    assert found is not None and found.phone == "(0562) 123456"
    page.paper.setCurrentIndex(page.paper.findData("A4"))
    page.paper.activated.emit(page.paper.currentIndex())
    assert setting(database, "paper", "F4") == "A4"
    page.officials.added.emit()
    assert page.officials.model.rowCount() == 1


def test_a_workbook_is_looked_at_first_and_then_imported(
    window: MainWindow, database: Database, qtbot: QtBot
) -> None:
    dialog = ImportDialog(window.session, sample_workbook("61"), window)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.result_read is not None, timeout=20_000)
    dialog.office.setCurrentIndex(dialog.office.findData("61"))
    dialog.office.activated.emit(dialog.office.currentIndex())
    qtbot.waitUntil(
        lambda: dialog.result_read is not None and dialog.import_button.isEnabled(),
        timeout=20_000,
    )
    assert dialog.import_button.text() == "Impor 165 baris"
    assert plan_of(database, "61") is None, "a preview writes nothing"
    with qtbot.waitSignal(dialog.accepted, timeout=30_000):
        qtbot.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    received = plan_of(database, "61")
    assert received is not None and len(activities_of(database, received.id)) == 165
    window.undo()
    assert plan_of(database, "61") is None


def test_a_broken_workbook_is_said_in_the_preview(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "rusak.xlsx"
    path.write_bytes(b"bukan")
    dialog = ImportDialog(window.session, path, window)
    dialog.show()
    qtbot.waitUntil(lambda: "rusak.xlsx" in dialog.message.text, timeout=20_000)
    assert not dialog.import_button.isEnabled()
    dialog.reject()


def test_the_first_start_makes_a_database(qtbot: QtBot, tmp_path: Path) -> None:
    start = StartWindow()
    qtbot.addWidget(start)
    start.show()
    offices = {start.office.itemData(i) for i in range(start.office.count())}
    assert len(offices - {None}) >= 15, "the fourteen and the province"
    start.office.setCurrentIndex(start.office.findData("61.01"))
    start.place.setText(str(tmp_path / "sambas.rkn"))
    start.place.textEdited.emit(start.place.text())
    start.create_database()
    assert (tmp_path / "sambas.rkn").is_file()
    with Database.open(tmp_path / "sambas.rkn", read_only=True) as database:
        assert own_plan(database).region_code == "61.01"


def test_a_bad_place_is_spoken_of_once(database: Database, qtbot: QtBot) -> None:
    database.close()
    from rakornis_desktop.database.opening.file_place import Place
    from rakornis_desktop.ui.shell.session import Session

    windows = []
    for _time in range(2):
        again = Database.open(database.path, where=lambda _path: Place("synced", "OneDrive"))
        assert again.notice
        windows.append(MainWindow(Session(again)))
        windows[-1].close()
    said = [window.message_line.text for window in windows]
    assert "OneDrive" in said[0] and said[1] == ""


def test_a_page_made_before_it_is_opened_tells_its_summary_all_the_same(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.page("follow_ups")
    window.open_page("settings")
    window.open_page("follow_ups")
    assert "tindak lanjut" in window._summary.text()
