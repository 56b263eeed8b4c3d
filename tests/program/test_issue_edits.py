"""What the issue form does, and which activities answer an issue."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from rakornis_desktop.program import issue_edits
from rakornis_desktop.program.activity_edits import add_activity, delete_activities
from rakornis_desktop.program.queries import issues


def test_an_issue_keeps_its_figure_and_its_answers(program, plan_id):
    activity = add_activity(program, plan_id, {"title": "SPAM"})
    id_ = issue_edits.add_issue(
        program,
        plan_id,
        {
            "title": "Air minum layak 71 persen",
            "category": "air_minum",
            "baseline": "71.4",
            "due": "2027-03-23",
        },
        [activity],
    )
    (row,) = issues.issues_of(program, plan_id)
    assert (row.id, row.baseline, row.due) == (id_, Decimal("71.4"), date(2027, 3, 23))
    assert row.activity_count == 1
    assert issues.activity_ids_of_issue(program, id_) == [activity]
    assert issues.answers_of(program, plan_id) == {id_: [activity]}
    assert issues.issue_counts(program, plan_id) == {activity: 1}
    assert issues.issues_of_activity(program, activity) == [row]
    assert issues.issues_by_id(program, [id_, "gone"]) == {id_: row}
    assert program.undo_label == "Tambah permasalahan Air minum layak 71 persen"


def test_answers_are_set_from_both_sides_and_undone(program, plan_id):
    a, b = (add_activity(program, plan_id, {"title": title}) for title in "ab")
    x, y = (issue_edits.add_issue(program, plan_id, {"title": title}) for title in "xy")
    issue_edits.set_issue_activities(program, x, [a, b, a])
    issue_edits.set_issue_activities(program, x, [b])
    issue_edits.set_activity_issues(program, b, [x, y])
    assert issues.answers_of(program, plan_id) == {x: [b], y: [b]}
    program.undo()
    program.undo()
    assert issues.answers_of(program, plan_id) == {x: [a, b]}


def test_deleting_either_side_takes_only_the_answer_along(program, plan_id):
    a = add_activity(program, plan_id, {"title": "a"})
    x = issue_edits.add_issue(program, plan_id, {"title": "x"}, [a])
    delete_activities(program, [a])
    assert issues.issues_of(program, plan_id)[0].activity_count == 0
    program.undo()
    issue_edits.update_issue(program, x, {"status": "selesai"})
    assert program.undo_label == "Ubah status x"
    issue_edits.delete_issues(program, [x])
    assert issues.issues_of(program, plan_id) == []
    program.undo()
    assert issues.answers_of(program, plan_id) == {x: [a]}
