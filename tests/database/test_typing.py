"""What is typed is on disk at once, and yet one step of undo."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rakornis_desktop.database.edits.activity_edits import update_activity
from rakornis_desktop.database.opening.checking import check
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.tables import Activity


def add(database: Database, plan_id: str, title: str = "SPAM") -> str:
    with database.change_set("Tambah") as changes:
        return changes.add(Activity, plan_id=plan_id, title=title).id


def type_note(database: Database, row: str, text: str, field: str = "note") -> None:
    with database.change_set(f"Ubah {field}", typing=f"{field}:{row}") as changes:
        changes.update(Activity, row, **{field: text})


def value(database: Database, row: str, field: str = "note") -> str:
    return str(database.read(f"SELECT {field} FROM activity WHERE id = ?", (row,))[0][0])


def steps(database: Database) -> int:
    return int(database.read("SELECT count(*) FROM change_set")[0][0])


def test_a_text_stored_letter_by_letter_is_one_step_and_one_entry(database, plan_id):
    row = add(database, plan_id)
    before = steps(database)
    text = "Warga Gang Melati belum terlayani"
    for end in range(1, len(text) + 1):
        type_note(database, row, text[:end])
        assert value(database, row) == text[:end], "on disk with each letter"
    assert steps(database) == before + 1
    (entry,) = (e for e in database.history(row_ids=[row]) if e.change == "update")
    assert (entry.old, entry.new) == ("", text)
    database.undo()
    assert value(database, row) == ""
    database.redo()
    assert value(database, row) == text
    assert list(check(database)) == []


def test_another_field_an_undo_or_a_pause_begins_a_new_step(database, plan_id):
    row = add(database, plan_id)
    first = steps(database)
    type_note(database, row, "a")
    type_note(database, row, "SPAM Sedau", "title")
    type_note(database, row, "ab")
    assert steps(database) == first + 3
    database.end_typing()
    type_note(database, row, "abc")
    assert steps(database) == first + 4
    database.undo()
    assert value(database, row) == "ab"
    type_note(database, row, "abd")
    database.undo()
    assert value(database, row) == "ab"
    database.undo()
    assert (value(database, row), value(database, row, "title")) == ("a", "SPAM Sedau")
    assert list(check(database)) == []


def test_what_else_is_changed_between_is_not_swallowed(database, plan_id):
    row = add(database, plan_id)
    type_note(database, row, "a")
    other = add(database, plan_id, "Drainase")
    type_note(database, row, "ab")
    database.undo()
    assert value(database, row) == "a"
    database.undo()
    assert database.read("SELECT id FROM activity WHERE id = ?", (other,)) == []
    assert value(database, row) == "a"


def test_a_refused_part_takes_back_itself_alone(database, plan_id):
    row = add(database, plan_id)
    type_note(database, row, "a")
    try:
        with database.change_set("Ubah", typing=f"note:{row}") as changes:
            changes.update(Activity, row, note="ab")
            raise ZeroDivisionError
    except ZeroDivisionError:
        pass
    assert value(database, row) == "a"
    type_note(database, row, "ac")
    database.undo()
    assert value(database, row) == ""
    assert list(check(database)) == []


def test_what_is_typed_and_typed_away_again_is_no_step_of_undo(database, plan_id):
    row = add(database, plan_id)
    type_note(database, row, "a")
    database.end_typing()
    for text in ("ab", "abc", "ab", "a"):
        type_note(database, row, text)
    assert value(database, row) == "a"
    database.undo()
    assert value(database, row) == "", "the step before, at the first key"
    assert list(check(database)) == []


def test_functions_that_know_nothing_of_typing_are_one_step_while_one_types(database, plan_id):
    row = add(database, plan_id)
    before = steps(database)
    for text in ("S", "SP", "SPAM Sedau"):
        with database.typed(f"title:{row}"):
            update_activity(database, row, {"title": text})
    assert steps(database) == before + 1 and database.undo_label == "Ubah uraian SPAM Sedau"
    update_activity(database, row, {"title": "SPAM"})
    assert steps(database) == before + 2, "what is not typed is a step of its own"


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.one_of(
            st.tuples(st.sampled_from(["note", "title"]), st.text("ab ", min_size=1, max_size=4)),
            st.sampled_from(["undo", "redo", "pause"]),
        ),
        max_size=12,
    )
)
def test_whatever_is_typed_and_taken_back_the_journal_agrees_with_the_rows(
    database, plan_id, actions
):
    row = add(database, plan_id)
    for action in actions:
        if action == "pause":
            database.end_typing()
        elif isinstance(action, str):
            getattr(database, action)()
        elif database.read("SELECT 1 FROM activity WHERE id = ?", (row,)):
            type_note(database, row, action[1].strip() or "x", action[0])
    assert list(check(database)) == []
