"""A program database with our office, its plan and a received plan, for each test anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.tables import Office, Plan


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An open database of Kota Singkawang, 2027."""
    database = Database.create(tmp_path / "singkawang.rkn", author="Budi")
    with database.change_set("Basis data baru", undoable=False) as changes:
        office = changes.add(
            Office, tier="kabupaten_kota", region_code="61.72", name="Dinas Perkim", is_own=True
        )
        changes.add(Plan, office_id=office.id, fiscal_year=2027, is_own=True)
    yield database
    database.close()


@pytest.fixture
def plan_id(database: Database) -> str:
    """The id of our own plan."""
    return str(database.read("SELECT id FROM plan WHERE is_own")[0][0])
