"""A database of Kota Singkawang with rows of every kind, and its index."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rakornis_desktop.database.edits.activity_edits import add_activity
from rakornis_desktop.database.edits.issue_edits import add_issue
from rakornis_desktop.database.new_database import new_database, office_plan
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.meeting.agenda.agenda_edits import add_agenda_item
from rakornis_desktop.meeting.held.discussion_edits import add_contribution, add_follow_up
from rakornis_desktop.meeting.meeting_edits import create_meeting
from rakornis_desktop.meeting.people.people_edits import add_participants
from rakornis_desktop.search.search_index import SearchIndex

ACTIVITIES = (
    ("1.03.03.2.01.0032", "SKW-1", "Perluasan SPAM Gang Melati", "air bersih untuk warga"),
    ("1.03.03.2.01.0032", "SKW-2", "Pembangunan sistem penyediaan air minum Roban", ""),
    ("1.04.02.2.01.0001", "SKW-3", "Pembangunan rumah khusus", ""),
    ("1.04.02.2.01.0002", "SKW-4", "Penyediaan PSU perumahan Kelapa Gading", ""),
    ("1.03.05.2.01.0020", "SKW-5", "Pembangunan TPS 3R Setapuk", "menunggu lahan"),
    ("1.03.06.2.01.0001", "SKW-6", "Peningkatan drainase Kec. Singkawang Barat", ""),
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Activities of ours and of the province, an issue, a meeting with all that is in one."""
    database = new_database(tmp_path / "a.rkn", "61.72", 2027, author="Budi")
    plan = own_plan(database).id
    for code, reference, title, note in ACTIVITIES:
        values = {"code": code, "reference": reference, "title": title, "note": note}
        add_activity(database, plan, {**values, "region_code": "61.72.02.1001"})
    with database.change_set("Rencana provinsi") as changes:
        theirs = office_plan(database, changes, "61", 2027)
    add_activity(
        database, theirs, {"title": "Pembangunan SPAM regional Singkawang", "code": "1.03"}
    )
    add_issue(database, plan, {"category": "air_minum", "title": "Air keruh di Roban"})
    meeting = create_meeting(
        database, plan, {"title": "Forum Perangkat Daerah", "theme": "Sanitasi"}
    )
    item = add_agenda_item(database, meeting, "Sinkronisasi jaringan air minum")
    add_contribution(database, item, {"speaker": "Hendrikus", "text": "Lahan sudah dibebaskan"})
    add_follow_up(database, meeting, {"task": "Menyerahkan DED drainase", "responsible": "Sekdis"})
    add_participants(database, meeting, [{"name": "Syarif Alqadri", "office": "Dinas PUPR"}])
    yield database
    database.close()


@pytest.fixture
def index(database: Database, tmp_path: Path) -> Iterator[SearchIndex]:
    """The index of the program, up to date."""
    index = SearchIndex(database, tmp_path / "index")
    index.bring_up_to_date()
    yield index
    index.close()


@pytest.fixture
def titles(index: SearchIndex) -> Callable[[str], list[str]]:
    """Search, and return the titles found, the best first."""

    def found(text: str) -> list[str]:
        rows = sorted(index.find(text).rows, key=lambda found: (-found.fit, found.row.title))
        return [found.row.title for found in rows]

    return found
