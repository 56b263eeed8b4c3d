"""Decisions: kept, replaced, withdrawn, shown as stale, found again after a re-import."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from rakornis_desktop.comparison.compare import compare_plans
from rakornis_desktop.comparison.deciding_rows import decide, withdraw
from rakornis_desktop.database.edits.activity_edits import update_activity
from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.database.queries.decision_rows import decisions
from rakornis_desktop.database.tables import Activity
from rakornis_desktop.language.sentences import Refusal

from .conftest import Plans

WORK: dict[str, Any] = {"title": "Perluasan SPAM", "region_code": "61.72.02.1001"}


@pytest.fixture
def decided(plans: Plans) -> Plans:
    plans.ours(**WORK, code="1.03.03.2.01.0032", volume=Decimal(120), unit="SR")
    plans.theirs(**WORK, code="1.03.03.1.01.0027")
    decide(
        plans.database,
        plans.compared().pairs,
        "disepakati_dengan_catatan",
        note="80 SR oleh provinsi",
        agreed_volume=Decimal(80),
        agreed_budget=900_000_000,
    )
    return plans


def test_a_decision_is_kept_with_all_that_was_said(decided: Plans) -> None:
    (pair,) = decided.compared().pairs
    assert pair.decision is not None and not pair.stale
    assert pair.decision.status == "disepakati_dengan_catatan"
    assert pair.decision.agreed_volume == 80 and pair.decision.agreed_unit == "SR"
    assert pair.decision.agreed_budget == 900_000_000
    assert pair.decision.note == "80 SR oleh provinsi"
    assert pair.decision.decided_by == "Budi"
    assert decided.compared().decided == 1


def test_a_later_change_makes_it_stale_but_keeps_it(decided: Plans) -> None:
    (pair,) = decided.compared().pairs
    assert pair.left is not None
    update_activity(decided.database, pair.left.id, {"volume": Decimal(100)})
    (pair,) = decided.compared().pairs
    assert pair.decision is not None and pair.stale
    decide(decided.database, [pair], "disepakati")
    (pair,) = decided.compared().pairs
    assert pair.decision is not None and pair.decision.status == "disepakati" and not pair.stale


def test_a_note_on_the_row_does_not_make_it_stale(decided: Plans) -> None:
    (pair,) = decided.compared().pairs
    assert pair.left is not None
    update_activity(decided.database, pair.left.id, {"note": "dibahas pagi"})
    (pair,) = decided.compared().pairs
    assert not pair.stale


def test_deciding_again_replaces_instead_of_adding(decided: Plans) -> None:
    decide(decided.database, decided.compared().pairs, "ditolak")
    assert [row.status for row in decisions(decided.database)] == ["ditolak"]


def test_one_undo_takes_a_decision_on_many_rows_back(plans: Plans) -> None:
    for number in range(5):
        plans.ours(title=f"Drainase {number}")
    decide(plans.database, plans.compared().pairs, "ditunda")
    assert plans.compared().decided == 5
    plans.database.undo()
    assert plans.compared().decided == 0
    plans.database.redo()
    assert plans.compared().decided == 5


def test_withdrawing_leaves_the_row_undecided(decided: Plans) -> None:
    withdraw(decided.database, decided.compared().pairs)
    (pair,) = decided.compared().pairs
    assert pair.decision is None
    assert decisions(decided.database) == []


def test_a_row_imported_anew_finds_its_decision_by_what_it_is(decided: Plans) -> None:
    (pair,) = decided.compared().pairs
    assert pair.left is not None
    with decided.database.change_set("Impor ulang") as changes:
        changes.delete(Activity, pair.left.id)
    decided.ours(**WORK, code="1.03.03.2.01.0032", volume=Decimal(120), unit="SR")
    (pair,) = decided.compared().pairs
    assert pair.decision is not None and not pair.stale


def test_an_unknown_decision_is_refused_and_nothing_written(plans: Plans) -> None:
    plans.ours(**WORK)
    with pytest.raises(Refusal):
        decide(plans.database, plans.compared().pairs, "setuju saja")
    assert decisions(plans.database) == []


def test_a_refreshed_comparison_is_the_one_made_anew(decided: Plans) -> None:
    before = decided.compared()
    withdraw(decided.database, before.pairs)
    refreshed = before.refreshed(decided.database, Changed(rows={"decision": frozenset({"x"})}))
    assert refreshed == compare_plans(decided.database, decided.left, decided.right)
