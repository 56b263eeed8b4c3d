"""Run as a process: opens a meeting in the real window and types until somebody kills it.

    python typing_child.py DATABASE LETTERS FIELD…

So many letters into each of the fields (conclusion, said, task, note), then on to the next.
Prints a line for each letter, once the event loop has turned: seconds of the machine's clock, the
field, how many of its letters are typed.
"""

from __future__ import annotations

import sys
import time
from itertools import count
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.ui.shell.application import application
from rakornis_desktop.ui.shell.main_window import MainWindow
from rakornis_desktop.ui.shell.session import Session

TEXT = "Usulan warga dibahas satu per satu sampai jelas siapa mengerjakan apa dan kapan. "
_BETWEEN_LETTERS = 0.03


def letter(number: int) -> str:
    """Return the letter number ``number`` of what is typed, from 0."""
    return TEXT[number % len(TEXT)]


def main(database_path: Path, at_a_time: int, names: list[str]) -> None:
    """Type into one field after the other, without a pause, for ever."""
    application()
    window = MainWindow(Session(Database.open(database_path)))
    window.show()
    window.open_page("meeting")
    page: Any = window.page("meeting")
    page.tabs.setCurrentWidget(page.hold)
    board = page.hold.board
    until = time.monotonic() + 20
    while not board.rows.chosen_pairs() and time.monotonic() < until:
        QApplication.processEvents()
    page.hold.decide("disepakati")
    fields = {
        "conclusion": board.conclusion,
        "said": board.said.text,
        "task": board.tasks.task,
        "note": board.decision.note,
    }
    typed = dict.fromkeys(fields, 0)
    for turn in count():
        name = names[(turn // at_a_time) % len(names)]
        field = fields[name]
        if turn % at_a_time == 0:
            field.setFocus()
        QTest.keyClicks(field, letter(typed[name]))
        typed[name] += 1
        end = time.monotonic() + _BETWEEN_LETTERS
        while time.monotonic() < end:
            QApplication.processEvents()
            time.sleep(0.002)
        print(time.monotonic(), name, typed[name], flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
