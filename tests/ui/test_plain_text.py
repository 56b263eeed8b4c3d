"""Text from files is shown letter by letter: no widget may take it for markup or open its paths."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from rakornis_desktop.database.edits.area_edits import add_area
from rakornis_desktop.database.edits.issue_edits import (
    add_issue,
    set_issue_areas,
    set_issue_indicators,
)
from rakornis_desktop.database.edits.service_edits import add_achievement, add_indicator
from rakornis_desktop.database.new_database import office_plan
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.activity_rows import activities_of
from rakornis_desktop.database.queries.issue_rows import issues_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.meeting.agenda.agenda_edits import add_agenda_item
from rakornis_desktop.meeting.held.discussion_edits import add_contribution, add_follow_up
from rakornis_desktop.meeting.meeting_edits import create_meeting
from rakornis_desktop.meeting.people.people_edits import add_participants
from rakornis_desktop.meeting.rundown.rundown_edits import add_rundown_item
from rakornis_desktop.ui.activities.import_dialog import ImportDialog
from rakornis_desktop.ui.shell.main_window import MainWindow
from rakornis_desktop.ui.shell.page_list import page_list
from rakornis_desktop.ui.shell.start_window import StartWindow

from .conftest import HOSTILE


def _labels_are_plain(widget: QWidget) -> int:
    labels = widget.findChildren(QLabel)
    for label in labels:
        assert label.textFormat() == Qt.TextFormat.PlainText, label.text()
    assert widget.findChildren(QTextEdit) == [], "only plain text edits"
    return len(labels)


def _tooltips_are_escaped(widget: QWidget) -> None:
    for child in [widget, *widget.findChildren(QWidget)]:
        assert "<img" not in child.toolTip() and "<b>" not in child.toolTip()
    for view in widget.findChildren(QAbstractItemView):
        model = view.model()
        if model is None:
            continue
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
        for row in range(min(model.rowCount(), 50)):
            for column in range(columns):
                tip = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
                assert "<img" not in str(tip or "") and "<b>" not in str(tip or "")


def test_no_page_renders_what_stands_in_the_data(
    window: MainWindow, open_page: Callable[[str], QWidget], database: Database, qtbot: QtBot
) -> None:
    with database.change_set("Rencana provinsi") as changes:
        office_plan(database, changes, "61", 2027)
    meeting = create_meeting(database, own_plan(database).id, {"title": HOSTILE, "theme": HOSTILE})
    area = add_area(
        database,
        own_plan(database).office_id,
        {"kind": "kumuh", "name": HOSTILE, "decree_number": HOSTILE[:60], "note": HOSTILE},
        {2026: Decimal(3)},
        ["61.72.02.1001"],
    )
    add_indicator(database, {"code": "<b>X</b>", "name": HOSTILE, "unit": "<b>u</b>"})
    add_achievement(
        database,
        {
            "region_code": "61.72", "indicator": "<b>X</b>", "year": 2026, "in_need": 5,
            "served": 2, "source": HOSTILE, "note": HOSTILE,
        },
    )  # fmt: skip
    (issue,) = issues_of(database, own_plan(database).id)
    add_issue(
        database,
        own_plan(database).id,
        {"category": "lainnya", "title": HOSTILE, "parent_id": issue.id},
    )
    set_issue_areas(database, issue.id, [area])
    set_issue_indicators(database, issue.id, ["<b>X</b>"])
    row = activities_of(database, own_plan(database).id)[2].id
    item = add_agenda_item(database, meeting, HOSTILE, [row])
    add_participants(database, meeting, [{"name": HOSTILE, "office": HOSTILE, "job": HOSTILE}])
    add_rundown_item(database, meeting, {"title": HOSTILE, "starts_at": "00:00", "minutes": 1440})
    said = {"speaker": HOSTILE, "office": HOSTILE, "text": HOSTILE}
    add_contribution(database, item, said)
    add_follow_up(database, meeting, {"task": HOSTILE, "responsible": HOSTILE}, item)
    seen = 0
    for key, *_rest in page_list():
        page = open_page(key)
        qtbot.wait(100)
        if key == "issues":
            page.views.setCurrentIndex(1)
            qtbot.waitUntil(lambda page=page: page.coverage.found is not None, timeout=10_000)
            page.views.setCurrentIndex(2)
            qtbot.waitUntil(lambda page=page: page.alike.groups.lines != [], timeout=10_000)
        if key in ("services", "areas"):
            qtbot.waitUntil(lambda page=page: page.recount.settled, timeout=10_000)
        seen += _labels_are_plain(page)
        _tooltips_are_escaped(page)
    window.message_line.refuse(HOSTILE)
    assert _labels_are_plain(window) > 20 and seen > 20


def test_a_meeting_held_and_finished_is_plain_too(
    window: MainWindow, open_page: Callable[[str], Any], database: Database, qtbot: QtBot
) -> None:
    test_no_page_renders_what_stands_in_the_data(window, open_page, database, qtbot)
    page = open_page("meeting")
    page.tabs.setCurrentWidget(page.hold)
    qtbot.waitUntil(lambda: bool(page.hold.board.rows.chosen_pairs()), timeout=10_000)
    page.hold.board.said.speaker.setFocus()
    qtbot.keyClicks(page.hold.board.said.speaker, "tebal")
    page.hold.open_attendance()
    for widget in (page.hold, page.hold.attendance, page.hold.board.said.speaker.popup):
        _labels_are_plain(widget)
        _tooltips_are_escaped(widget)
    page.hold.attendance.close()
    page.tabs.setCurrentWidget(page.after)
    qtbot.waitUntil(lambda: page.after.ready, timeout=10_000)
    page.after.finish("notulen")
    for widget in (page.after, page.after.dialog):
        assert _labels_are_plain(widget) >= 2
        _tooltips_are_escaped(widget)
    page.after.dialog.reject()


def test_the_import_preview_and_the_start_window_are_plain_too(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Ref", "Uraian", "Pagu", "Lokasi"])
    book.active.append([HOSTILE, HOSTILE, HOSTILE, HOSTILE])
    book.active.append(["1", HOSTILE, 5, HOSTILE])
    path = tmp_path / "<b>rencana<b>.xlsx"
    book.save(path)
    dialog = ImportDialog(window.session, path, window)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.result_read is not None, timeout=20_000)
    assert dialog.model.rowCount() >= 2
    for widget in (dialog, StartWindow()):
        qtbot.addWidget(widget)
        _labels_are_plain(widget)
        _tooltips_are_escaped(widget)
