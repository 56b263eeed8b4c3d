"""What is typed while the meeting is held is on disk at once, and yet one step of undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rakornis_desktop.database.new_database import new_database
from rakornis_desktop.database.opening.checking import check
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.held_items import (
    agenda_item,
    contributions_on,
    follow_ups_on,
)
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.meeting.agenda.agenda_edits import add_agenda_item
from rakornis_desktop.meeting.held.discussion_edits import (
    add_contribution,
    add_follow_up,
    set_discussed,
    update_contribution,
    update_follow_up,
    write_conclusion,
)
from rakornis_desktop.meeting.meeting_edits import create_meeting


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with new_database(tmp_path / "a.rkn", "61.72", 2027) as database:
        yield database


@pytest.fixture
def meeting(database: Database) -> str:
    return create_meeting(database, own_plan(database).id)


@pytest.fixture
def item(database: Database, meeting: str) -> str:
    return add_agenda_item(database, meeting, "Kawasan kumuh")


def test_a_contribution_typed_letter_by_letter_is_one_step(database: Database, item: str) -> None:
    row = add_contribution(database, item, {"speaker": "B"}, typing=True)
    for text in ("Usul", "Usulan ", "Usulan tetap"):
        update_contribution(database, row, {"speaker": "Budi", "text": text}, typing=True)
        assert contributions_on(database, item)[0].text == text
    assert database.undo_label == "Tambah tanggapan Kawasan kumuh"
    database.undo()
    assert contributions_on(database, item) == []
    database.redo()
    assert contributions_on(database, item)[0].text == "Usulan tetap"
    database.end_typing()
    update_contribution(database, row, {"text": "Usulan batal"}, typing=True)
    database.undo()
    assert contributions_on(database, item)[0].text == "Usulan tetap"
    assert list(check(database)) == []


def test_each_text_is_a_step_of_its_own(database: Database, meeting: str, item: str) -> None:
    write_conclusion(database, item, "S", typing=True)
    write_conclusion(database, item, "Sepakat", typing=True)
    task = add_follow_up(database, meeting, {"responsible": "D"}, item, typing=True)
    update_follow_up(database, task, {"task": "Menyusun DED", "office": "Dinas"}, typing=True)
    database.undo()
    assert follow_ups_on(database, item) == []
    found = agenda_item(database, item)
    assert found is not None and found.conclusion == "Sepakat"
    database.undo()
    found = agenda_item(database, item)
    assert found is not None and found.conclusion == ""


def test_an_item_is_marked_as_discussed_and_the_mark_taken_back(
    database: Database, item: str
) -> None:
    set_discussed(database, item, True)
    found = agenda_item(database, item)
    assert found is not None and found.discussed_at is not None
    set_discussed(database, item, False)
    found = agenda_item(database, item)
    assert found is not None and found.discussed_at is None
