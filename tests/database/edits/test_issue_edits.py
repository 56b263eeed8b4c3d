"""What the issue form does, and which activities answer an issue."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from rakornis_desktop.database.edits import issue_edits
from rakornis_desktop.database.edits.activity_edits import add_activity, delete_activities
from rakornis_desktop.database.edits.area_edits import add_area
from rakornis_desktop.database.edits.field_refusal import FieldRefusal
from rakornis_desktop.database.queries import issue_rows


def test_an_issue_keeps_its_figure_and_its_answers(database, plan_id):
    activity = add_activity(database, plan_id, {"title": "SPAM"})
    id_ = issue_edits.add_issue(
        database,
        plan_id,
        {
            "title": "Air minum layak 71 persen",
            "category": "air_minum",
            "baseline": "71.4",
            "due": "2027-03-23",
        },
        [activity],
    )
    (row,) = issue_rows.issues_of(database, plan_id)
    assert (row.id, row.baseline, row.due) == (id_, Decimal("71.4"), date(2027, 3, 23))
    assert row.activity_count == 1
    assert issue_rows.activity_ids_of_issue(database, id_) == [activity]
    assert issue_rows.answers_of(database, plan_id) == {id_: [activity]}
    assert issue_rows.issue_counts(database, plan_id) == {activity: 1}
    assert issue_rows.issues_of_activity(database, activity) == [row]
    assert issue_rows.issues_by_id(database, [id_, "gone"]) == {id_: row}
    assert database.undo_label == "Tambah permasalahan Air minum layak 71 persen"


def test_answers_are_set_from_both_sides_and_undone(database, plan_id):
    a, b = (add_activity(database, plan_id, {"title": title}) for title in "ab")
    x, y = (issue_edits.add_issue(database, plan_id, {"title": title}) for title in "xy")
    issue_edits.set_issue_activities(database, x, [a, b, a])
    issue_edits.set_issue_activities(database, x, [b])
    issue_edits.set_activity_issues(database, b, [x, y])
    assert issue_rows.answers_of(database, plan_id) == {x: [b], y: [b]}
    database.undo()
    database.undo()
    assert issue_rows.answers_of(database, plan_id) == {x: [a, b]}


def test_deleting_either_side_takes_only_the_answer_along(database, plan_id):
    a = add_activity(database, plan_id, {"title": "a"})
    x = issue_edits.add_issue(database, plan_id, {"title": "x"}, [a])
    delete_activities(database, [a])
    assert issue_rows.issues_of(database, plan_id)[0].activity_count == 0
    database.undo()
    issue_edits.update_issue(database, x, {"status": "selesai"})
    assert database.undo_label == "Ubah status x"
    issue_edits.delete_issues(database, [x])
    assert issue_rows.issues_of(database, plan_id) == []
    database.undo()
    assert issue_rows.answers_of(database, plan_id) == {x: [a]}


def parents(database, plan_id):
    return {row.title: row.parent_id for row in issue_rows.issues_of(database, plan_id)}


def test_causes_hang_below_their_problem_and_move_up_when_it_goes(database, plan_id):
    top = issue_edits.add_issue(database, plan_id, {"title": "Air minum kurang"})
    cause = issue_edits.add_issue(database, plan_id, {"title": "Pipa bocor", "parent_id": top})
    deep = issue_edits.add_issue(database, plan_id, {"title": "Pipa tua"})
    issue_edits.set_cause_of(database, deep, cause)
    assert database.undo_label == "Ubah penyebab dari Pipa tua"
    issue_edits.delete_issues(database, [cause])
    assert parents(database, plan_id) == {"Air minum kurang": None, "Pipa tua": top}
    database.undo()
    assert parents(database, plan_id)["Pipa tua"] == cause
    issue_edits.delete_issues(database, [top, cause])
    assert parents(database, plan_id) == {"Pipa tua": None}
    database.undo()
    assert parents(database, plan_id)["Pipa bocor"] == top


def test_no_problem_is_its_own_cause_and_none_hangs_in_another_plan(database, plan_id):
    top = issue_edits.add_issue(database, plan_id, {"title": "a"})
    cause = issue_edits.add_issue(database, plan_id, {"title": "b", "parent_id": top})
    for parent in (top, cause):
        with pytest.raises(FieldRefusal, match="penyebab dirinya sendiri") as refused:
            issue_edits.set_cause_of(database, top, parent)
        assert refused.value.field == "parent_id"
    with pytest.raises(FieldRefusal, match="tidak ada dalam rencana ini"):
        issue_edits.set_cause_of(database, top, "gone")
    with pytest.raises(FieldRefusal, match="tidak ada dalam rencana ini"):
        issue_edits.add_issue(database, plan_id, {"title": "c", "parent_id": "gone"})


def test_an_issue_names_its_indicators_and_areas(database, plan_id):
    x = issue_edits.add_issue(database, plan_id, {"title": "x"})
    office = database.read("SELECT id FROM office")[0][0]
    area = add_area(database, office, {"kind": "kumuh", "name": "Condong"})
    issue_edits.set_issue_indicators(database, x, ["AM-K", "AL-K", "AM-K"])
    issue_edits.set_issue_indicators(database, x, ["AL-K"])
    issue_edits.set_issue_areas(database, x, [area])
    assert issue_rows.issue_links(database) == ({x: ["AL-K"]}, {x: [area]})
    with pytest.raises(FieldRefusal, match="tidak dikenal"):
        issue_edits.set_issue_indicators(database, x, ["AM-X"])


def test_a_problem_is_covered_through_its_causes(database, plan_id):
    a = add_activity(database, plan_id, {"title": "a"})
    top = issue_edits.add_issue(database, plan_id, {"title": "x"})
    cause = issue_edits.add_issue(database, plan_id, {"title": "y", "parent_id": top}, [a])
    issue_edits.add_issue(database, plan_id, {"title": "z", "parent_id": top})
    assert issue_rows.covered_issues(database, plan_id) == {top, cause}
