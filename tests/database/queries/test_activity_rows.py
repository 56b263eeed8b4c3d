"""Activities as typed rows with their budgets."""

from __future__ import annotations

from rakornis_desktop.database.edits.activity_edits import BudgetEntry, add_activity
from rakornis_desktop.database.queries import activity_rows
from rakornis_desktop.database.tables import Activity


def test_the_row_has_the_columns_of_the_table_in_order():
    """A column added to one and not to the other would shift every value after it."""
    assert activity_rows.ActivityRow._fields[:-2] == tuple(Activity.model_fields)


def test_budgets_are_summed_by_year_and_listed_by_activity(database, plan_id):
    entries = [BudgetEntry(1, "APBN", 7), BudgetEntry(0, "APBN", 5), BudgetEntry(0, "CSR", 3)]
    one = add_activity(database, plan_id, {"title": "SPAM"}, entries)
    two = add_activity(database, plan_id, {"title": "IPAL"})
    rows = activity_rows.activities_by_id(database, [one, two, "gone"])
    assert {id_: (row.budget, row.budget_next) for id_, row in rows.items()} == {
        one: (8, 7),
        two: (0, 0),
    }
    budgets = activity_rows.budgets_of(database, plan_id)
    assert [(row.year_offset, row.amount) for row in budgets[one]] == [(0, 5), (0, 3), (1, 7)]
    assert activity_rows.budgets_of_activity(database, one) == budgets[one]
    assert two not in budgets


def test_search_finds_every_word_in_code_or_title(database, plan_id):
    add_activity(database, plan_id, {"title": "SPAM Gang Melati", "code": "1.03.03.2.01.0028"})
    add_activity(database, plan_id, {"title": "IPAL Roban"})

    def titles(text: str) -> list[str]:
        return [row.title for row in activity_rows.search_activities(database, plan_id, text)]

    assert titles("melati spam") == ["SPAM Gang Melati"]
    assert titles("0028") == ["SPAM Gang Melati"]
    assert titles("melati roban") == []
    assert len(titles("")) == 2
    assert titles("%") == []
