"""Undo, redo and history: whatever was edited, everything comes back byte for byte."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rakornis_desktop.database.edits import activity_edits, issue_edits
from rakornis_desktop.database.edits.activity_edits import BudgetEntry
from rakornis_desktop.database.journal.changed import MANY_ROWS
from rakornis_desktop.database.journal.inverting import unquoted
from rakornis_desktop.database.opening import checking
from rakornis_desktop.database.opening.schema import journalled_tables
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.activity_rows import activities_of
from rakornis_desktop.database.row_ids import new_ids
from rakornis_desktop.database.tables import Area, AreaSize, Office, Plan

# Everything that text may hold, line ends, quotes and letters beyond the basic plane included.
TEXT = st.text(
    st.one_of(
        st.sampled_from("',\";\n\r\t%_\\NULX'12.e"),
        st.characters(exclude_characters="\0", exclude_categories=["Cs"]),
    ),
    min_size=1,
    max_size=12,
)

VALUE = st.one_of(st.none(), TEXT, st.integers(-(2**63), 2**63 - 1), st.binary())


def content(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables of the program, journal aside."""
    return {
        table: database.read(f'SELECT * FROM "{table}" ORDER BY id')
        for table in journalled_tables(database.connection)
    }


def create(path: Path) -> tuple[Database, str]:
    database = Database.create(path)
    with database.change_set("Basis data baru", undoable=False) as changes:
        office = changes.add(Office, tier="provinsi", region_code="61", name="Dinas", is_own=True)
        plan = changes.add(Plan, office_id=office.id, fiscal_year=2027, is_own=True)
        changes.add(Area, office_id=office.id, kind="kumuh", name="Sedau")
    return database, plan.id


def edit(database: Database, plan_id: str, kind: int, which: int, text: str, number: int) -> None:
    """Do one of the things that the window does, to the ``which``-th row."""
    activities = [row[0] for row in database.read("SELECT id FROM activity ORDER BY id")]
    issues = [row[0] for row in database.read("SELECT id FROM issue ORDER BY id")]
    ((area,),) = database.read("SELECT coalesce(min(id), '') FROM area")
    activity = activities[which % len(activities)] if activities else ""
    issue = issues[which % len(issues)] if issues else ""
    budgets = [BudgetEntry(i % 2, text, number + i) for i in range(which)]
    if kind == 0:
        activity_edits.add_activity(
            database, plan_id, {"title": text, "area_id": area or None}, budgets, issues[:which]
        )
    elif kind == 1:
        issue_edits.add_issue(database, plan_id, {"title": text}, activities[:which])
    elif kind == 2 and activity:
        values = {"title": text, "volume": number, "note": text * 2, "priority": which + 1}
        activity_edits.update_activity(database, activity, values)
    elif kind == 3 and activity:
        activity_edits.set_budgets(database, activity, budgets)
    elif kind == 4 and activity:
        activity_edits.delete_activities(database, activities[: which + 1])
    elif kind == 5 and issue:
        issue_edits.delete_issues(database, [issue])
    elif kind == 6 and issue:
        issue_edits.set_issue_activities(database, issue, activities[:which])
    elif kind == 7 and activity:
        activity_edits.duplicate_activities(database, activities[: which + 1])
    elif kind == 8 and activity:
        activity_edits.move_activities(database, [activity], activities[0])
    elif kind == 9 and area:
        with database.change_set("Hapus kawasan") as changes:
            changes.delete(Area, area)


EDIT = st.tuples(
    st.integers(0, 9), st.integers(0, 4), TEXT, st.integers(0, 10**13)
)  # what, to which, text, number


@settings(max_examples=25, deadline=None)
@given(st.lists(st.one_of(EDIT, st.sampled_from(["undo", "redo"])), max_size=12))
def test_undo_of_everything_and_redo_of_everything_across_restarts(edits):
    """An officer who undoes too far gets everything back, even the next morning."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.rkn"
        database, plan_id = create(path)
        first = content(database)
        for step in edits:
            if step == "undo":
                database.undo()
            elif step == "redo":
                database.redo()
            else:
                edit(database, plan_id, *step)
        # What was taken back inside the history is brought back or overtaken: go to its end.
        while database.redo():
            pass
        last = content(database)
        database.close()
        for _again in range(2):
            with Database.open(path) as database:
                while database.undo():
                    pass
                assert content(database) == first
                assert database.undo_label is None
            with Database.open(path) as database:
                while database.redo():
                    pass
                assert content(database) == last
                assert database.redo_label is None
                assert list(checking.check_journal(database)) == []


@given(st.lists(VALUE))
def test_values_quoted_by_sqlite_are_read_back(values):
    connection = sqlite3.connect(":memory:")
    quoted = [connection.execute("SELECT quote(?)", (value,)).fetchone()[0] for value in values]
    assert unquoted(",".join(quoted)) == values


@pytest.mark.parametrize("text", ["'a", "1,", "x", "'a''", "1 2", "1.5", "'a'b", "(SELECT 1)"])
def test_what_sqlite_never_writes_is_refused(text):
    with pytest.raises(ValueError, match="literals"):
        unquoted(text)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO activity (id, plan_id, title) SELECT 'x', id, 'x' FROM plan",
        "UPDATE plan SET fiscal_year = 2028",
        "DELETE FROM plan",
        "INSERT OR REPLACE INTO plan SELECT * FROM plan",
        "UPDATE OR IGNORE plan SET note = 'x'",
    ],
)
def test_no_statement_passes_the_journal_by(database, statement):
    """Outside a change set every change fails, whoever writes it."""
    before = content(database)
    with pytest.raises(sqlite3.IntegrityError):
        database.connection.execute(statement)
    assert content(database) == before


def test_replace_inside_a_change_set_is_journalled_as_delete_and_insert(database):
    before = content(database)
    with database.change_set("Ganti"):
        database.connection.execute("INSERT OR REPLACE INTO plan SELECT * FROM plan")
    assert [entry.change for entry in database.history(limit=2)] == ["insert", "delete"]
    database.undo()
    assert content(database) == before


def test_a_row_id_never_changes(database):
    with pytest.raises(sqlite3.IntegrityError), database.change_set("x"):
        database.connection.execute("UPDATE plan SET id = 'x'")


def test_the_start_of_a_database_is_not_undone(database):
    assert database.undo_label is None
    assert not database.undo()
    assert database.read("SELECT count(*) FROM plan") == [(1,)]


def test_a_new_edit_after_undo_ends_redo(database, plan_id):
    add = activity_edits.add_activity
    add(database, plan_id, {"title": "a"})
    add(database, plan_id, {"title": "b"})
    database.undo()
    assert database.redo_label == "Tambah b"
    add(database, plan_id, {"title": "c"})
    assert database.redo_label is None
    assert not database.redo()
    database.undo()
    assert (database.undo_label, database.redo_label) == ("Tambah a", "Tambah c")


def test_unique_pairs_that_change_places_are_undone(database):
    """Undone in another order they would meet on the way."""
    ((office,),) = database.read("SELECT id FROM office")
    with database.change_set("Kawasan") as changes:
        a, b = (changes.add(Area, office_id=office, kind="kumuh", name=name).id for name in "ab")
        one = changes.add(AreaSize, area_id=a, year=1, hectares=1).id
        two = changes.add(AreaSize, area_id=a, year=2, hectares=2).id
    before = content(database)
    with database.change_set("Tukar") as changes:
        for id_, values in (
            (one, {"area_id": b}),
            (two, {"year": 1}),
            (one, {"year": 2}),
            (one, {"area_id": a}),
        ):
            changes.update(AreaSize, id_, **values)
    after = content(database)
    database.undo()
    assert content(database) == before
    database.redo()
    assert content(database) == after


def test_a_big_import_is_one_step_and_says_that_whole_tables_changed(database, plan_id):
    ids = new_ids(MANY_ROWS + 1)
    told = []
    database.on_changed(told.append)
    with database.change_set("Impor") as changes:
        changes.add_many(
            "activity", ["id", "plan_id", "title"], ([id_, plan_id, "x"] for id_ in ids)
        )
    assert told[0].whole == {"activity"} and told[0].touches("activity")
    before = content(database)
    changed = database.undo()
    assert changed.whole == {"activity"}
    assert activities_of(database, plan_id) == []
    database.redo()
    assert content(database) == before
