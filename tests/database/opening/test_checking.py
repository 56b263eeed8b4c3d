"""What ``rakornis check`` finds, and that it finds nothing in a sound database."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rakornis_desktop.database.edits import activity_edits, issue_edits
from rakornis_desktop.database.edits.activity_edits import BudgetEntry
from rakornis_desktop.database.opening import checking
from rakornis_desktop.database.opening.sqlite_words import Damaged
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.activity_rows import activities_of
from rakornis_desktop.database.queries.issue_rows import issues_of
from rakornis_desktop.database.tables import Link


@pytest.fixture
def activity_id(database: Database, plan_id: str) -> str:
    """A plan with edits, deletions and undo behind it; the id of its activity."""
    id_ = activity_edits.add_activity(
        database,
        plan_id,
        {"title": "SPAM", "volume": "3.5", "readiness_ded": "ada"},
        [BudgetEntry(0, "APBN", 5)],
    )
    issue_edits.add_issue(database, plan_id, {"title": "Air", "due": "2027-01-31"}, [id_])
    activity_edits.update_field(database, id_, "title", "SPAM Sedau")
    activity_edits.update_field(database, id_, "title", "SPAM Roban")
    database.undo()
    activity_edits.delete_activities(database, [id_])
    database.undo()
    database.redo()
    database.undo()
    return id_


@pytest.fixture
def behind_the_journal(database: Database) -> Callable[[str], None]:
    """Run a statement as another program would that knows nothing of the journal."""

    def run(statement: str) -> None:
        connection = database.connection
        connection.execute("PRAGMA foreign_keys = OFF")
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        for name, _sql in triggers:
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute(statement)
        for _name, sql in triggers:
            connection.execute(sql)

    return run


def test_a_sound_database_has_no_findings(database, activity_id):
    assert checking.check_file(database) == []
    assert list(checking.check_journal(database)) == []
    assert list(checking.check_values(database)) == []


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("UPDATE activity SET title = 'x'", "Uraian"),
        ("DELETE FROM budget", "budget"),
        ("INSERT INTO setting (id, name) VALUES ('1', 'x')", "setting"),
        ("UPDATE change SET change_set_id = 99 WHERE id = 3", "tanpa langkah"),
    ],
)
def test_what_was_done_behind_the_journal_is_found(
    database, activity_id, behind_the_journal, statement, word
):
    behind_the_journal(statement)
    (finding,) = checking.check_journal(database)
    assert word in finding


def test_a_row_that_came_back_with_another_value_is_as_the_journal_tells(
    database, plan_id, activity_id
):
    """A plan file brings back a row that was deleted here, as it was changed there."""
    activity_edits.update_field(database, activity_id, "title", "SPAM Roban")
    activity_edits.delete_activities(database, [activity_id])
    with database.change_set("Terima") as changes:
        changes.add_many(
            "activity", ("id", "plan_id", "title"), [(activity_id, plan_id, "SPAM Sedau")]
        )
    assert checking.check(database) == []


def test_a_budget_without_activity_is_found(database, activity_id, behind_the_journal):
    behind_the_journal("DELETE FROM activity")
    (finding, *_more) = checking.check_file(database)
    assert "budget" in finding or "issue_activity" in finding


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("UPDATE activity SET volume = 'banyak'", "Volume"),
        ("UPDATE activity SET readiness_ded = 'entah'", "DED"),
        ("UPDATE budget SET amount = -1", "Pagu"),
        ("UPDATE issue SET due = 'besok'", "Tenggat"),
    ],
)
def test_a_value_that_no_field_takes_is_found(
    database, activity_id, behind_the_journal, statement, word
):
    behind_the_journal(statement)
    (finding,) = checking.check_values(database)
    assert word in finding


def test_a_damaged_value_is_a_sentence_when_it_is_read(
    database, plan_id, activity_id, behind_the_journal
):
    behind_the_journal("UPDATE issue SET due = 'kemarin'")
    with pytest.raises(Damaged, match="kemarin"):
        issues_of(database, plan_id)


@pytest.mark.parametrize("value", ["banyak", "NaN", "1E+999999"])
def test_a_volume_that_is_no_number_is_missing_where_it_is_counted_with(
    database, plan_id, activity_id, behind_the_journal, value
):
    behind_the_journal(f"UPDATE activity SET volume = '{value}'")
    assert activities_of(database, plan_id)[0].volume is None
    assert any(value in finding for finding in checking.check_values(database))


def test_what_the_reference_tables_do_not_know_is_found(database, plan_id):
    add = activity_edits.add_activity
    add(database, plan_id, {"title": "Benar", "code": "1.03.03.2.01.0028", "region_code": "61.72"})
    add(database, plan_id, {"title": "Salah", "code": "9.99.99.2.01.0001"})
    add(database, plan_id, {"title": "Jauh", "region_code": "61.99.01"})
    add(database, plan_id, {"title": "Dana"}, [BudgetEntry(0, "Lotere", 1)])
    with database.change_set("Pasangkan") as changes:
        changes.add(
            Link,
            left_activity_id="gone",
            right_activity_id="away",
            same=True,
            said_at="2026-01-01T00:00:00+00:00",
        )
    findings = checking.check(database)
    assert len(findings) == 4
    for finding, word in zip(findings, ("Salah", "Jauh", "Dana", "link"), strict=True):
        assert word in finding


def test_a_row_that_was_deleted_and_comes_back_otherwise_is_sound(database, activity_id):
    """As a merge brings it back: with another value than it was last edited to."""
    from rakornis_desktop.database.tables import Activity

    activity_edits.update_activity(database, activity_id, {"title": "diubah"})
    ((plan_id,),) = database.read("SELECT plan_id FROM activity WHERE id = ?", (activity_id,))
    with database.change_set("Hapus") as changes:
        changes.delete(Activity, activity_id)
    with database.change_set("Kembali") as changes:
        changes.add_many(
            "activity", ("id", "plan_id", "title"), [(activity_id, plan_id, "seperti di sana")]
        )
    assert checking.check(database) == []
