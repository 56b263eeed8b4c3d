"""A meeting held through the real window: who came, what was said, decided and is to be done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rakornis_desktop.database.edits.activity_edits import BudgetEntry, add_activity
from rakornis_desktop.database.new_database import office_plan
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.activity_rows import activities_of
from rakornis_desktop.database.queries.decision_rows import decisions
from rakornis_desktop.database.queries.held_items import contributions_on, follow_ups_on
from rakornis_desktop.database.queries.meeting_rows import agenda_of, meetings_of, participants_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan, plan_of
from rakornis_desktop.meeting.agenda.agenda_edits import add_agenda_item, delete_agenda_items
from rakornis_desktop.meeting.meeting_edits import create_meeting
from rakornis_desktop.meeting.people.people_edits import add_participants
from rakornis_desktop.meeting.rundown.rundown_edits import add_rundown_item
from rakornis_desktop.ui.shell.main_window import MainWindow

Opener = Callable[[str], Any]
DAY = datetime(2027, 3, 23, 10, 37)


@pytest.fixture
def meeting_id(database: Database) -> str:
    """A meeting with two items; the first is about two activities, one of them in both plans."""
    with database.change_set("Rencana provinsi") as changes:
        office_plan(database, changes, "61", 2027)
    theirs = plan_of(database, "61")
    assert theirs is not None
    ours = activities_of(database, own_plan(database).id)
    add_activity(
        database,
        theirs.id,
        {
            "title": "Perluasan SPAM Gg. Melati",
            "code": "1.03.03.1.01.0011",
            "region_code": "61.72.02.1001",
            "answers_reference": "SKW-0",
            "volume": 3,
            "unit": "SR",
        },
        [BudgetEntry(0, "", 250, "APBD")],
    )
    values = {"title": "Rakornis", "starts_on": DAY.date(), "starts_at": "08:30"}
    meeting = create_meeting(database, own_plan(database).id, values)
    for minutes, title in ((60, "Pembukaan"), (120, "Pembahasan"), (30, "Penutupan")):
        add_rundown_item(database, meeting, {"title": title, "minutes": minutes})
    add_participants(
        database,
        meeting,
        [
            {"name": "Dewi Lestari, S.T.", "office": "Dinas PRKP Provinsi"},
            {"name": "Budi Santoso", "office": "Bappeda Kota"},
        ],
    )
    add_agenda_item(database, meeting, "Air minum", [row.id for row in ours[:2]])
    add_agenda_item(database, meeting, "Kawasan kumuh")
    return meeting


@pytest.fixture
def hold(window: MainWindow, open_page: Opener, meeting_id: str, qtbot: QtBot) -> Any:
    """The view Pelaksanaan with its rows beside each other."""
    page = open_page("meeting")
    page.tabs.setCurrentWidget(page.hold)
    qtbot.waitUntil(lambda: len(page.hold.board.rows.chosen_pairs()) == 1, timeout=10_000)
    page.hold.board.clock.now = lambda: DAY
    page.hold.board.clock.tick()
    qtbot.waitUntil(page.hold.board.rows.table.hasFocus, timeout=5_000)
    return page.hold


def _pick(qtbot: QtBot, line: Any, text: str) -> None:
    line.setFocus()
    qtbot.keyClicks(line, text)
    assert line.popup.isVisible()
    qtbot.keyClick(line.popup, Qt.Key.Key_Return)


def _item(database: Database, meeting_id: str, place: int = 0) -> str:
    return agenda_of(database, meeting_id)[place].id


def test_a_whole_meeting_is_held_by_keyboard(
    hold: Any, database: Database, meeting_id: str, qtbot: QtBot
) -> None:
    board = hold.board
    assert board.clock.current.whole == "Pembahasan"
    assert board.clock.standing.text() == "sisa 53 menit"
    assert board.clock.following.whole == "Berikutnya 11.30 Penutupan"

    # Who came.
    hold.open_attendance()
    search = hold.attendance.search
    qtbot.keyClicks(search, "les")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert [row.present for row in participants_of(database, meeting_id)] == [True, False]
    assert search.text() == "" and "1/2" in board.people_button.text()
    qtbot.keyClicks(search, "Camat Barat")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert participants_of(database, meeting_id)[-1].name == "Camat Barat"
    hold.attendance.close()
    qtbot.waitUntil(board.rows.table.hasFocus, timeout=5_000)

    # The row large, with both its sides.
    shown = {label: sides for label, _difference, *sides in board.rows.sides.texts()}
    assert shown["Uraian"][:2] == ["Perluasan SPAM Gang Melati", "Perluasan SPAM Gg. Melati"]
    assert shown["Pagu (Rp)"][:2] == ["300", "250"]

    # Who says what.
    item = _item(database, meeting_id)
    _pick(qtbot, board.said.speaker, "dew")
    assert QApplication.focusWidget() is board.said.text
    qtbot.keyClicks(board.said.text, "Pagu cukup")
    qtbot.keyClick(board.said.text, Qt.Key.Key_Return)
    qtbot.keyClicks(board.said.speaker, "Warga")
    qtbot.keyClick(board.said.speaker, Qt.Key.Key_Tab)
    qtbot.keyClicks(board.said.office, "RT 03")
    qtbot.keyClicks(board.said.text, "Air mati")
    qtbot.keyClick(board.said.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(board.said.text, "tiap malam")
    qtbot.keyClick(board.said.text, Qt.Key.Key_Return)
    assert [(r.speaker, r.office, r.text) for r in contributions_on(database, item)] == [
        ("Dewi Lestari, S.T.", "Dinas PRKP Provinsi", "Pagu cukup"),
        ("Warga", "RT 03", "Air mati\ntiap malam"),
    ]

    # The decision, with what belongs to it.
    qtbot.keyClick(board.said.speaker, Qt.Key.Key_Escape)
    qtbot.keyClick(board.rows.table, Qt.Key.Key_C)
    assert QApplication.focusWidget() is board.decision.note
    qtbot.keyClicks(board.decision.note, "Dua tahap")
    board.decision.volume.setFocus()
    qtbot.keyClicks(board.decision.volume, "4")
    board.decision.budget.setFocus()
    qtbot.keyClicks(board.decision.budget, "275")
    qtbot.keyClick(board.decision.budget, Qt.Key.Key_Escape)
    (decision,) = decisions(database)
    assert (decision.status, decision.note) == ("disepakati_dengan_catatan", "Dua tahap")
    assert (str(decision.agreed_volume), decision.agreed_unit) == ("4", "SR")
    assert (decision.agreed_budget, decision.meeting_id) == (275, meeting_id)
    qtbot.keyClick(board.rows.table, Qt.Key.Key_J)
    assert board.rows.chosen_pairs()[0].first.title == "Drainase"
    assert board.decision.note.toPlainText() == ""
    qtbot.keyClick(board.rows.table, Qt.Key.Key_T)
    assert [row.status for row in decisions(database)][-1] == "ditolak"
    qtbot.keyClick(board.rows.table, Qt.Key.Key_K)
    assert board.decision.note.toPlainText() == "Dua tahap"

    # What follows, and the next item.
    board.conclusion.setFocus()
    qtbot.keyClicks(board.conclusion, "Sepakat 4 SR")
    board.tasks.task.setFocus()
    qtbot.keyClicks(board.tasks.task, "Menyusun DED")
    _pick(qtbot, board.tasks.responsible, "bud")
    qtbot.keyClicks(board.tasks.due, "23 Apr 2027")
    qtbot.keyClick(board.tasks.due, Qt.Key.Key_Return)
    (task,) = follow_ups_on(database, item)
    assert (task.task, task.responsible, task.office) == (
        "Menyusun DED",
        "Budi Santoso",
        "Bappeda Kota",
    )
    assert str(task.due) == "2027-04-23"
    qtbot.keyClick(board, Qt.Key.Key_F8)
    first, second = agenda_of(database, meeting_id)
    assert first.discussed_at is not None and second.discussed_at is None
    assert first.conclusion == "Sepakat 4 SR"
    assert board.title.whole == "2. Kawasan kumuh" and board.rows.chosen_pairs() == []
    assert board.said.list.lines.rowCount() == 0 and board.conclusion.toPlainText() == ""
    qtbot.keyClick(board, Qt.Key.Key_F8)
    assert all(row.discussed_at for row in agenda_of(database, meeting_id))


def test_a_text_is_one_step_of_undo_and_its_lines_follow(
    hold: Any, window: MainWindow, database: Database, meeting_id: str, qtbot: QtBot
) -> None:
    board, item = hold.board, _item(database, meeting_id)
    qtbot.keyClicks(board.said.speaker, "B")
    assert [row.speaker for row in contributions_on(database, item)] == ["B"], (
        "from the first letter"
    )
    qtbot.keyClicks(board.said.text, "Usulan ")
    qtbot.waitUntil(lambda: contributions_on(database, item)[0].text == "Usulan ", timeout=5_000)
    assert board.said.text.toPlainText() == "Usulan ", "the blank at the end stays"
    qtbot.keyClicks(board.said.text, "tetap")
    assert hold.store_edits()
    board.conclusion.setFocus()
    qtbot.keyClicks(board.conclusion, "Sepakat")
    window.undo()
    assert board.conclusion.toPlainText() == ""
    assert board.said.text.toPlainText() == "Usulan tetap"
    window.undo()
    assert contributions_on(database, item) == []
    assert board.said.text.toPlainText() == "" == board.said.speaker.text()
    window.redo()
    assert board.said.list.lines.rows[0].text == "Usulan tetap"


def test_what_was_said_is_mended_and_taken_away(
    hold: Any, database: Database, meeting_id: str, qtbot: QtBot
) -> None:
    board, item = hold.board, _item(database, meeting_id)
    for text in ("satu", "dua"):
        qtbot.keyClicks(board.said.text, text)
        qtbot.keyClick(board.said.text, Qt.Key.Key_Return)
    first = contributions_on(database, item)[0]
    board.said.list.choose(first.id)
    qtbot.keyClick(board.said.list, Qt.Key.Key_Return)
    qtbot.keyClicks(board.said.text, " lagi")
    qtbot.keyClick(board.said.text, Qt.Key.Key_Return)
    assert [row.text for row in contributions_on(database, item)] == ["satu lagi", "dua"]
    board.said.list.choose(first.id)
    qtbot.keyClick(board.said.list, Qt.Key.Key_Delete)
    assert [row.text for row in contributions_on(database, item)] == ["dua"]


def test_begun_and_emptied_again_is_nothing_said(
    hold: Any, database: Database, meeting_id: str, qtbot: QtBot
) -> None:
    board, item = hold.board, _item(database, meeting_id)
    qtbot.keyClicks(board.said.text, "x")
    qtbot.keyClick(board.said.text, Qt.Key.Key_Backspace)
    qtbot.keyClick(board.said.text, Qt.Key.Key_Return)
    assert contributions_on(database, item) == []
    qtbot.keyClicks(board.tasks.task, "x")
    qtbot.keyClick(board.tasks.task, Qt.Key.Key_Backspace)
    qtbot.keyClick(board, Qt.Key.Key_F8)
    assert follow_ups_on(database, item) == []


def test_a_figure_that_is_none_is_said_when_another_row_is_spoken_of(
    hold: Any, window: MainWindow, database: Database, qtbot: QtBot
) -> None:
    board = hold.board
    qtbot.keyClick(board.rows.table, Qt.Key.Key_S)
    board.decision.budget.setFocus()
    qtbot.keyClicks(board.decision.budget, "banyak")
    board.rows.table.setFocus()
    assert "banyak" in board.decision.reason.text() and board.decision.reason.isVisible()
    assert not hold.store_edits(), "the page keeps the officer at what was refused"
    qtbot.keyClick(board.rows.table, Qt.Key.Key_J)
    assert "banyak" in window.message_line.text and hold.store_edits()
    assert decisions(database)[0].agreed_budget is None
    qtbot.keyClick(board.rows.table, Qt.Key.Key_K)
    assert board.decision.budget.text() == "banyak", "it is there again with its row"
    assert "banyak" in board.decision.reason.text() and not hold.store_edits()
    board.decision.budget.setFocus()
    board.decision.budget.selectAll()
    qtbot.keyClicks(board.decision.budget, "2 juta")
    board.rows.table.setFocus()
    assert decisions(database)[0].agreed_budget == 2_000_000 and hold.store_edits()
    qtbot.keyClick(board.rows.table, Qt.Key.Key_J)
    qtbot.keyClick(board.rows.table, Qt.Key.Key_K)
    assert board.decision.budget.text() == "2.000.000"


def test_a_date_that_is_none_stays_with_its_reason_and_the_texts_are_stored(
    hold: Any, database: Database, meeting_id: str, qtbot: QtBot
) -> None:
    tasks, item = hold.board.tasks, _item(database, meeting_id)
    qtbot.keyClicks(tasks.task, "Survei")
    tasks.due.setFocus()
    qtbot.keyClicks(tasks.due, "kapan-kapan")
    qtbot.keyClick(tasks.due, Qt.Key.Key_Return)
    (task,) = follow_ups_on(database, item)
    assert (task.task, task.due) == ("Survei", None)
    assert "23 Mar 2027" in tasks.reason.text() and tasks.reason.isVisible()
    assert tasks.due.text() == "kapan-kapan" and not hold.store_edits()
    tasks.due.selectAll()
    qtbot.keyClicks(tasks.due, "1/4/2027")
    qtbot.keyClick(tasks.due, Qt.Key.Key_Return)
    assert str(follow_ups_on(database, item)[0].due) == "2027-04-01" and hold.store_edits()


def test_decided_in_the_comparison_shows_here_and_the_other_way_round(
    hold: Any, window: MainWindow, open_page: Opener, qtbot: QtBot
) -> None:
    key = hold.board.rows.chosen_pairs()[0].first.id
    qtbot.keyClick(hold.board.rows.table, Qt.Key.Key_S)
    comparison = open_page("comparison")
    qtbot.waitUntil(lambda: comparison.comparison is not None, timeout=10_000)
    pair = next(pair for pair in comparison.comparison.pairs if pair.first.id == key)
    assert pair.decision is not None and pair.decision.status == "disepakati" and not pair.stale
    comparison.list.setCurrentIndex(comparison.model.index_of(tuple(r.id for r in pair.rows())))
    comparison._decide("ditunda")
    open_page("meeting")
    qtbot.waitUntil(
        lambda: (
            bool(hold.board.rows.chosen_pairs())
            and hold.board.rows.chosen_pairs()[0].decision.status == "ditunda"
        ),
        timeout=10_000,
    )


def test_several_rows_are_decided_at_once(hold: Any, database: Database, qtbot: QtBot) -> None:
    hold.board.rows.table.selectAll()
    assert not hold.board.decision.note.isEnabled()
    qtbot.keyClick(hold.board.rows.table, Qt.Key.Key_U)
    assert [row.status for row in decisions(database)] == ["ditunda", "ditunda"]
    qtbot.mouseClick(hold.board.decision.withdraw_button, Qt.MouseButton.LeftButton)
    assert decisions(database) == []


def test_a_group_of_many_rows_is_decided_beside_the_window(
    hold: Any, database: Database, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rakornis_desktop.ui.meetings.hold_view._AT_ONCE", 1)
    hold.board.rows.table.selectAll()
    qtbot.keyClick(hold.board.rows.table, Qt.Key.Key_S)
    qtbot.waitUntil(
        lambda: all(pair.decision for pair in hold.board.rows.chosen_pairs()), timeout=10_000
    )
    assert [row.status for row in decisions(database)] == ["disepakati", "disepakati"]


def test_the_projector_shows_the_board_alone_and_esc_brings_it_back(
    hold: Any, window: MainWindow, database: Database, meeting_id: str, qtbot: QtBot
) -> None:
    qtbot.keyClick(hold.board, Qt.Key.Key_F11)
    projector = hold.projector
    assert projector is not None and hold.board.window() is projector
    assert projector.isFullScreen()
    assert hold._body.currentWidget() is hold._away, "the window behind says where it is"
    qtbot.waitUntil(projector.isActiveWindow, timeout=5_000)
    hold.board.said.text.setFocus()
    qtbot.keyClicks(hold.board.said.text, "di layar")
    qtbot.keyClick(hold.board.said.text, Qt.Key.Key_Escape)
    assert hold.projector is projector, "the first Esc leaves the field"
    assert contributions_on(database, _item(database, meeting_id))[0].text == "di layar"
    qtbot.keyClick(hold.board.rows.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert contributions_on(database, _item(database, meeting_id)) == []
    window.session.refused.emit("Tidak dapat disimpan.")
    assert projector.message_line.text == "Tidak dapat disimpan."
    qtbot.keyClick(hold.board.rows.table, Qt.Key.Key_Escape)
    assert hold.projector is None and hold.board.window() is window
    assert hold.board.isVisible()


def test_larger_letters_are_remembered(
    hold: Any, window: MainWindow, open_page: Opener, qtbot: QtBot
) -> None:
    from rakornis_desktop.ui.meetings.hold_view import HoldView

    before = hold.board.points
    qtbot.keyClick(hold.board, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(hold.board, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(hold.board, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert hold.board.points == before + 2
    again = HoldView(window.session)
    qtbot.addWidget(again)
    assert again.board.points == before + 2
    qtbot.keyClick(hold.board, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)


def test_an_empty_meeting_begins_with_its_one_step(
    open_page: Opener, database: Database, qtbot: QtBot
) -> None:
    meeting = create_meeting(database, own_plan(database).id, {"title": "Kosong"})
    page = open_page("meeting")
    page.tabs.setCurrentWidget(page.hold)
    step = page.hold._body.currentWidget()
    qtbot.mouseClick(step.buttons[0], Qt.MouseButton.LeftButton)
    (item,) = agenda_of(database, meeting)
    assert QApplication.focusWidget() is page.hold.board.said.speaker
    qtbot.keyClicks(page.hold.board.said.text, "Mulai")
    delete_agenda_items(database, [item.id])
    assert page.hold._body.currentWidget() is step and page.hold.store_edits()


def test_closing_the_window_stores_what_is_being_typed(
    hold: Any, window: MainWindow, database: Database, meeting_id: str, qtbot: QtBot
) -> None:
    item = _item(database, meeting_id)
    qtbot.keyClicks(hold.board.said.text, "sampai akhir")
    window.close()
    with Database.open(database.path, read_only=True) as again:
        assert contributions_on(again, item)[0].text == "sampai akhir"
        assert len(meetings_of(again, own_plan(again).id)) == 1


def test_a_database_that_is_only_read_shows_everything_and_changes_nothing(
    database: Database, meeting_id: str, qtbot: QtBot
) -> None:
    from rakornis_desktop.ui.shell.session import Session

    database.close()
    window = MainWindow(Session(Database.open(database.path, read_only=True)))
    qtbot.addWidget(window)
    window.show()
    window.open_page("meeting")
    page: Any = window.page("meeting")
    page.tabs.setCurrentWidget(page.hold)
    board = page.hold.board
    qtbot.waitUntil(lambda: len(board.rows.chosen_pairs()) == 1, timeout=10_000)
    qtbot.waitUntil(board.rows.table.hasFocus, timeout=5_000)
    editors: list[QWidget] = [board.said.text, board.tasks.task, board.agenda.new]
    assert not any(editor.isEnabled() for editor in editors)
    assert board.conclusion.isReadOnly()
    qtbot.keyClick(board.rows.table, Qt.Key.Key_S)
    qtbot.keyClick(board, Qt.Key.Key_F8)
    assert board.title.whole == "2. Kawasan kumuh"
    assert decisions(window.session.database) == []
    window.close()


def test_letters_after_tab_decide_nothing_on_the_board(
    hold: Any, database: Database, qtbot: QtBot
) -> None:
    hold.board.rows.take_focus()
    for _step in range(12):
        qtbot.keyClick(hold.window().focusWidget(), Qt.Key.Key_Tab)
        if hold.board.rows.table.hasFocus():
            break
        qtbot.keyClick(hold.window().focusWidget(), Qt.Key.Key_T)
    assert database.read("SELECT count(*) FROM decision WHERE status = 'ditolak'") == [(0,)]
