"""Run as a process: opens a meeting in the real window and types until somebody kills it.

    python typing_child.py DATABASE LETTERS FIELD…

So many letters into each of the fields (conclusion, said, task, note; or those of a form, as
activities.note), then on to the next. Or into the open cell of a table: signatory (Persiapan),
source (Standar pelayanan).
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
from PySide6.QtWidgets import QApplication, QLineEdit

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.ui.services.service_model import FIELDS
from rakornis_desktop.ui.shell.application import application
from rakornis_desktop.ui.shell.main_window import MainWindow
from rakornis_desktop.ui.shell.session import Session

TEXT = "Usulan warga dibahas satu per satu sampai jelas siapa mengerjakan apa dan kapan. "
_BETWEEN_LETTERS = 0.03


def letter(number: int) -> str:
    """Return the letter number ``number`` of what is typed, from 0."""
    return TEXT[number % len(TEXT)]


_CELLS = ("signatory", "source")


def _type_into_cell(window: MainWindow, name: str) -> None:
    """Type into one cell that is never closed, for ever."""
    page: Any = window.page("meeting")
    if name == "signatory":
        part = page.prepare.signatories
        page.tabs.setCurrentWidget(page.prepare)
        page.prepare.tabs.setCurrentWidget(part)
        part.table.edit(part.table.model.row_at(0).id, 1)
        table = part.table.table
    else:
        window.open_page("services")
        services: Any = window.page("services")
        until = time.monotonic() + 20
        while not services.recount.settled and time.monotonic() < until:
            QApplication.processEvents()
        stored = next(at for at, line in enumerate(services.model.lines) if line.row is not None)
        services.table.edit_cell(stored, FIELDS.index("source"))
        table = services.table
    (editor,) = table.viewport().findChildren(QLineEdit)
    editor.clear()
    for turn in count():
        QTest.keyClicks(editor, letter(turn))
        _wait_and_say(name, turn + 1)


def _wait_and_say(name: str, typed: int) -> None:
    end = time.monotonic() + _BETWEEN_LETTERS
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.002)
    print(time.monotonic(), name, typed, flush=True)


def main(database_path: Path, at_a_time: int, names: list[str]) -> None:
    """Type into one field after the other, without a pause, for ever."""
    application()
    window = MainWindow(Session(Database.open(database_path)))
    window.show()
    if names[0] in _CELLS:
        _type_into_cell(window, names[0])
    fields = form_fields(window, names) if "." in names[0] else meeting_fields(window)
    typed = dict.fromkeys(fields, 0)
    for turn in count():
        name = names[(turn // at_a_time) % len(names)]
        field = fields[name]
        if turn % at_a_time == 0:
            window.open_page(name.partition(".")[0] if "." in name else "meeting")
            field.setFocus()
        QTest.keyClicks(field, letter(typed[name]))
        typed[name] += 1
        _wait_and_say(name, typed[name])


def form_fields(window: MainWindow, names: list[str]) -> dict[str, Any]:
    """Return the editors of forms by page and field."""
    fields = {}
    for name in names:
        key, _dot, field = name.partition(".")
        window.open_page(key)
        page: Any = window.page(key)
        until = time.monotonic() + 20
        form = page.prepare.head if key == "meeting" else page.form
        while not form.fields[field].editor.isEnabled() and time.monotonic() < until:
            QApplication.processEvents()
        while not page.settled and time.monotonic() < until:
            QApplication.processEvents()
        fields[name] = form.fields[field].editor
        fields[name].clear()
    return fields


def meeting_fields(window: MainWindow) -> dict[str, Any]:
    """Return the editors of a meeting that is held."""
    window.open_page("meeting")
    page: Any = window.page("meeting")
    page.tabs.setCurrentWidget(page.hold)
    board = page.hold.board
    until = time.monotonic() + 20
    while not board.rows.chosen_pairs() and time.monotonic() < until:
        QApplication.processEvents()
    page.hold.decide("disepakati")
    return {
        "conclusion": board.conclusion,
        "said": board.said.text,
        "task": board.tasks.task,
        "note": board.decision.note,
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
