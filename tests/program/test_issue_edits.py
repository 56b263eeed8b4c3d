"""What the issue form does, and which activities answer an issue."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from rakornis_desktop.program import issue_edits
from rakornis_desktop.program.activity_edits import add_activity, delete_activities
from rakornis_desktop.program.area_edits import add_area
from rakornis_desktop.program.field_refusal import FieldRefusal
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


def parents(program, plan_id):
    return {row.title: row.parent_id for row in issues.issues_of(program, plan_id)}


def test_causes_hang_below_their_problem_and_move_up_when_it_goes(program, plan_id):
    top = issue_edits.add_issue(program, plan_id, {"title": "Air minum kurang"})
    cause = issue_edits.add_issue(program, plan_id, {"title": "Pipa bocor", "parent_id": top})
    deep = issue_edits.add_issue(program, plan_id, {"title": "Pipa tua"})
    issue_edits.set_cause_of(program, deep, cause)
    assert program.undo_label == "Ubah penyebab dari Pipa tua"
    issue_edits.delete_issues(program, [cause])
    assert parents(program, plan_id) == {"Air minum kurang": None, "Pipa tua": top}
    program.undo()
    assert parents(program, plan_id)["Pipa tua"] == cause
    issue_edits.delete_issues(program, [top, cause])
    assert parents(program, plan_id) == {"Pipa tua": None}
    program.undo()
    assert parents(program, plan_id)["Pipa bocor"] == top


def test_no_problem_is_its_own_cause_and_none_hangs_in_another_plan(program, plan_id):
    top = issue_edits.add_issue(program, plan_id, {"title": "a"})
    cause = issue_edits.add_issue(program, plan_id, {"title": "b", "parent_id": top})
    for parent in (top, cause):
        with pytest.raises(FieldRefusal, match="penyebab dirinya sendiri") as refused:
            issue_edits.set_cause_of(program, top, parent)
        assert refused.value.field == "parent_id"
    with pytest.raises(FieldRefusal, match="tidak ada dalam rencana ini"):
        issue_edits.set_cause_of(program, top, "gone")
    with pytest.raises(FieldRefusal, match="tidak ada dalam rencana ini"):
        issue_edits.add_issue(program, plan_id, {"title": "c", "parent_id": "gone"})


def test_an_issue_names_its_indicators_and_areas(program, plan_id):
    x = issue_edits.add_issue(program, plan_id, {"title": "x"})
    office = program.read("SELECT id FROM office")[0][0]
    area = add_area(program, office, {"kind": "kumuh", "name": "Condong"})
    issue_edits.set_issue_indicators(program, x, ["AM-K", "AL-K", "AM-K"])
    issue_edits.set_issue_indicators(program, x, ["AL-K"])
    issue_edits.set_issue_areas(program, x, [area])
    assert issues.issue_links(program) == ({x: ["AL-K"]}, {x: [area]})
    with pytest.raises(FieldRefusal, match="tidak dikenal"):
        issue_edits.set_issue_indicators(program, x, ["AM-X"])


def test_a_problem_is_covered_through_its_causes(program, plan_id):
    a = add_activity(program, plan_id, {"title": "a"})
    top = issue_edits.add_issue(program, plan_id, {"title": "x"})
    cause = issue_edits.add_issue(program, plan_id, {"title": "y", "parent_id": top}, [a])
    issue_edits.add_issue(program, plan_id, {"title": "z", "parent_id": top})
    assert issues.covered_issues(program, plan_id) == {top, cause}
