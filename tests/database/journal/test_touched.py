"""What pages hear of a change: the rows to show anew, owners of deleted rows among them."""

from __future__ import annotations

from rakornis_desktop.database.edits import activity_edits, issue_edits
from rakornis_desktop.database.edits.activity_edits import BudgetEntry
from rakornis_desktop.database.journal.changed import Changed


def test_a_deleted_budget_still_tells_whose_it_was(database, plan_id):
    """Otherwise the sum in the table would stay as it was after undo."""
    ids = [activity_edits.add_activity(database, plan_id, {"title": title}) for title in "ab"]
    activity_edits.set_budgets(database, ids[0], [BudgetEntry(0, "APBN", 5)])
    changed = database.undo()
    assert changed.of("activity") == {ids[0]}
    assert changed.touches("activity") and not changed.touches("issue")
    assert database.redo().of("activity") == {ids[0]}


def test_both_sides_of_an_answer_are_named(database, plan_id):
    activity = activity_edits.add_activity(database, plan_id, {"title": "a"})
    issue = issue_edits.add_issue(database, plan_id, {"title": "x"})
    told: list[Changed] = []
    database.on_changed(told.append)
    issue_edits.set_issue_activities(database, issue, [activity])
    issue_edits.set_activity_issues(database, activity, [])
    for changed in told:
        assert changed.of("activity") == {activity}
        assert changed.of("issue") == {issue}


def test_nothing_changed_is_false():
    assert not Changed()
    assert Changed(whole=frozenset({"activity"}))
