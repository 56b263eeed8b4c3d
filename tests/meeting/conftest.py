"""A small database of Kota Singkawang with one meeting about its plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from rakornis_desktop.meeting.meeting_edits import create_meeting
from rakornis_desktop.program.database import Program
from rakornis_desktop.program.offices import new_program
from rakornis_desktop.program.queries.plans import own_plan


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    """A database without activities."""
    with new_program(tmp_path / "a.rkn", "61.72", 2027, author="Budi") as program:
        yield program


@pytest.fixture
def meeting_id(program: Program) -> str:
    """A meeting of two days, from 08.00 to 15.30."""
    return create_meeting(
        program,
        own_plan(program).id,
        {
            "title": "Rakornis 2027",
            "starts_on": date(2027, 3, 23),
            "ends_on": date(2027, 3, 24),
            "starts_at": "08:00",
            "ends_at": "15:30",
        },
    )
