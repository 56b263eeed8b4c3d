"""The program's start, as a whole process, to a usable window on 50,000 activities."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

NAME = "`rakornis` to a usable window on 50,000 activities, whole process"
PEER = "a bare PySide6 QMainWindow with an empty table"
BOUND = 4.0

ACTIVITIES = 50_000
BARE_WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget
app = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QTableWidget(0, 10))
window.show()
QTimer.singleShot(0, lambda: QTimer.singleShot(0, app.quit))
app.exec()
"""


class Context(NamedTuple):
    """The database to open and the environment both processes get."""

    database_path: Path
    environment: dict[str, str]


def prepare(folder: Path) -> Context:
    """Make a database of 50,000 activities over 200 villages, each with a budget."""
    from rakornis_desktop.database.new_database import new_database
    from rakornis_desktop.database.queries.plans_of_offices import own_plan

    database_path = folder / "start-up.rkn"
    database = new_database(database_path, "61.72", 2027)
    fill(database, own_plan(database).id, ACTIVITIES)
    database.close()
    shown = "DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ or os.name == "nt"
    environment = {
        **({} if shown else {"QT_QPA_PLATFORM": "offscreen"}),
        **os.environ,
        # An installed program is compiled: so is ours after the first start, and the peer.
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "RAKORNIS_QUIT_WHEN_USABLE": "1",
        "XDG_CONFIG_HOME": str(folder),
        "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
    }
    return Context(database_path, environment)


def fill(database, plan_id: str, count: int) -> None:
    """Add ``count`` activities with codes and villages that differ as in a province's plan."""
    from rakornis_desktop.database.row_ids import new_id
    from rakornis_desktop.reference.nomenclature import nomenclature
    from rakornis_desktop.reference.regions import regions

    codes = [
        entry.code
        for entry in nomenclature("2026").search("", limit=400)
        if entry.level == "sub_kegiatan"
    ] or ["1.03.03.2.01.0028"]
    villages = [region.code for region in regions().search("", limit=400)] or ["61.72"]
    ids = [new_id() for _ in range(count)]
    with database.change_set("Isi") as changes:
        changes.add_many(
            "activity",
            ("id", "plan_id", "position", "code", "title", "region_code", "volume", "unit"),
            (
                (
                    ids[i],
                    plan_id,
                    i,
                    codes[i % len(codes)],
                    f"SPAM jaringan perpipaan gang {i * 7919 % count:05}",
                    villages[i % len(villages)],
                    str(i % 300 + 1),
                    "SR",
                )
                for i in range(count)
            ),
        )
        changes.add_many(
            "budget",
            ("id", "activity_id", "year_offset", "funding_source", "amount"),
            ((new_id(), ids[i], 0, "1.2.1.01.02", 50_000_000 + i * 1_000) for i in range(count)),
        )


def ours(context: Context) -> float:
    """Start the program on the database, until the window has painted and is idle."""
    return seconds([sys.executable, "-m", "rakornis_desktop", str(context.database)], context)


def peer(context: Context) -> float:
    """Start a bare window with an empty table, until it is idle."""
    return seconds([sys.executable, "-c", BARE_WINDOW], context)


def seconds(command: list[str], context: Context) -> float:
    """Return the seconds of one whole process."""
    start = time.perf_counter()
    subprocess.run(command, env=context.environment, check=True, capture_output=True)
    return time.perf_counter() - start
