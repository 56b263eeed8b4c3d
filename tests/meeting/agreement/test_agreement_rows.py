"""Which rows the record holds: what was decided, with all sides, each decision once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rakornis_desktop.comparison.compare import compare_plans
from rakornis_desktop.comparison.deciding_rows import decide
from rakornis_desktop.database.edits.activity_edits import delete_activities, update_activity
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.plans_of_offices import own_plan, plan_of
from rakornis_desktop.meeting.agenda.agenda_edits import add_agenda_item
from rakornis_desktop.meeting.agreement.agreement_rows import agreement_rows
from rakornis_desktop.meeting.meeting_edits import create_meeting
from rakornis_desktop.sample.sample_database import build_sample


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "a.rkn"
    build_sample(path).close()
    return path


@pytest.fixture
def database(sample_file: Path, tmp_path: Path) -> Iterator[Database]:
    copy = tmp_path / "b.rkn"
    with Database.open(sample_file, read_only=True) as source:
        source.copy_to(copy)
    with Database.open(copy) as database:
        yield database


def _pairs(database: Database):
    theirs = plan_of(database, "61")
    assert theirs is not None
    found = compare_plans(database, own_plan(database).id, theirs.id).pairs
    return [pair for pair in found if pair.left and pair.right and not pair.decision]


def test_both_sides_and_what_was_agreed_stand_in_one_row(database: Database) -> None:
    meeting = create_meeting(database, own_plan(database).id)
    (pair,) = (p for p in _pairs(database) if p.left and p.left.reference == "SKW-011")
    decide(database, [pair], "disepakati", agreed_budget=7, meeting_id=meeting)
    ((row,), others, undecided) = agreement_rows(database, meeting)
    assert pair.left and pair.right
    assert [side.budget for side in row.sides] == [pair.left.budget, pair.right.budget, 0]
    assert [side.rows for side in row.sides] == [1, 1, 0]
    assert (row.agreed_budget, row.regency, row.title) == (7, "61.72", pair.left.title)
    assert row.program_name.startswith(row.program)
    assert (others, undecided) == ((), 0)


def test_rows_of_the_agenda_count_whenever_they_were_decided(database: Database) -> None:
    meeting = create_meeting(database, own_plan(database).id)
    first, second, third = _pairs(database)[:3]
    decide(database, [first], "ditolak", note="Ganda.")
    decide(database, [second], "ditunda")
    ids = [row.id for pair in (first, third) for row in pair.rows()]
    add_agenda_item(database, meeting, "Acara", ids)
    rows = agreement_rows(database, meeting)
    assert [(row.status, row.note) for row in rows.others] == [("ditolak", "Ganda.")]
    assert rows.undecided == len(third.rows())


def test_of_several_decisions_about_a_row_the_youngest_counts(database: Database) -> None:
    meeting = create_meeting(database, own_plan(database).id)
    pair = _pairs(database)[0]
    decide(database, [pair], "ditolak", meeting_id=meeting)
    decide(database, [pair], "disepakati", meeting_id=meeting)
    rows = agreement_rows(database, meeting)
    assert len(rows.agreed) == 1 and not rows.others


def test_a_row_changed_or_gone_since_is_told(database: Database) -> None:
    meeting = create_meeting(database, own_plan(database).id)
    first, second = _pairs(database)[:2]
    decide(database, [first, second], "disepakati", meeting_id=meeting)
    assert first.left and second.left
    update_activity(database, first.left.id, {"title": "Judul baru"})
    delete_activities(database, [second.left.id])
    rows = {row.title: row for row in agreement_rows(database, meeting).agreed}
    assert "berubah setelah diputuskan" in rows["Judul baru"].note
    gone = rows[second.left.title]
    assert "tidak ada lagi" in gone.note
    assert gone.sides[0].budget == second.left.budget


def test_a_row_of_a_plan_read_anew_is_found_again(database: Database) -> None:
    meeting = create_meeting(database, own_plan(database).id)
    pair = _pairs(database)[0]
    assert pair.right
    decide(database, [pair], "disepakati", meeting_id=meeting)
    columns = [name for (_n, name, *_rest) in database.read("PRAGMA table_info(activity)")]
    listed = ", ".join(columns[1:])
    with database.change_set("Baca lagi"):
        run = database.connection.execute
        run(f"INSERT INTO activity (id, {listed}) SELECT 'baru', {listed} FROM activity "
            "WHERE id = ?", (pair.right.id,))  # fmt: skip
        run("UPDATE budget SET activity_id = 'baru' WHERE activity_id = ?", (pair.right.id,))
        run("DELETE FROM activity WHERE id = ?", (pair.right.id,))
    item = add_agenda_item(database, meeting, "Acara", ["baru"])
    rows = agreement_rows(database, meeting)
    assert rows.agreed[0].sides[1].budget == pair.right.budget
    assert "tidak ada lagi" not in rows.agreed[0].note
    assert item and rows.undecided == 0
