"""What remains of a meeting: minutes edited, papers made final, follow-ups done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.activity_rows import activities_of
from rakornis_desktop.database.queries.held_items import agenda_item
from rakornis_desktop.database.queries.meeting_rows import agenda_of, follow_ups_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.meeting.agenda.agenda_edits import add_agenda_item
from rakornis_desktop.meeting.agreement.final_papers import AGREEMENT, finals_of
from rakornis_desktop.meeting.held.discussion_edits import add_contribution, add_follow_up
from rakornis_desktop.meeting.held.held_decisions import decide_at
from rakornis_desktop.meeting.held.held_rows import held_rows
from rakornis_desktop.meeting.meeting_edits import create_meeting
from rakornis_desktop.meeting.minutes.minutes_draft import minutes_text
from rakornis_desktop.ui.follow_ups.follow_up_model import DONE_COLUMN, NOTE, STATE
from rakornis_desktop.ui.shell.main_window import MainWindow

from ..conftest import HOSTILE

Opener = Callable[[str], Any]


@pytest.fixture
def meeting_id(database: Database) -> str:
    """A meeting at which something was said, one row was agreed and two tasks were left."""
    rows = activities_of(database, own_plan(database).id)
    values = {"title": "Rakornis", "starts_on": date(2026, 3, 23), "chair": "Budi"}
    meeting = create_meeting(database, own_plan(database).id, values)
    item = add_agenda_item(database, meeting, "Air minum", [row.id for row in rows[:2]])
    add_contribution(database, item, {"speaker": "Dewi", "text": "Pagu cukup"})
    held = held_rows(database, meeting)
    decide_at(database, meeting, held.pairs([rows[0].id]), "disepakati")
    for task, office, due in (
        ("Menyusun DED", "Dinas PRKP", date(2026, 4, 1)),
        (f"Survei {HOSTILE}", "Bappeda", date(2999, 4, 1)),
    ):
        add_follow_up(database, meeting, {"task": task, "office": office, "due": due}, item)
    return meeting


@pytest.fixture
def after(window: MainWindow, open_page: Opener, meeting_id: str, qtbot: QtBot) -> Any:
    """The view Sesudah, its minutes drafted."""
    page = open_page("meeting")
    page.tabs.setCurrentWidget(page.after)
    qtbot.waitUntil(lambda: page.after.ready, timeout=10_000)
    return page.after


def _item(database: Database, meeting_id: str) -> str:
    return agenda_of(database, meeting_id)[0].id


def test_minutes_are_edited_in_place_told_of_what_is_new_and_go_back_to_the_draft(
    after: Any, database: Database, meeting_id: str, qtbot: QtBot
) -> None:
    item = _item(database, meeting_id)
    assert after.title.whole == "Pembukaan" and "dibuka oleh Budi" in after.text.toPlainText()
    after.parts.choose(item)
    draft = after.text.toPlainText()
    assert "Dewi menyampaikan bahwa pagu cukup." in draft and "Disusun dari" in after.notice.text()
    after.text.setFocus()
    after.text.selectAll()
    qtbot.keyClicks(after.text, "Rapat sepakat. ")
    qtbot.waitUntil(lambda: minutes_text(database, item).text == "Rapat sepakat.", timeout=5_000)
    qtbot.waitUntil(lambda: "Disunting" in after.notice.text(), timeout=5_000)
    assert after.text.toPlainText() == "Rapat sepakat. ", "what stands under the hands stays"
    add_contribution(database, item, {"speaker": "Camat", "text": "Lahan siap"})
    qtbot.waitUntil(lambda: "baru sejak" in after.notice.text(), timeout=5_000)
    assert "ada yang baru" in after.parts.lines.index(1, 0).data()
    qtbot.mouseClick(after.restore_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "lahan siap" in after.text.toPlainText(), timeout=5_000)
    found = agenda_item(database, item)
    assert found is not None and found.discussion == ""
    database.undo()
    qtbot.waitUntil(lambda: after.text.toPlainText() == "Rapat sepakat.", timeout=5_000)


def test_closing_words_are_the_meetings_own(
    after: Any, database: Database, meeting_id: str, qtbot: QtBot
) -> None:
    after.parts.choose("closing")
    after.text.setFocus()
    after.text.selectAll()
    qtbot.keyClicks(after.text, "Ditutup pukul 15.")
    assert after.store_edits()
    qtbot.waitUntil(lambda: after.ready and after.state.parts[-1].text.edited, timeout=5_000)
    assert after.text.toPlainText() == "Ditutup pukul 15."


def test_a_record_is_final_until_something_changes_and_then_corrected_with_a_reason(
    after: Any, database: Database, meeting_id: str, qtbot: QtBot
) -> None:
    card = after.cards[AGREEMENT]
    assert card.state.text() == "Konsep" and "1 baris disepakati" in card.holds.text()
    assert "1 baris agenda belum diputuskan" in card.warning.text()
    qtbot.mouseClick(card.final_button, Qt.MouseButton.LeftButton)
    assert not after.dialog.reason.isVisible()
    qtbot.mouseClick(after.dialog.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: card.state.text() == "Final", timeout=20_000)
    (final,) = finals_of(database, meeting_id, AGREEMENT)
    assert not card.final_button.isEnabled() and "Sidik" in card.words.text()

    rows = activities_of(database, own_plan(database).id)
    held = held_rows(database, meeting_id)
    decide_at(database, meeting_id, held.pairs([rows[1].id]), "ditolak")
    qtbot.waitUntil(lambda: card.state.text() == "Perlu perbaikan", timeout=10_000)
    qtbot.mouseClick(card.final_button, Qt.MouseButton.LeftButton)
    assert not after.dialog.accept_button.isEnabled(), "a correction needs its reason"
    qtbot.keyClicks(after.dialog.reason, "Satu baris lagi diputuskan")
    qtbot.mouseClick(after.dialog.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Perbaikan ke-1" in card.words.text(), timeout=20_000)
    assert [row.correction for row in finals_of(database, meeting_id, AGREEMENT)] == [0, 1]
    assert finals_of(database, meeting_id, AGREEMENT)[0] == final


def test_a_question_that_is_declined_changes_nothing(
    after: Any, database: Database, meeting_id: str
) -> None:
    after.finish(AGREEMENT)
    after.dialog.reject()
    assert finals_of(database, meeting_id, AGREEMENT) == []


def test_the_paper_is_looked_at_as_it_will_be_printed(
    after: Any, window: MainWindow, qtbot: QtBot
) -> None:
    from rakornis_desktop.ui.shell.preview_window import PreviewWindow

    qtbot.mouseClick(after.cards[AGREEMENT].preview_button, Qt.MouseButton.LeftButton)
    (preview,) = after.findChildren(PreviewWindow)
    qtbot.waitUntil(lambda: preview.ready, timeout=30_000)
    assert preview.document.pageCount() >= 2
    preview.close()


def test_follow_ups_are_found_finished_and_opened_where_they_come_from(
    window: MainWindow, open_page: Opener, database: Database, meeting_id: str, qtbot: QtBot
) -> None:
    said: list[str] = []
    page = open_page("follow_ups")
    page.summary_changed.connect(said.append)
    table, model = page.table, page.model
    assert model.rowCount() == 2 and model.index(0, STATE).data() == "Lewat batas"
    assert "Tindak lanjut   1" in [
        window.sidebar.item(row).text() for row in range(window.sidebar.count())
    ]

    # By state, office and words.
    page.state.choose("open")
    assert [model.row_at(row).office for row in range(model.rowCount())] == ["Bappeda"]
    page.state.choose("")
    page.office.choose("Dinas PRKP")
    assert [model.row_at(row).task for row in range(model.rowCount())] == ["Menyusun DED"]
    page.office.choose("")
    page.search.setText("air minum survei")
    qtbot.waitUntil(lambda: model.rowCount() == 1, timeout=5_000)
    page.search.setText("zzz")
    qtbot.waitUntil(lambda: page._body.currentIndex() == 1, timeout=5_000)
    page.search.clear()
    qtbot.waitUntil(lambda: model.rowCount() == 2, timeout=5_000)

    # Done by key, with what came of it; the line stays where it is.
    table.setFocus()
    table.setCurrentIndex(model.index(0, 1))
    qtbot.keyClick(table, Qt.Key.Key_Space)
    first = follow_ups_of(database, meeting_id)[0]
    assert (first.status, first.done_on) == ("selesai", date.today())
    assert model.row_at(0).task == "Menyusun DED" and table.currentIndex().column() == NOTE
    table.edit(table.currentIndex())
    editor = table.indexWidget(table.currentIndex()) or table.viewport().focusWidget()
    qtbot.keyClicks(editor, "DED terbit")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert follow_ups_of(database, meeting_id)[0].note == "DED terbit"
    assert "selesai 1" in said[-1] and "lewat batas 0" in said[-1]
    model.edited.emit(first.id, "done_on", date(2026, 3, 30))
    assert follow_ups_of(database, meeting_id)[0].done_on == date(2026, 3, 30)
    table.clicked.emit(model.index(0, DONE_COLUMN))
    assert follow_ups_of(database, meeting_id)[0].status == "terbuka"

    # Where it comes from.
    table.doubleClicked.emit(model.index(0, 1))
    meeting = window.page("meeting")
    assert meeting.isVisible() and meeting.tabs.currentWidget() is meeting.hold
    assert meeting.hold.board.title.whole == "1. Air minum"


def test_without_follow_ups_the_page_says_where_they_are_made(
    window: MainWindow, open_page: Opener, qtbot: QtBot
) -> None:
    page = open_page("follow_ups")
    assert page._body.currentIndex() == 2
    qtbot.mouseClick(page._body.currentWidget().buttons[0], Qt.MouseButton.LeftButton)
    assert window.page("meeting").isVisible()
    assert page.table.current_id() == "" and page.table.currentIndex() == QModelIndex()
