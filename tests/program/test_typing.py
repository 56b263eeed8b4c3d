"""What is typed is on disk at once, and yet one step of undo."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rakornis_desktop.program.check import check
from rakornis_desktop.program.database import Program
from rakornis_desktop.program.tables import Activity


def add(program: Program, plan_id: str, title: str = "SPAM") -> str:
    with program.change_set("Tambah") as changes:
        return changes.add(Activity, plan_id=plan_id, title=title).id


def type_note(program: Program, row: str, text: str, field: str = "note") -> None:
    with program.change_set(f"Ubah {field}", typing=f"{field}:{row}") as changes:
        changes.update(Activity, row, **{field: text})


def value(program: Program, row: str, field: str = "note") -> str:
    return str(program.read(f"SELECT {field} FROM activity WHERE id = ?", (row,))[0][0])


def steps(program: Program) -> int:
    return int(program.read("SELECT count(*) FROM change_set")[0][0])


def test_a_text_stored_letter_by_letter_is_one_step_and_one_entry(program, plan_id):
    row = add(program, plan_id)
    before = steps(program)
    text = "Warga Gang Melati belum terlayani"
    for end in range(1, len(text) + 1):
        type_note(program, row, text[:end])
        assert value(program, row) == text[:end], "on disk with each letter"
    assert steps(program) == before + 1
    (entry,) = (e for e in program.history(row_ids=[row]) if e.change == "update")
    assert (entry.old, entry.new) == ("", text)
    program.undo()
    assert value(program, row) == ""
    program.redo()
    assert value(program, row) == text
    assert list(check(program)) == []


def test_another_field_an_undo_or_a_pause_begins_a_new_step(program, plan_id):
    row = add(program, plan_id)
    first = steps(program)
    type_note(program, row, "a")
    type_note(program, row, "SPAM Sedau", "title")
    type_note(program, row, "ab")
    assert steps(program) == first + 3
    program.end_typing()
    type_note(program, row, "abc")
    assert steps(program) == first + 4
    program.undo()
    assert value(program, row) == "ab"
    type_note(program, row, "abd")
    program.undo()
    assert value(program, row) == "ab"
    program.undo()
    assert (value(program, row), value(program, row, "title")) == ("a", "SPAM Sedau")
    assert list(check(program)) == []


def test_what_else_is_changed_between_is_not_swallowed(program, plan_id):
    row = add(program, plan_id)
    type_note(program, row, "a")
    other = add(program, plan_id, "Drainase")
    type_note(program, row, "ab")
    program.undo()
    assert value(program, row) == "a"
    program.undo()
    assert program.read("SELECT id FROM activity WHERE id = ?", (other,)) == []
    assert value(program, row) == "a"


def test_a_refused_part_takes_back_itself_alone(program, plan_id):
    row = add(program, plan_id)
    type_note(program, row, "a")
    try:
        with program.change_set("Ubah", typing=f"note:{row}") as changes:
            changes.update(Activity, row, note="ab")
            raise ZeroDivisionError
    except ZeroDivisionError:
        pass
    assert value(program, row) == "a"
    type_note(program, row, "ac")
    program.undo()
    assert value(program, row) == ""
    assert list(check(program)) == []


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
    program, plan_id, actions
):
    row = add(program, plan_id)
    for action in actions:
        if action == "pause":
            program.end_typing()
        elif isinstance(action, str):
            getattr(program, action)()
        elif program.read("SELECT 1 FROM activity WHERE id = ?", (row,)):
            type_note(program, row, action[1].strip() or "x", action[0])
    assert list(check(program)) == []
