"""A plan of 5,000 activities received in the window: the longest stall of the event loop."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import large_plans
import plan_files

NAME = "receiving a plan of 5,000 activities in the window, looked at and let in: longest stall"
PEER = "none: a limit, measured by a timer of 1 ms in the same event loop"
BOUND = 100.0
unit = "ms"

ACTIVITIES = 5_000


class Context(NamedTuple):
    """The province's own database, and three files: a regency's first, a changed one, and the
    province's own plan as a colleague changed it."""

    folder: Path
    database_path: Path
    files: tuple[Path, Path, Path]
    number: count


def prepare(folder: Path) -> Context:
    """Make a province with a plan of its own, and what it receives."""
    os.environ["XDG_DATA_HOME"] = str(folder)
    regency = plan_files.sender(folder, "61.01", ACTIVITIES)
    province = plan_files.sender(folder, "61", ACTIVITIES, seed=2)
    colleague = folder / "colleague.rkn"
    shutil.copy(province.database_path, colleague)
    files = (
        regency.file,
        _changed(regency.database_path, folder / "61.01-2.rakornis"),
        _changed(colleague, folder / "61-2.rakornis"),
    )
    return Context(folder, province.database_path, files, count())


def _changed(database_path: Path, file: Path) -> Path:
    """Change 50 activities and send the plan again."""
    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.exchange.traffic.sending import send

    with Database.open(database_path) as database:
        with database.change_set("Ubah") as changes:
            rows = database.read("SELECT id FROM activity ORDER BY position LIMIT 50")
            changes.update_many("activity", ("unit",), [["KK", row_id] for (row_id,) in rows])
        return send(database, file, key=plan_files.key(file.parent)).file


def ours(context: Context) -> float:
    """Receive them in a window of its own; returns the longest stall in milliseconds."""
    path = context.folder / f"window-{next(context.number)}.rkn"
    shutil.copy(context.database_path, path)
    window = large_plans.window(path)
    # The page of our own activities shows what is merged into them.
    window.open_page("activities")
    window.page("files")
    watch = _Watch()
    for file in context.files:
        _receive(window, file, watch)
    ((rows,),) = window.session.database.read("SELECT count(*) FROM activity WHERE unit = 'KK'")
    assert rows == 100
    window.close()
    return watch.longest * 1000


def _receive(window: Any, file: Path, watch: _Watch) -> None:
    from rakornis_desktop.ui.files.receive_dialog import ReceiveDialog

    window.receive_files([file])
    dialog = window.findChildren(ReceiveDialog)[-1]
    watch.until(lambda: bool(dialog.arrivals) and dialog.panel.changes.model.row_total > 0)
    dialog.panel.accept.setChecked(True)
    tree = dialog.panel.changes.tree
    model = dialog.panel.changes.model
    tree.expand(model.index(0, 0))
    tree.expand(model.index(0, 0, model.index(0, 0)))
    watch.until(lambda: True)
    label = window.session.database.undo_label
    dialog.receive()
    watch.until(lambda: window.session.database.undo_label != label)
    watch.settle(0.5)


class _Watch:
    """Turns the event loop and keeps the longest time between two turns."""

    def __init__(self) -> None:
        self.longest = 0.0

    def until(self, done: Callable[[], bool]) -> None:
        """Turn until ``done``, looked at now and then: looking must not count."""
        end = time.perf_counter() + 60
        while time.perf_counter() < end:
            self.settle(0.05)
            if done():
                return
        raise AssertionError("the window did not get there")

    def settle(self, seconds: float) -> None:
        """Turn for a while."""
        from PySide6.QtWidgets import QApplication

        last = time.perf_counter()
        end = last + seconds
        while last < end:
            QApplication.processEvents()
            now = time.perf_counter()
            self.longest, last = max(self.longest, now - last), now
            time.sleep(0.001)
