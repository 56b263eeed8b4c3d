"""Undo, redo and history: whatever was edited, everything comes back byte for byte."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rakornis_desktop.program import activity_edits, check, issue_edits
from rakornis_desktop.program.activity_edits import BudgetEntry
from rakornis_desktop.program.changed import MANY_ROWS
from rakornis_desktop.program.database import Program
from rakornis_desktop.program.identity import new_ids
from rakornis_desktop.program.journal import unquoted
from rakornis_desktop.program.queries.activities import activities_of
from rakornis_desktop.program.schema import journalled_tables
from rakornis_desktop.program.tables import Area, AreaSize, Office, Plan

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


def content(program: Program) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables of the program, journal aside."""
    return {
        table: program.read(f'SELECT * FROM "{table}" ORDER BY id')
        for table in journalled_tables(program.connection)
    }


def create(path: Path) -> tuple[Program, str]:
    program = Program.create(path)
    with program.change_set("Basis data baru", undoable=False) as changes:
        office = changes.add(Office, tier="provinsi", region_code="61", name="Dinas", is_own=True)
        plan = changes.add(Plan, office_id=office.id, fiscal_year=2027, is_own=True)
        changes.add(Area, office_id=office.id, kind="kumuh", name="Sedau")
    return program, plan.id


def edit(program: Program, plan_id: str, kind: int, which: int, text: str, number: int) -> None:
    """Do one of the things that the window does, to the ``which``-th row."""
    activities = [row[0] for row in program.read("SELECT id FROM activity ORDER BY id")]
    issues = [row[0] for row in program.read("SELECT id FROM issue ORDER BY id")]
    ((area,),) = program.read("SELECT coalesce(min(id), '') FROM area")
    activity = activities[which % len(activities)] if activities else ""
    issue = issues[which % len(issues)] if issues else ""
    budgets = [BudgetEntry(i % 2, text, number + i) for i in range(which)]
    if kind == 0:
        activity_edits.add_activity(
            program, plan_id, {"title": text, "area_id": area or None}, budgets, issues[:which]
        )
    elif kind == 1:
        issue_edits.add_issue(program, plan_id, {"title": text}, activities[:which])
    elif kind == 2 and activity:
        values = {"title": text, "volume": number, "note": text * 2, "priority": which + 1}
        activity_edits.update_activity(program, activity, values)
    elif kind == 3 and activity:
        activity_edits.set_budgets(program, activity, budgets)
    elif kind == 4 and activity:
        activity_edits.delete_activities(program, activities[: which + 1])
    elif kind == 5 and issue:
        issue_edits.delete_issues(program, [issue])
    elif kind == 6 and issue:
        issue_edits.set_issue_activities(program, issue, activities[:which])
    elif kind == 7 and activity:
        activity_edits.duplicate_activities(program, activities[: which + 1])
    elif kind == 8 and activity:
        activity_edits.move_activities(program, [activity], activities[0])
    elif kind == 9 and area:
        with program.change_set("Hapus kawasan") as changes:
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
        program, plan_id = create(path)
        first = content(program)
        for step in edits:
            if step == "undo":
                program.undo()
            elif step == "redo":
                program.redo()
            else:
                edit(program, plan_id, *step)
        # What was taken back inside the history is brought back or overtaken: go to its end.
        while program.redo():
            pass
        last = content(program)
        program.close()
        for _again in range(2):
            with Program.open(path) as program:
                while program.undo():
                    pass
                assert content(program) == first
                assert program.undo_label is None
            with Program.open(path) as program:
                while program.redo():
                    pass
                assert content(program) == last
                assert program.redo_label is None
                assert list(check.check_journal(program)) == []


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
def test_no_statement_passes_the_journal_by(program, statement):
    """Outside a change set every change fails, whoever writes it."""
    before = content(program)
    with pytest.raises(sqlite3.IntegrityError):
        program.connection.execute(statement)
    assert content(program) == before


def test_replace_inside_a_change_set_is_journalled_as_delete_and_insert(program):
    before = content(program)
    with program.change_set("Ganti"):
        program.connection.execute("INSERT OR REPLACE INTO plan SELECT * FROM plan")
    assert [entry.change for entry in program.history(limit=2)] == ["insert", "delete"]
    program.undo()
    assert content(program) == before


def test_a_row_id_never_changes(program):
    with pytest.raises(sqlite3.IntegrityError), program.change_set("x"):
        program.connection.execute("UPDATE plan SET id = 'x'")


def test_the_start_of_a_database_is_not_undone(program):
    assert program.undo_label is None
    assert not program.undo()
    assert program.read("SELECT count(*) FROM plan") == [(1,)]


def test_a_new_edit_after_undo_ends_redo(program, plan_id):
    add = activity_edits.add_activity
    add(program, plan_id, {"title": "a"})
    add(program, plan_id, {"title": "b"})
    program.undo()
    assert program.redo_label == "Tambah b"
    add(program, plan_id, {"title": "c"})
    assert program.redo_label is None
    assert not program.redo()
    program.undo()
    assert (program.undo_label, program.redo_label) == ("Tambah a", "Tambah c")


def test_unique_pairs_that_change_places_are_undone(program):
    """Undone in another order they would meet on the way."""
    ((office,),) = program.read("SELECT id FROM office")
    with program.change_set("Kawasan") as changes:
        a, b = (changes.add(Area, office_id=office, kind="kumuh", name=name).id for name in "ab")
        one = changes.add(AreaSize, area_id=a, year=1, hectares=1).id
        two = changes.add(AreaSize, area_id=a, year=2, hectares=2).id
    before = content(program)
    with program.change_set("Tukar") as changes:
        for id_, values in (
            (one, {"area_id": b}),
            (two, {"year": 1}),
            (one, {"year": 2}),
            (one, {"area_id": a}),
        ):
            changes.update(AreaSize, id_, **values)
    after = content(program)
    program.undo()
    assert content(program) == before
    program.redo()
    assert content(program) == after


def test_a_big_import_is_one_step_and_says_that_whole_tables_changed(program, plan_id):
    ids = new_ids(MANY_ROWS + 1)
    told = []
    program.on_changed(told.append)
    with program.change_set("Impor") as changes:
        changes.add_many(
            "activity", ["id", "plan_id", "title"], ([id_, plan_id, "x"] for id_ in ids)
        )
    assert told[0].whole == {"activity"} and told[0].touches("activity")
    before = content(program)
    changed = program.undo()
    assert changed.whole == {"activity"}
    assert activities_of(program, plan_id) == []
    program.redo()
    assert content(program) == before
