"""What is typed while the meeting is held is on disk at once, and yet one step of undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rakornis_desktop.meeting.agenda_edits import add_agenda_item
from rakornis_desktop.meeting.discussion_edits import (
    add_contribution,
    add_follow_up,
    set_discussed,
    update_contribution,
    update_follow_up,
    write_conclusion,
)
from rakornis_desktop.meeting.meeting_edits import create_meeting
from rakornis_desktop.program.check import check
from rakornis_desktop.program.database import Program
from rakornis_desktop.program.offices import new_program
from rakornis_desktop.program.queries.held_items import (
    agenda_item,
    contributions_on,
    follow_ups_on,
)
from rakornis_desktop.program.queries.plans import own_plan


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    with new_program(tmp_path / "a.rkn", "61.72", 2027) as program:
        yield program


@pytest.fixture
def meeting(program: Program) -> str:
    return create_meeting(program, own_plan(program).id)


@pytest.fixture
def item(program: Program, meeting: str) -> str:
    return add_agenda_item(program, meeting, "Kawasan kumuh")


def test_a_contribution_typed_letter_by_letter_is_one_step(program: Program, item: str) -> None:
    row = add_contribution(program, item, {"speaker": "B"}, typing=True)
    for text in ("Usul", "Usulan ", "Usulan tetap"):
        update_contribution(program, row, {"speaker": "Budi", "text": text}, typing=True)
        assert contributions_on(program, item)[0].text == text
    assert program.undo_label == "Tambah tanggapan Kawasan kumuh"
    program.undo()
    assert contributions_on(program, item) == []
    program.redo()
    assert contributions_on(program, item)[0].text == "Usulan tetap"
    program.end_typing()
    update_contribution(program, row, {"text": "Usulan batal"}, typing=True)
    program.undo()
    assert contributions_on(program, item)[0].text == "Usulan tetap"
    assert list(check(program)) == []


def test_each_text_is_a_step_of_its_own(program: Program, meeting: str, item: str) -> None:
    write_conclusion(program, item, "S", typing=True)
    write_conclusion(program, item, "Sepakat", typing=True)
    task = add_follow_up(program, meeting, {"responsible": "D"}, item, typing=True)
    update_follow_up(program, task, {"task": "Menyusun DED", "office": "Dinas"}, typing=True)
    program.undo()
    assert follow_ups_on(program, item) == []
    found = agenda_item(program, item)
    assert found is not None and found.conclusion == "Sepakat"
    program.undo()
    found = agenda_item(program, item)
    assert found is not None and found.conclusion == ""


def test_an_item_is_marked_as_discussed_and_the_mark_taken_back(
    program: Program, item: str
) -> None:
    set_discussed(program, item, True)
    found = agenda_item(program, item)
    assert found is not None and found.discussed_at is not None
    set_discussed(program, item, False)
    found = agenda_item(program, item)
    assert found is not None and found.discussed_at is None
