"""F1, the manual's window, and the guided first journey."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from rakornis_desktop.comparison.choosing_offices import compare_offices
from rakornis_desktop.comparison.deciding_rows import decide
from rakornis_desktop.database.edits.activity_edits import update_activity
from rakornis_desktop.database.edits.issue_edits import set_issue_activities
from rakornis_desktop.database.edits.office_edits import update_office
from rakornis_desktop.database.new_database import office_plan
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.activity_rows import activities_of
from rakornis_desktop.database.queries.issue_rows import issues_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.meeting.meeting_edits import create_meeting
from rakornis_desktop.search.manual import TOPICS, manual_pages
from rakornis_desktop.ui.shell import help_key
from rakornis_desktop.ui.shell.guide import GuideStrip
from rakornis_desktop.ui.shell.guide_wish import guide_wished, wish_guide
from rakornis_desktop.ui.shell.help_window import HelpWindow
from rakornis_desktop.ui.shell.main_window import MainWindow
from rakornis_desktop.ui.shell.start_window import StartWindow


@pytest.fixture
def manual(qtbot: QtBot) -> Iterator[Callable[[], HelpWindow]]:
    """Return the manual's window once it is open."""

    def opened() -> HelpWindow:
        qtbot.waitUntil(lambda: bool(help_key._open))
        return help_key._open[0]

    yield opened
    help_key.close_help()


@pytest.mark.parametrize(
    ("page", "topic"),
    [
        ("home", "beranda"), ("activities", "kegiatan"), ("services", "standar-pelayanan"),
        ("areas", "kawasan"), ("meeting", "rapat"), ("files", "berkas-rencana"),
    ],
)  # fmt: skip
def test_f1_opens_what_is_about_the_page(
    window: MainWindow, manual: Callable[[], HelpWindow], qtbot: QtBot, page: str, topic: str
) -> None:
    window.open_page(page)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert manual().topic == topic
    assert manual().view.document().toPlainText().startswith(manual_pages()[topic].title)


def test_f1_in_the_first_window_tells_how_to_begin(
    manual: Callable[[], HelpWindow], qtbot: QtBot
) -> None:
    start = StartWindow()
    qtbot.addWidget(start)
    with qtbot.waitActive(start):
        start.show()
        start.activateWindow()
    qtbot.keyClick(start, Qt.Key.Key_F1)
    assert manual().topic == "mulai"


def test_every_topic_is_shown_with_its_pictures(manual: Callable[[], HelpWindow]) -> None:
    for topic in TOPICS:
        window = help_key.show_help(topic)
        assert window.topic == topic
        text = window.view.document().toPlainText()
        assert "![" not in text and "](" not in text, topic
        assert text.count("\ufffc") == manual_pages()[topic].markdown.count("](pictures/")


def test_the_manual_reads_nothing_but_its_own_pictures(manual: Callable[[], HelpWindow]) -> None:
    view = help_key.show_help("kegiatan").view
    image = QTextDocument.ResourceType.ImageResource.value
    assert view.loadResource(image, QUrl("pictures/kegiatan.png")) is not None
    for elsewhere in (
        "file:///etc/passwd",
        "https://example.org/a.png",
        "../icons/x.svg",
        "pictures/../../x.png",
        "pictures\\..\\x.png",
    ):
        assert view.loadResource(image, QUrl(elsewhere)) is None, elsewhere
    view.anchorClicked.emit(QUrl("https://example.org/"))
    assert manual().topic == "kegiatan"
    view.anchorClicked.emit(QUrl("impor.md"))
    assert manual().topic == "impor"


def test_the_manual_is_searched(manual: Callable[[], HelpWindow], qtbot: QtBot) -> None:
    window = help_key.show_help("")
    window.search.begin()
    qtbot.keyClicks(window.search, "singkatan")
    qtbot.waitUntil(lambda: window.topic == "pencarian", timeout=5_000)
    assert window.view.extraSelections(), "what was sought is marked"
    window.search.setText("xyzzy")
    qtbot.waitUntil(window.nothing.isVisible, timeout=5_000)
    window.search.clear()
    qtbot.waitUntil(lambda: window.topics.count() == len(TOPICS), timeout=5_000)


def test_ctrl_k_finds_the_manual_too(
    window: MainWindow, manual: Callable[[], HelpWindow], qtbot: QtBot
) -> None:
    palette = window.palette_of_search
    palette.begin()
    with qtbot.waitSignal(palette.searcher.answered, timeout=10_000):
        palette.line.setText("sidik jari")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert manual().topic == "berkas-rencana"


def test_the_journey_notices_each_of_its_seven_steps(
    window: MainWindow, database: Database, qtbot: QtBot
) -> None:
    guide = window.guide
    guide.begin()
    assert guide.isVisible() and "Langkah 1 dari 7" in guide.text.text()
    qtbot.mouseClick(guide.open_button, Qt.MouseButton.LeftButton)
    assert window.stack.currentWidget() is window.page("settings")
    plan = own_plan(database)
    activity = activities_of(database, plan.id)[0]
    update_activity(database, activity.id, {"note": "lain"})
    assert guide.step == 0, "another step's work is not this one's"
    update_office(database, plan.office_id, {"address": "Jalan Contoh 1"})
    assert guide.step == 1 and guide.text.text().startswith("✓ Selesai: Kenalkan kantor Anda.")
    update_activity(database, activity.id, {"note": "x"})
    assert guide.step == 2
    issue = issues_of(database, plan.id)[0]
    set_issue_activities(database, issue.id, [activity.id])
    assert guide.step == 3
    with database.change_set("Rencana provinsi") as changes:
        office_plan(database, changes, "61", 2027)
    assert guide.step == 4
    decide(database, compare_offices(database, ["61"]).pairs[:1], "disepakati")
    assert guide.step == 5
    create_meeting(database, plan.id, {"title": "Forum"})
    assert guide.step == 6
    window.session.paper_shown.emit()
    assert guide.finished and not guide.open_button.isVisible()
    guide.skip_button.click()
    assert not guide.isVisible()


def test_the_journey_is_closed_and_taken_up_where_it_was(window: MainWindow, qtbot: QtBot) -> None:
    window.guide.begin()
    window.guide.skip_button.click()
    window.guide.skip_button.click()
    window.guide.stop()
    assert not window.guide.isVisible()
    again = GuideStrip(window.session)
    qtbot.addWidget(again)
    again.begin()
    assert again.step == 2


def test_the_first_start_offers_sample_and_journey(qtbot: QtBot) -> None:
    start = StartWindow()
    qtbot.addWidget(start)
    opened: list[Any] = []
    start.open_asked.connect(lambda file, _read_only: opened.append(file))
    start.guide_button.click()
    qtbot.waitUntil(lambda: bool(opened), timeout=30_000)
    assert guide_wished() and not guide_wished(), "once"
    wish_guide()
    assert guide_wished()
