"""Permasalahan: the tree, what a problem is linked with, coverage, and all offices together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rakornis_desktop.database.edits.issue_edits import add_issue, set_issue_activities
from rakornis_desktop.database.new_database import office_plan
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.activity_rows import activities_of
from rakornis_desktop.database.queries.issue_rows import issue_links, issues_of
from rakornis_desktop.database.queries.meeting_rows import agenda_of, meetings_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.ui.shell.main_window import MainWindow

from ..conftest import HOSTILE

Opener = Callable[[str], Any]


def _settled(view: Any, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: view.recount.settled, timeout=20_000)


def test_causes_stand_below_their_problem_and_no_ring_is_made(
    open_page: Opener, database: Database, qtbot: QtBot
) -> None:
    plan = own_plan(database).id
    cause = add_issue(database, plan, {"category": "air_minum", "title": "Pipa bocor"})
    problem = issues_of(database, plan)[0].id
    page = open_page("issues")
    page.table.choose(cause)
    parent = page.links.parent_field
    parent.editor.setFocus()
    qtbot.keyClicks(parent.editor, "air")
    qtbot.keyClick(parent.editor, Qt.Key.Key_Tab)
    page.model.finish()
    shown = [page.model.index(row, 1).data() for row in range(page.model.rowCount())]
    assert shown[1].startswith("└ Pipa bocor") or "└ Pipa bocor" in shown[1]
    assert page.table.chosen_id() == cause
    page.table.choose(problem)
    parent.editor.setFocus()
    qtbot.keyClicks(parent.editor, "pipa")
    qtbot.keyClick(parent.editor, Qt.Key.Key_Tab)
    assert "penyebab dirinya" in parent.frame.reason
    assert issues_of(database, plan)[0].parent_id is None


def test_a_problem_answered_by_its_cause_is_no_open_one(
    open_page: Opener, database: Database, qtbot: QtBot
) -> None:
    plan = own_plan(database).id
    problem = issues_of(database, plan)[0].id
    cause = add_issue(database, plan, {"category": "air_minum", "title": "B", "parent_id": problem})
    page = open_page("issues")
    page.narrow_to("unanswered_problems")
    page.model.finish()
    assert [row.id for row in page.model.shown_rows()] == [problem]
    set_issue_activities(database, cause, [activities_of(database, plan)[0].id])
    page.model.finish()
    assert not list(page.model.shown_rows())


def test_links_to_indicators_are_kept(open_page: Opener, database: Database, qtbot: QtBot) -> None:
    page = open_page("issues")
    page.links.indicators.edited.emit(["AM-K"])
    issue = issues_of(database, own_plan(database).id)[0].id
    assert issue_links(database)[0] == {issue: ["AM-K"]}
    assert page.links.indicators.list.count() == 1
    page.links.indicators.list.setCurrentRow(0)
    page.links.indicators.list.setFocus()
    qtbot.keyClick(page.links.indicators.list, Qt.Key.Key_Delete)
    assert issue_links(database)[0] == {}


def test_coverage_shows_both_ways_and_opens_what_stands_alone(
    open_page: Opener, database: Database, window: MainWindow, qtbot: QtBot
) -> None:
    page = open_page("issues")
    page.views.setCurrentIndex(1)
    view = page.coverage
    qtbot.waitUntil(lambda: view.found is not None, timeout=20_000)
    assert len(view.problems.lines) == 1 and len(view.activities.lines) == 3
    assert view.matrix.lines[-1].cells[0].text == "Tanpa masalah"
    alone = view.activities.lines[0].key
    view.activities.opened.emit(alone)
    assert window.page("activities").view.chosen_id() == alone
    window.open_page("issues")
    view.problems.opened.emit(view.problems.lines[0].key)
    assert page.views.currentIndex() == 0


def test_alike_problems_of_several_offices_go_to_the_agenda_once(
    open_page: Opener, database: Database, window: MainWindow, qtbot: QtBot
) -> None:
    with database.change_set("Rencana Sambas") as changes:
        other = office_plan(database, changes, "61.01", 2027)
    plan = own_plan(database).id
    for place, where in (("Kota Singkawang", plan), ("Kabupaten Sambas", other)):
        add_issue(
            database, where, {"category": "drainase", "title": f"Genangan di {place} {HOSTILE}"}
        )
    page = open_page("issues")
    page.views.setCurrentIndex(2)
    _settled(page.alike, qtbot)
    qtbot.waitUntil(lambda: len(page.alike.groups.lines) == 2, timeout=20_000)
    shared = page.alike.groups.lines[0]
    assert shared.cells[2].text == "2"
    page.alike.groups.choose(shared.key)
    assert len(page.alike.members.lines) == 2
    qtbot.mouseClick(page.alike.agenda_button, Qt.MouseButton.LeftButton)
    (meeting,) = meetings_of(database, plan)
    assert len(agenda_of(database, meeting.id)) == 1
    qtbot.mouseClick(page.alike.agenda_button, Qt.MouseButton.LeftButton)
    assert "sudah ada di agenda" in window.message_line.text
    assert len(agenda_of(database, meeting.id)) == 1
