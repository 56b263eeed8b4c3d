"""Offices that exchange plan files: databases, keys, and the way from one to another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from rakornis_desktop.database.edits.activity_edits import BudgetEntry, add_activity
from rakornis_desktop.database.new_database import new_database
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.exchange.traffic.own_key import OwnKey, own_key
from rakornis_desktop.exchange.traffic.receiving import Received, receive
from rakornis_desktop.exchange.traffic.sending import send


class Office:
    """An office with its database and its key."""

    def __init__(self, folder: Path, database: Database) -> None:
        self.folder = folder
        self.database = database
        self.key: OwnKey = own_key(folder)

    @property
    def plan_id(self) -> str:
        return own_plan(self.database).id

    def add(self, title: str = "SPAM", amount: int = 5_000_000, **values: Any) -> str:
        """Add an activity with a budget; returns its id."""
        budgets = [BudgetEntry(0, "", amount, "")] if amount else []
        return add_activity(self.database, self.plan_id, {"title": title, **values}, budgets)

    def send(self, to: str = "", name: str = "rencana.rakornis") -> Path:
        """Write our plan as a plan file; returns where it lies."""
        return send(self.database, self.folder / name, to=to, key=self.key).file

    def receive(self, file: Path | bytes, *, accept: bool = True, **how: Any) -> Received:
        """Let a plan file in."""
        content = file if isinstance(file, bytes) else file.read_bytes()
        name = "rencana.rakornis" if isinstance(file, bytes) else file.name
        return receive(self.database, content, name, accept=accept, key=self.key, **how)

    def titles(self, region: str = "") -> list[str]:
        """The titles of a plan, ours if none is named."""
        code = region or own_plan(self.database).region_code
        return [
            title
            for (title,) in self.database.read(
                "SELECT a.title FROM activity a JOIN plan p ON p.id = a.plan_id "
                "JOIN office o ON o.id = p.office_id WHERE o.region_code = ? ORDER BY a.title",
                (code,),
            )
        ]


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Callable[..., Office]]:
    """Make an office by its region, or with ``like`` a colleague with a copy of its database."""
    opened: list[Database] = []

    def made(region: str = "61.72", *, like: Office | None = None) -> Office:
        folder = tmp_path / f"{len(opened)}"
        folder.mkdir()
        path = folder / "data.rkn"
        if like:
            like.database.copy_to(path)
            database = Database.open(path, author=f"Rekan {len(opened)}")
        else:
            database = new_database(path, region, 2027, author="Budi")
        opened.append(database)
        return Office(folder, database)

    yield made
    for database in opened:
        database.close()
