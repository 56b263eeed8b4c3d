"""What the first page counts is the same whether all plans are asked for or a few."""

from __future__ import annotations

import random
from pathlib import Path

from rakornis_desktop.database.edits.activity_edits import BudgetEntry, add_activity
from rakornis_desktop.database.new_database import new_database, office_plan
from rakornis_desktop.database.queries.status_counts import activity_counts


def test_what_activities_lack_is_counted_alike_for_all_plans_and_for_one(tmp_path: Path) -> None:
    database = new_database(tmp_path / "a.rkn", "61", 2027)
    draw = random.Random(3)
    with database.change_set("Terima rencana") as changes:
        plans = [office_plan(database, changes, f"61.0{number}", 2027) for number in range(1, 4)]
    for number in range(40):
        add_activity(
            database,
            draw.choice(plans),
            {
                "title": f"Kegiatan {number}",
                "code": draw.choice(("", "1.03.03.2.01.0032")),
                "location_text": draw.choice(("", "Pasar")),
                "volume": draw.choice((None, 5)),
                "readiness_ded": draw.choice((None, "ada")),
            },
            draw.choice(([], [BudgetEntry(0, "", 0, "DAU")], [BudgetEntry(0, "", 5, "DAU")])),
        )
    every = activity_counts(database)
    assert sum(counts.activities for counts in every.values()) == 40
    assert 0 < sum(counts.no_budget for counts in every.values()) < 40
    for plan in plans:
        assert activity_counts(database, [plan]) == {plan: every[plan]}
