"""Papers and workbooks ask the database each thing once, however long the agenda is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.activity_rows import activities_of
from rakornis_desktop.database.queries.meeting_rows import meetings_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.excel.writing.meeting_workbook_list import MEETING_WORKBOOKS
from rakornis_desktop.meeting.agenda.agenda_edits import add_agenda_item
from rakornis_desktop.meeting.agreement.final_papers import AGREEMENT, paper_to_print
from rakornis_desktop.meeting.meeting_edits import update_meeting
from rakornis_desktop.pdf.papers.meeting_papers import MEETING_PAPERS
from rakornis_desktop.sample.sample_database import build_sample

KINDS = [*MEETING_PAPERS, *MEETING_WORKBOOKS]
# A berita acara asked 86 times, for 32 different things.
MOST_QUESTIONS = 25


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Iterator[Database]:
    with build_sample(tmp_path_factory.mktemp("sample") / "a.rkn") as database:
        yield database


def asked_for(database: Database, kind, path: Path) -> list[str]:
    """Return the statements that SQLite runs while a paper is written."""
    meeting = meetings_of(database, own_plan(database).id)[0]
    said: list[str] = []
    database.connection.set_trace_callback(said.append)
    try:
        kind.write(database, meeting.id, path)
    finally:
        database.connection.set_trace_callback(None)
    return said


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{type(kind).__name__} {kind.key}")
def test_nothing_is_asked_twice_for_one_paper(sample, tmp_path, kind):
    said = asked_for(sample, kind, tmp_path / "a")
    assert [text for text, times in Counter(said).items() if times > 1] == []
    assert 0 < len(said) <= MOST_QUESTIONS


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{type(kind).__name__} {kind.key}")
def test_a_longer_agenda_asks_no_more_questions(tmp_path, kind):
    with build_sample(tmp_path / "a.rkn") as database:
        before = len(asked_for(database, kind, tmp_path / "a"))
        plan = own_plan(database)
        meeting = meetings_of(database, plan.id)[0]
        rows = activities_of(database, plan.id)
        for number in range(6):
            add_agenda_item(database, meeting.id, f"Acara {number}", [rows[number].id])
        assert len(asked_for(database, kind, tmp_path / "a")) == before


def test_what_changes_meanwhile_is_read_anew_by_whoever_changed_it(tmp_path):
    with build_sample(tmp_path / "a.rkn") as database:
        meeting = meetings_of(database, own_plan(database).id)[0]

        def title() -> str:
            return paper_to_print(database, meeting.id, AGREEMENT)[0].head.title

        with database.each_read_once():
            assert title() == meeting.title
            update_meeting(database, meeting.id, {"title": "Rakornis Perkim"})
            assert title() == "Rakornis Perkim"
            database.undo()
            assert title() == meeting.title
        update_meeting(database, meeting.id, {"title": "Rakornis lagi"})
        assert title() == "Rakornis lagi"
