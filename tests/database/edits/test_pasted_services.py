"""Rows pasted together: what is right goes in, what is wrong is told, in one step of undo."""

from __future__ import annotations

from decimal import Decimal

from rakornis_desktop.database.edits.pasted_services import put_achievements
from rakornis_desktop.database.edits.service_edits import add_achievement
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.service_rows import achievements


def _row(year: int, need: int, served: int) -> dict[str, object]:
    return {
        "region_code": "61.72", "indicator": "AM-K", "year": year,
        "in_need": Decimal(need), "served": Decimal(served),
    }  # fmt: skip


def test_wrong_rows_keep_no_other_out(database: Database) -> None:
    old = add_achievement(database, _row(2024, 100, 10))
    outcome = put_achievements(
        database,
        [
            (old, {"served": Decimal(20)}),
            ("", _row(2025, 100, 200)),
            ("", _row(2026, 100, 50)),
            ("", _row(2026, 100, 60)),
        ],
    )
    assert [refusal is None for refusal in outcome] == [True, False, True, False]
    assert outcome[1] and outcome[1].field == "served"
    assert outcome[3] and outcome[3].field == "year", "the same year a second time"
    assert {row.year: int(row.served) for row in achievements(database)} == {2024: 20, 2026: 50}
    database.undo()
    assert {row.year: int(row.served) for row in achievements(database)} == {2024: 10}
