"""The real window on a small database of Kota Singkawang with the province's plan beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from rakornis_desktop.database.edits.activity_edits import BudgetEntry, add_activity
from rakornis_desktop.database.edits.issue_edits import add_issue
from rakornis_desktop.database.new_database import new_database
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.ui.shell.main_window import MainWindow
from rakornis_desktop.ui.shell.session import Session

HOSTILE = '<b>tebal</b><img src="file:///etc/passwd"> & {kurung} =1+1'


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """Three activities of ours and an issue; every text tries to be more than text."""
    database = new_database(tmp_path / "a.rkn", "61.72", 2027, author="Budi")
    plan = own_plan(database).id
    for number, (title, amount) in enumerate(
        (("Perluasan SPAM Gang Melati", 300), ("Drainase", 200), (f"Taman {HOSTILE}", 100))
    ):
        add_activity(
            database,
            plan,
            {
                "title": title,
                "code": "1.03.03.2.01.0032" if number == 0 else "",
                "region_code": "61.72.02.1001",
                "location_text": HOSTILE if number == 2 else "",
                "volume": Decimal(5),
                "unit": "SR",
                "note": HOSTILE,
                "reference": f"SKW-{number}",
            },
            [BudgetEntry(0, "", amount, HOSTILE if number == 2 else "DAU")],
        )
    add_issue(database, plan, {"category": "air_minum", "title": f"Air {HOSTILE}"})
    return database


@pytest.fixture
def window(database: Database, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window, shown at the smallest size it is made for."""
    window = MainWindow(Session(database))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    yield window
    window.close()


@pytest.fixture
def open_page(window: MainWindow) -> Callable[[str], object]:
    """Open a page by its key and return it."""

    def opened(key: str) -> object:
        window.open_page(key)
        return window.page(key)

    return opened
