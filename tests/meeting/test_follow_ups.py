"""What is open, what is overdue, what is done, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from rakornis_desktop.meeting.discussion_edits import add_follow_up
from rakornis_desktop.meeting.follow_ups import (
    counts_by_office,
    counts_by_state,
    edit_follow_up_note,
    edit_follow_up_office,
    finish_follow_up,
    follow_up_lines,
    reopen_follow_up,
)
from rakornis_desktop.meeting.meeting_edits import create_meeting
from rakornis_desktop.program.database import Program
from rakornis_desktop.program.offices import new_program
from rakornis_desktop.program.queries.plans import own_plan

TODAY = date(2027, 4, 15)


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    with new_program(tmp_path / "a.rkn", "61.01", 2027) as program:
        for title, day in (("Rapat I", "2027-03-01"), ("Rapat II", "2027-04-01")):
            values = {"title": title, "starts_on": day}
            meeting = create_meeting(program, own_plan(program).id, values)
            for task, office, due in (
                (f"{title} lewat", "Dinas A", "2027-04-14"),
                (f"{title} hari ini", "dinas  a", "2027-04-15"),
                (f"{title} tanpa batas", "", None),
            ):
                add_follow_up(program, meeting, {"task": task, "office": office, "due": due})
        yield program


def test_overdue_first_then_open_then_done(program: Program) -> None:
    lines = follow_up_lines(program, today=TODAY)
    assert [line.task for line in lines] == [
        "Rapat I lewat",
        "Rapat II lewat",
        "Rapat I hari ini",
        "Rapat II hari ini",
        "Rapat I tanpa batas",
        "Rapat II tanpa batas",
    ]
    finish_follow_up(program, lines[0].id, date(2027, 4, 12), "Beres.")
    finish_follow_up(program, lines[4].id, date(2027, 4, 13))
    lines = follow_up_lines(program, today=TODAY)
    assert [line.task for line in lines[-2:]] == ["Rapat I tanpa batas", "Rapat I lewat"]
    assert lines[-1].note == "Beres." and lines[-1].done_on == date(2027, 4, 12)
    assert counts_by_state(lines) == {"overdue": 1, "open": 3, "done": 2}


def test_counts_by_office_whatever_the_capitals(program: Program) -> None:
    counts = counts_by_office(follow_up_lines(program, today=TODAY))
    assert [tuple(count) for count in counts] == [
        ("Belum ditentukan", 0, 2, 0),
        ("Dinas A", 2, 2, 0),
    ]


def test_done_can_be_taken_back(program: Program) -> None:
    line = follow_up_lines(program, today=TODAY)[0]
    finish_follow_up(program, line.id, TODAY, "Beres.")
    assert program.undo_label == "Selesaikan tindak lanjut Rapat I lewat"
    reopen_follow_up(program, line.id)
    (found,) = (x for x in follow_up_lines(program, today=TODAY) if x.id == line.id)
    assert (found.state, found.done_on, found.note) == ("overdue", None, "Beres.")


def test_office_and_note_are_edited(program: Program) -> None:
    line = follow_up_lines(program, today=TODAY)[0]
    edit_follow_up_office(program, line.id, "Balai")
    before = program.undo_label
    for text in ("S", "Su", "Surat dikirim"):
        edit_follow_up_note(program, line.id, text, typing=True)
    (found,) = (x for x in follow_up_lines(program, today=TODAY) if x.id == line.id)
    assert (found.whose, found.note) == ("Balai", "Surat dikirim")
    program.undo()
    assert program.undo_label == before


def test_of_one_meeting_alone(program: Program) -> None:
    meeting = follow_up_lines(program, today=TODAY)[0].meeting_id
    assert len(follow_up_lines(program, today=TODAY, meeting_id=meeting)) == 3
