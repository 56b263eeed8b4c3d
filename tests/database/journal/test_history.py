"""The history page: who changed what, from what to what, with the names of the rows."""

from __future__ import annotations

from rakornis_desktop.database.edits import activity_edits, issue_edits
from rakornis_desktop.database.edits.activity_edits import BudgetEntry


def test_the_history_tells_who_changed_what_from_what_to_what(database, plan_id):
    id_ = activity_edits.add_activity(
        database, plan_id, {"title": "SPAM"}, [BudgetEntry(0, "APBN", 5)]
    )
    database.author = "Sari"
    activity_edits.set_budgets(database, id_, [BudgetEntry(0, "APBN", 7)])
    database.undo()
    back, there, *_older = database.history()
    assert (there.author, there.table, there.column, there.old, there.new) == (
        "Sari",
        "budget",
        "amount",
        5,
        7,
    )
    assert (back.kind, back.old, back.new) == ("undo", 7, 5)
    assert [entry.change for entry in database.history(row_ids=[id_])] == ["insert"]


def test_rows_are_named_even_when_they_are_gone(database, plan_id):
    id_ = activity_edits.add_activity(
        database, plan_id, {"title": "SPAM Sedau"}, [BudgetEntry(0, "APBN", 5)]
    )
    issue_edits.add_issue(database, plan_id, {"title": "Air minum"}, [id_])
    activity_edits.update_field(database, id_, "title", "SPAM Roban")
    activity_edits.delete_activities(database, [id_])
    names = {(entry.table, entry.change): entry.title for entry in database.history()}
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


def test_a_long_history_is_cut_at_the_limit(database, plan_id):
    for i in range(5):
        activity_edits.add_activity(database, plan_id, {"title": f"Kegiatan {i}"})
    assert [entry.title for entry in database.history(limit=2)] == ["Kegiatan 4", "Kegiatan 3"]
