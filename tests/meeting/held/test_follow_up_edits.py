"""What is open, what is overdue, what is done, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from rakornis_desktop.database.new_database import new_database
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.meeting.held.discussion_edits import add_follow_up
from rakornis_desktop.meeting.held.follow_up_edits import (
    counts_by_office,
    counts_by_state,
    edit_follow_up_note,
    edit_follow_up_office,
    finish_follow_up,
    follow_up_lines,
    reopen_follow_up,
)
from rakornis_desktop.meeting.meeting_edits import create_meeting

TODAY = date(2027, 4, 15)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with new_database(tmp_path / "a.rkn", "61.01", 2027) as database:
        for title, day in (("Rapat I", "2027-03-01"), ("Rapat II", "2027-04-01")):
            values = {"title": title, "starts_on": day}
            meeting = create_meeting(database, own_plan(database).id, values)
            for task, office, due in (
                (f"{title} lewat", "Dinas A", "2027-04-14"),
                (f"{title} hari ini", "dinas  a", "2027-04-15"),
                (f"{title} tanpa batas", "", None),
            ):
                add_follow_up(database, meeting, {"task": task, "office": office, "due": due})
        yield database


def test_overdue_first_then_open_then_done(database: Database) -> None:
    lines = follow_up_lines(database, today=TODAY)
    assert [line.task for line in lines] == [
        "Rapat I lewat",
        "Rapat II lewat",
        "Rapat I hari ini",
        "Rapat II hari ini",
        "Rapat I tanpa batas",
        "Rapat II tanpa batas",
    ]
    finish_follow_up(database, lines[0].id, date(2027, 4, 12), "Beres.")
    finish_follow_up(database, lines[4].id, date(2027, 4, 13))
    lines = follow_up_lines(database, today=TODAY)
    assert [line.task for line in lines[-2:]] == ["Rapat I tanpa batas", "Rapat I lewat"]
    assert lines[-1].note == "Beres." and lines[-1].done_on == date(2027, 4, 12)
    assert counts_by_state(lines) == {"overdue": 1, "open": 3, "done": 2}


def test_counts_by_office_whatever_the_capitals(database: Database) -> None:
    counts = counts_by_office(follow_up_lines(database, today=TODAY))
    assert [tuple(count) for count in counts] == [
        ("Belum ditentukan", 0, 2, 0),
        ("Dinas A", 2, 2, 0),
    ]


def test_done_can_be_taken_back(database: Database) -> None:
    line = follow_up_lines(database, today=TODAY)[0]
    finish_follow_up(database, line.id, TODAY, "Beres.")
    assert database.undo_label == "Selesaikan tindak lanjut Rapat I lewat"
    reopen_follow_up(database, line.id)
    (found,) = (x for x in follow_up_lines(database, today=TODAY) if x.id == line.id)
    assert (found.state, found.done_on, found.note) == ("overdue", None, "Beres.")


def test_office_and_note_are_edited(database: Database) -> None:
    line = follow_up_lines(database, today=TODAY)[0]
    edit_follow_up_office(database, line.id, "Balai")
    before = database.undo_label
    for text in ("S", "Su", "Surat dikirim"):
        edit_follow_up_note(database, line.id, text, typing=True)
    (found,) = (x for x in follow_up_lines(database, today=TODAY) if x.id == line.id)
    assert (found.whose, found.note) == ("Balai", "Surat dikirim")
    database.undo()
    assert database.undo_label == before


def test_of_one_meeting_alone(database: Database) -> None:
    meeting = follow_up_lines(database, today=TODAY)[0].meeting_id
    assert len(follow_up_lines(database, today=TODAY, meeting_id=meeting)) == 3
