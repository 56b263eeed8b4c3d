"""What the activity form does: one step of undo each, labelled in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rakornis_desktop.database.edits import activity_edits
from rakornis_desktop.database.edits.activity_edits import BudgetEntry
from rakornis_desktop.database.edits.validation import FieldRefusal
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.activity_rows import activities_of, budgets_of_activity
from rakornis_desktop.language.sentences import Refusal


def titles(database: Database, plan_id: str) -> list[str]:
    return [row.title for row in activities_of(database, plan_id)]


def add(database: Database, plan_id: str, title: str, **values: object) -> str:
    return activity_edits.add_activity(database, plan_id, {"title": title, **values})


def test_a_new_activity_stands_at_the_end_with_its_budgets(database, plan_id):
    add(database, plan_id, "SPAM Sedau")
    activity_edits.add_activity(
        database,
        plan_id,
        {"title": "IPAL Roban", "volume": "12.5", "unit": "SR"},
        [BudgetEntry(0, "APBN", 900), BudgetEntry(1, "APBN", 100)],
    )
    rows = activities_of(database, plan_id)
    assert [(row.title, row.position) for row in rows] == [("SPAM Sedau", 0), ("IPAL Roban", 1)]
    assert (rows[1].volume, rows[1].budget, rows[1].budget_next) == (Decimal("12.5"), 900, 100)
    assert database.undo_label == "Tambah IPAL Roban"
    database.undo()
    assert titles(database, plan_id) == ["SPAM Sedau"]


def test_a_refused_value_names_its_field_and_changes_nothing(database, plan_id):
    id_ = add(database, plan_id, "SPAM", volume=3)
    with pytest.raises(FieldRefusal) as refusal:
        activity_edits.update_activity(database, id_, {"title": "Lain", "volume": -1})
    assert refusal.value.field == "volume"
    assert "Volume" in str(refusal.value)
    assert titles(database, plan_id) == ["SPAM"]


@pytest.mark.parametrize("title", ["\ud800", "a\0b"])
def test_a_title_that_cannot_be_stored_is_refused_although_the_label_holds_it(
    database, plan_id, title
):
    with pytest.raises(FieldRefusal):
        add(database, plan_id, title)


def test_an_edit_of_one_field_is_named_after_it(database, plan_id):
    id_ = add(database, plan_id, "SPAM Sedau")
    activity_edits.update_field(database, id_, "volume", "4")
    assert database.undo_label == "Ubah volume SPAM Sedau"
    activity_edits.update_field(database, id_, "readiness_ded", "ada")
    assert database.undo_label == "Ubah DED SPAM Sedau"


def test_set_budgets_keeps_the_budgets_that_stay(database, plan_id):
    """Otherwise the history of a pagu would begin anew with each edit."""
    id_ = activity_edits.add_activity(
        database,
        plan_id,
        {"title": "SPAM"},
        [BudgetEntry(0, "APBN", 900), BudgetEntry(0, "CSR", 5)],
    )
    before = {row.funding_source: row.id for row in budgets_of_activity(database, id_)}
    activity_edits.set_budgets(
        database,
        id_,
        [
            BudgetEntry(0, "APBN", 800),
            BudgetEntry(1, "CSR", 7, id=before["CSR"]),
            BudgetEntry(0, "1.1", 1),
        ],
    )
    rows = {row.funding_source: row for row in budgets_of_activity(database, id_)}
    assert {name: (row.year_offset, row.amount) for name, row in rows.items()} == {
        "APBN": (0, 800),
        "CSR": (1, 7),
        "1.1": (0, 1),
    }
    assert (rows["APBN"].id, rows["CSR"].id) == (before["APBN"], before["CSR"])
    assert database.undo_label == "Ubah pagu SPAM"
    activity_edits.set_budgets(database, id_, [])
    assert budgets_of_activity(database, id_) == []
    database.undo()
    assert len(budgets_of_activity(database, id_)) == 3


def test_setting_the_same_budgets_again_leaves_no_trace(database, plan_id):
    id_ = activity_edits.add_activity(
        database, plan_id, {"title": "SPAM"}, [BudgetEntry(0, "APBN", 900)]
    )
    activity_edits.set_budgets(database, id_, [BudgetEntry(0, "APBN", 900)])
    assert database.undo_label == "Tambah SPAM"


def test_deleting_takes_budgets_along_and_undo_brings_them_back(database, plan_id):
    ids = [
        activity_edits.add_activity(
            database, plan_id, {"title": f"Kegiatan {i}"}, [BudgetEntry(0, "APBN", i)]
        )
        for i in range(3)
    ]
    activity_edits.delete_activities(database, ids[:2])
    assert titles(database, plan_id) == ["Kegiatan 2"]
    assert database.read("SELECT count(*) FROM budget") == [(1,)]
    assert database.undo_label == "Hapus 2 kegiatan"
    database.undo()
    assert [row.budget for row in activities_of(database, plan_id)] == [0, 1, 2]


def test_a_copy_has_the_budgets_but_not_the_officers_number(database, plan_id):
    id_ = activity_edits.add_activity(
        database,
        plan_id,
        {"title": "SPAM", "reference": "17", "volume": "3.50", "readiness_fs": "ada"},
        [BudgetEntry(0, "APBN", 900)],
    )
    (copy_id,) = activity_edits.duplicate_activities(database, [id_])
    rows = {row.id: row for row in activities_of(database, plan_id)}
    old, new = rows[id_], rows[copy_id]
    assert new == old._replace(id=copy_id, position=1, reference="")
    assert database.undo_label == "Gandakan SPAM"


def test_rows_are_moved_in_front_of_another(database, plan_id):
    a, b, c, d = (add(database, plan_id, title) for title in "abcd")
    activity_edits.move_activities(database, [d, c], b)
    assert titles(database, plan_id) == ["a", "d", "c", "b"]
    activity_edits.move_activities(database, [a], None)
    assert titles(database, plan_id) == ["d", "c", "b", "a"]
    database.undo()
    database.undo()
    assert titles(database, plan_id) == ["a", "b", "c", "d"]


def test_moving_rows_that_are_gone_is_refused_in_words(database, plan_id):
    with pytest.raises(Refusal):
        activity_edits.move_activities(database, ["gone"], None)


def test_several_rows_edited_at_once_are_one_step(database, plan_id):
    ids = [add(database, plan_id, title) for title in "abc"]
    activity_edits.update_activities(database, ids, {"priority": 1})
    assert database.undo_label == "Ubah prioritas 3 kegiatan"
    database.undo()
    assert {row.priority for row in activities_of(database, plan_id)} == {None}
