"""A program database with our office, its plan and a received plan, for each test anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rakornis_desktop.program.database import Program
from rakornis_desktop.program.tables import Office, Plan


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    """An open database of Kota Singkawang, 2027."""
    program = Program.create(tmp_path / "singkawang.rkn", author="Budi")
    with program.change_set("Basis data baru", undoable=False) as changes:
        office = changes.add(
            Office, tier="kabupaten_kota", region_code="61.72", name="Dinas Perkim", is_own=True
        )
        changes.add(Plan, office_id=office.id, fiscal_year=2027, is_own=True)
    yield program
    program.close()


@pytest.fixture
def plan_id(program: Program) -> str:
    """The id of our own plan."""
    return str(program.read("SELECT id FROM plan WHERE is_own")[0][0])
