"""The history page: who changed what, from what to what, with the names of the rows."""

from __future__ import annotations

from rakornis_desktop.program import activity_edits, issue_edits
from rakornis_desktop.program.activity_edits import BudgetEntry


def test_the_history_tells_who_changed_what_from_what_to_what(program, plan_id):
    id_ = activity_edits.add_activity(
        program, plan_id, {"title": "SPAM"}, [BudgetEntry(0, "APBN", 5)]
    )
    program.author = "Sari"
    activity_edits.set_budgets(program, id_, [BudgetEntry(0, "APBN", 7)])
    program.undo()
    back, there, *_older = program.history()
    assert (there.author, there.table, there.column, there.old, there.new) == (
        "Sari",
        "budget",
        "amount",
        5,
        7,
    )
    assert (back.kind, back.old, back.new) == ("undo", 7, 5)
    assert [entry.change for entry in program.history(row_ids=[id_])] == ["insert"]


def test_rows_are_named_even_when_they_are_gone(program, plan_id):
    id_ = activity_edits.add_activity(
        program, plan_id, {"title": "SPAM Sedau"}, [BudgetEntry(0, "APBN", 5)]
    )
    issue_edits.add_issue(program, plan_id, {"title": "Air minum"}, [id_])
    activity_edits.update_field(program, id_, "title", "SPAM Roban")
    activity_edits.delete_activities(program, [id_])
    names = {(entry.table, entry.change): entry.title for entry in program.history()}
    assert names == {
        ("activity", "insert"): "SPAM Roban",
        ("activity", "update"): "SPAM Roban",
        ("activity", "delete"): "SPAM Roban",
        ("budget", "insert"): "SPAM Roban",
        ("budget", "delete"): "SPAM Roban",
        ("issue", "insert"): "Air minum",
        ("issue_activity", "insert"): "SPAM Roban",
        ("issue_activity", "delete"): "SPAM Roban",
        ("office", "insert"): "Dinas Perkim",
        ("plan", "insert"): "2027",
    }


def test_a_long_history_is_cut_at_the_limit(program, plan_id):
    for i in range(5):
        activity_edits.add_activity(program, plan_id, {"title": f"Kegiatan {i}"})
    assert [entry.title for entry in program.history(limit=2)] == ["Kegiatan 4", "Kegiatan 3"]
