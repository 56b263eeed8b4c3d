"""Ctrl+K: an officer types a few words and is at the row, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rakornis_desktop.database.edits.activity_edits import add_activity, update_activity
from rakornis_desktop.database.edits.area_edits import add_area
from rakornis_desktop.database.new_database import office_plan
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.activity_rows import activities_of
from rakornis_desktop.database.queries.issue_rows import issues_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.meeting.agenda.agenda_edits import add_agenda_item
from rakornis_desktop.meeting.held.discussion_edits import add_contribution, add_follow_up
from rakornis_desktop.meeting.meeting_edits import create_meeting
from rakornis_desktop.meeting.people.people_edits import add_participants
from rakornis_desktop.ui.shell.main_window import MainWindow
from rakornis_desktop.ui.shell.search_palette import SearchPalette

Search = Callable[[str], SearchPalette]


@pytest.fixture
def search(window: MainWindow, qtbot: QtBot) -> Search:
    """Open the search by its keys, type, and wait for the whole answer."""

    def searched(text: str) -> SearchPalette:
        qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        # As fingers do; Qt would take Ctrl for held down in everything that follows.
        qtbot.keyRelease(window, Qt.Key.Key_Control)
        palette = window.palette_of_search
        qtbot.waitUntil(palette.isVisible)
        palette.searcher.follow()
        qtbot.waitUntil(lambda: palette.searcher.up_to_date, timeout=10_000)
        with qtbot.waitSignal(palette.searcher.answered, timeout=10_000):
            palette.line.setText(text)
        return palette

    return searched


def _enter(palette: SearchPalette, qtbot: QtBot) -> None:
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not palette.isVisible())
    # The page shown may take the keyboard in the loop's next turn.
    qtbot.wait(30)


def _texts(palette: SearchPalette) -> list[str]:
    return [str(palette.model.index(row).data()) for row in range(palette.model.rowCount())]


def test_an_activity_is_reached_although_a_filter_hides_it(
    window: MainWindow, search: Search, open_page: Callable[[str], Any], qtbot: QtBot
) -> None:
    page = open_page("activities")
    page.search.setText("drainase")
    qtbot.waitUntil(lambda: page.table.rowCount() == 1, timeout=5_000)
    window.open_page("settings")
    _enter(search("sistem penyediaan air minum melati"), qtbot)
    assert window.stack.currentWidget() is page
    assert page.table.row_by_id(page.view.chosen_id()).title == "Perluasan SPAM Gang Melati"
    assert page.form.row is not None and page.form.row.title == "Perluasan SPAM Gang Melati"
    assert QApplication.focusWidget() is page.view


def test_codes_numbers_and_problems_are_reached(
    window: MainWindow, search: Search, database: Database, qtbot: QtBot
) -> None:
    _enter(search("SKW-1"), qtbot)
    page = window.page("activities")
    assert page.table.row_by_id(page.view.chosen_id()).title == "Drainase"  # type: ignore[attr-defined]
    (issue,) = issues_of(database, own_plan(database).id)
    palette = search("air tebal")
    assert "Permasalahan" in _texts(palette)
    _enter(palette, qtbot)
    assert window.page("issues").table.chosen_id() == issue.id  # type: ignore[attr-defined]


def test_an_area_is_reached_by_name_and_by_decree(
    window: MainWindow, search: Search, database: Database, qtbot: QtBot
) -> None:
    values = {"kind": "kumuh", "name": "Kumuh Sedau", "decree_number": "555/2023"}
    office_id = own_plan(database).office_id
    area = add_area(database, office_id, values, {2026: Decimal(12)}, ["61.72.05.1001"])
    page: Any = window.page("areas")
    page.search.setText("tidak ada")
    for text in ("kumuh sedau", "555/2023"):
        window.open_page("settings")
        palette = search(text)
        assert "Kawasan" in _texts(palette)
        _enter(palette, qtbot)
        assert window.stack.currentWidget() is page
        qtbot.waitUntil(lambda: page.table.chosen_id() == area, timeout=10_000)


@pytest.mark.parametrize(
    ("text", "key"), [("standar pelayanan", "services"), ("beranda", "home"), ("kawasan", "areas")]
)
def test_the_pages_of_where_we_stand_are_found(
    window: MainWindow, search: Search, qtbot: QtBot, text: str, key: str
) -> None:
    window.open_page("settings")
    palette = search(text)
    assert "Halaman" in _texts(palette)
    _enter(palette, qtbot)
    assert window.stack.currentWidget() is window.page(key)


def test_whoever_spoke_is_found_where_it_was_said(
    window: MainWindow, search: Search, database: Database, qtbot: QtBot
) -> None:
    meeting = create_meeting(database, own_plan(database).id, {"title": "Forum"})
    add_agenda_item(database, meeting, "Pembukaan")
    item = add_agenda_item(database, meeting, "Sanitasi")
    said = add_contribution(database, item, {"speaker": "Hendrikus", "text": "Lahan sudah siap"})
    task = add_follow_up(database, meeting, {"task": "Kirim DED"}, item)
    (person,) = add_participants(database, meeting, [{"name": "Syarif Alqadri"}])
    page: Any = window.page("meeting")
    _enter(search("hendrikus"), qtbot)
    assert window.stack.currentWidget() is page
    assert page.tabs.currentWidget() is page.hold
    assert page.hold.board.agenda.list.current_id() == item
    assert page.hold.board.said.list.current_id() == said
    _enter(search("alqadri"), qtbot)
    assert page.tabs.currentWidget() is page.prepare
    assert page.prepare.people.current_id() == person
    _enter(search("sanitasi"), qtbot)
    assert page.tabs.currentWidget() is page.hold
    _enter(search("kirim ded"), qtbot)
    todo: Any = window.page("follow_ups")
    assert window.stack.currentWidget() is todo
    assert todo.table.current_id() == task


def test_a_row_of_another_office_is_shown_in_the_comparison(
    window: MainWindow, search: Search, database: Database, qtbot: QtBot
) -> None:
    with database.change_set("Rencana provinsi") as changes:
        theirs = office_plan(database, changes, "61", 2027)
    row = add_activity(database, theirs, {"title": "Pembangunan embung Sagatani"})
    palette = search("embung")
    assert _texts(palette)[0] == "Kegiatan kantor lain"
    _enter(palette, qtbot)
    page: Any = window.page("comparison")
    assert window.stack.currentWidget() is page
    qtbot.waitUntil(
        lambda: any(r.id == row for pair in page.chosen_pairs() for r in pair.rows()),
        timeout=10_000,
    )


def test_pages_and_commands_are_found_and_done(
    window: MainWindow, search: Search, database: Database, qtbot: QtBot
) -> None:
    _enter(search("pengatur"), qtbot)
    assert window.stack.currentWidget() is window.page("settings")
    update_activity(
        database, activities_of(database, own_plan(database).id)[0].id, {"title": "Lain"}
    )
    palette = search("urungkan")
    assert "Perintah" in _texts(palette)
    _enter(palette, qtbot)
    assert activities_of(database, own_plan(database).id)[0].title == "Perluasan SPAM Gang Melati"


def test_arrows_choose_and_esc_goes_back_to_where_one_was(
    window: MainWindow, search: Search, open_page: Callable[[str], Any], qtbot: QtBot
) -> None:
    page = open_page("activities")
    page.view.setFocus()
    palette = search("pasiran")
    first = palette.list.currentIndex().row()
    assert first == 1, "the head is no choice"
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == first + 1
    qtbot.keyClick(palette.line, Qt.Key.Key_Up)
    qtbot.keyClick(palette.line, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == first
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert not palette.isVisible() and QApplication.focusWidget() is page.view


def test_what_is_typed_and_what_is_found_is_only_text(search: Search) -> None:
    palette = search('" OR 1=1 -- <b>*')
    assert palette.isVisible()
    palette = search("taman tebal")
    assert any("<b>tebal</b>" in text for text in _texts(palette))
    palette.grab()


def test_an_overtaken_question_is_not_answered(
    window: MainWindow, search: Search, qtbot: QtBot
) -> None:
    palette = search("melati")
    answered: list[str] = []
    palette.searcher.answered.connect(lambda text, *_rest: answered.append(text))
    for text in ("d", "dr", "dra", "drai"):
        palette.line.setText(text)
    qtbot.waitUntil(lambda: bool(answered), timeout=5_000)
    qtbot.wait(100)
    assert answered == ["drai"]


def test_without_an_index_pages_are_found_all_the_same(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    palette = window.palette_of_search
    monkeypatch.setattr(palette.searcher, "follow", lambda: None)
    palette.begin()
    assert not palette.searcher.up_to_date
    with qtbot.waitSignal(palette.searcher.answered, timeout=10_000):
        palette.line.setText("rapat")
    assert "Halaman" in _texts(palette)
    assert "sedang disiapkan" in palette.note.text()


def test_what_was_answered_in_part_is_asked_again_once_the_index_is_whole(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    palette = window.palette_of_search
    with monkeypatch.context() as held_up:
        held_up.setattr(palette.searcher, "follow", lambda: None)
        palette.begin()
        with qtbot.waitSignal(palette.searcher.answered, timeout=10_000):
            palette.line.setText("melati")
        assert _texts(palette) == []
    palette.searcher.follow()
    qtbot.waitUntil(lambda: "Kegiatan" in _texts(palette), timeout=10_000)
    assert "sedang disiapkan" not in palette.note.text()


def test_an_index_that_cannot_be_written_is_said_once(
    window: MainWindow, database: Database, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    window.session.refused.connect(said.append)

    def fails(*_arguments: object, **_named: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr("rakornis_desktop.search.search_index.connect", fails)
    palette = window.palette_of_search
    palette.begin()
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    update_activity(database, activities_of(database, own_plan(database).id)[0].id, {"note": "x"})
    qtbot.wait(1_000)
    assert len(said) == 1 and "Indeks pencarian tidak dapat ditulis" in said[0]
    palette.line.setText("pengatur")
    qtbot.waitUntil(lambda: "Halaman" in _texts(palette), timeout=5_000)
