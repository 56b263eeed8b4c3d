"""A small database of Kota Singkawang with one meeting about its plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from rakornis_desktop.database.new_database import new_database
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.meeting.meeting_edits import create_meeting


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A database without activities."""
    with new_database(tmp_path / "a.rkn", "61.72", 2027, author="Budi") as database:
        yield database


@pytest.fixture
def meeting_id(database: Database) -> str:
    """A meeting of two days, from 08.00 to 15.30."""
    return create_meeting(
        database,
        own_plan(database).id,
        {
            "title": "Rakornis 2027",
            "starts_on": date(2027, 3, 23),
            "ends_on": date(2027, 3, 24),
            "starts_at": "08:00",
            "ends_at": "15:30",
        },
    )
