"""compare: the plans that are named, as JSON that other programs read."""

from __future__ import annotations

import json


def test_comparing_with_an_office_without_a_plan_says_how_to_get_it(
    database_path, rakornis, one_sentence
):
    code, out, err = rakornis("compare", database_path, "--with", "61")
    assert (code, out) == (1, "")
    assert one_sentence(err)
    assert "--as-office 61" in err


def test_two_plans_with_equal_rows_are_compared_as_json(database_path, rakornis):
    from rakornis_desktop.database.edits.activity_edits import BudgetEntry, add_activity
    from rakornis_desktop.database.new_database import office_plan
    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.database.queries.plans_of_offices import own_plan

    values = {"code": "1.03.03.2.01.0032", "region_code": "61.72.02.1001", "unit": "SR"}
    with Database.open(database_path) as database:
        with database.change_set("Rencana diterima") as changes:
            received = office_plan(database, changes, "61", 2027)
        for plan_id in (own_plan(database).id, received):
            for title in ("Pipa Gang Melati", "Pipa Gang Mawar"):
                add_activity(
                    database, plan_id, {**values, "title": title}, [BudgetEntry(0, "", 900, "")]
                )
    code, out, err = rakornis("compare", database_path, "--with", "61", "--json")
    assert (code, err) == (0, "")
    answer = json.loads(out)
    titles = [row["left"]["title"] for row in answer["rows"]]
    assert titles == ["Pipa Gang Melati", "Pipa Gang Mawar"]
    assert answer["summary"]["sepadan"] == 2
