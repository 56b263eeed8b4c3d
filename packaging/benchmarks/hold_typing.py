"""Typing while a meeting with 1,500 rows on its agenda is held: the longest stall of the loop."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import large_plans

NAME = "typing in Pelaksanaan, 1,500 rows on the agenda: longest stall of the event loop"
PEER = "none: a limit, measured around each turn of the event loop while letters come every 40 ms"
BOUND = 50.0
unit = "ms"

ROWS, ITEMS, SAID = 1_500, 5, 30
LETTERS = 60
TEXT = "Usulan warga dibahas satu per satu sampai jelas siapa mengerjakan apa dan kapan. "


class Context(NamedTuple):
    """The window and its view Pelaksanaan, rows compared."""

    window: Any
    hold: Any


def prepare(folder: Path) -> Context:
    """Open a meeting of five items with 300 rows each, half of them decided, much said already."""
    from rakornis_desktop.comparison.compare import compare_plans
    from rakornis_desktop.comparison.deciding_rows import decide
    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.database.queries.plans_of_offices import plans
    from rakornis_desktop.meeting.agenda.agenda_edits import add_agenda_item
    from rakornis_desktop.meeting.held.discussion_edits import add_contribution
    from rakornis_desktop.meeting.meeting_edits import create_meeting
    from rakornis_desktop.meeting.people.people_edits import add_participants

    path = large_plans.two_plans(folder, ROWS).database_path
    with Database.open(path) as database:
        ours, theirs = (plan.id for plan in plans(database))
        pairs = compare_plans(database, ours, theirs).pairs
        meeting = create_meeting(database, ours, {"title": "Rakornis"})
        people = [{"name": f"Peserta {i}", "office": f"Dinas {i % 20}"} for i in range(120)]
        add_participants(database, meeting, people)
        decide(database, pairs[::2], "disepakati", note="Sesuai usulan", meeting_id=meeting)
        share = len(pairs) // ITEMS
        for item in range(ITEMS):
            about = pairs[item * share : (item + 1) * share]
            ids = [row.id for pair in about for row in pair.rows()]
            item_id = add_agenda_item(database, meeting, f"Pokok bahasan {item + 1}", ids)
            for number in range(SAID):
                said = {"speaker": f"Peserta {number}", "text": TEXT * 3}
                add_contribution(database, item_id, said)
    window = large_plans.window(path)
    window.open_page("meeting")
    page = window.page("meeting")
    page.tabs.setCurrentWidget(page.hold)
    _turn(lambda: bool(page.hold.board.rows.chosen_pairs()))
    assert page.hold.board.rows.model.rowCount() == share
    page.hold.decide("disepakati_dengan_catatan")
    _turn(seconds=1.0)
    return Context(window, page.hold)


def ours(context: Context) -> float:
    """Type into each field in turn; returns the longest turn of the loop in milliseconds."""
    from PySide6.QtTest import QTest

    board = context.hold.board
    longest = 0.0
    for field in (board.said.text, board.conclusion, board.tasks.task, board.decision.note):
        field.setFocus()
        _turn(seconds=0.05)
        for number in range(LETTERS):
            begun = time.perf_counter()
            QTest.keyClicks(field, TEXT[number % len(TEXT)])
            longest = max(longest, time.perf_counter() - begun, _turn(seconds=0.04))
    context.hold.board.said.finish()
    return longest * 1000


def _turn(until: Callable[[], bool] = lambda: False, seconds: float = 30.0) -> float:
    """Turn the event loop; returns the longest turn in seconds."""
    from PySide6.QtWidgets import QApplication

    longest, end = 0.0, time.perf_counter() + seconds
    while time.perf_counter() < end and not until():
        begun = time.perf_counter()
        QApplication.processEvents()
        longest = max(longest, time.perf_counter() - begun)
        time.sleep(0.001)
    return longest
