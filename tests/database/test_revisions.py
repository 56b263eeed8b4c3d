"""A plan as it was: frozen, or turned back in the journal."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rakornis_desktop.comparison.earlier import compare_with_earlier
from rakornis_desktop.database.edits.activity_edits import (
    BudgetEntry,
    add_activity,
    update_activity,
)
from rakornis_desktop.database.new_database import new_database
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.database.revisions import freeze, moments, rows_at
from rakornis_desktop.database.tables import Activity, Plan
from rakornis_desktop.language.sentences import Refusal


def _last_change(database: Database) -> int:
    return int(database.read("SELECT coalesce(max(id), 0) FROM change")[0][0])


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("add", "title", "money", "delete", "undo", "redo")),
            st.integers(0, 5),
        ),
        max_size=14,
    )
)
def test_the_journal_gives_back_every_moment(steps: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as folder, new_database(Path(folder) / "p.rkn", "61.72", 2027) as p:
        plan_id = own_plan(p).id
        seen = []
        for step, number in steps:
            ids = [row[0] for row in p.read("SELECT id FROM activity ORDER BY position, id")]
            chosen = ids[number % len(ids)] if ids else ""
            if step == "add":
                add_activity(p, plan_id, {"title": f"SPAM {number}"}, [BudgetEntry(0, "", 5, "")])
            elif step == "undo":
                p.undo()
            elif step == "redo":
                p.redo()
            elif chosen and step == "title":
                update_activity(p, chosen, {"title": f"Judul {number}"})
            elif chosen and step == "money":
                (budget,) = p.read("SELECT id FROM budget WHERE activity_id = ?", (chosen,))[:1]
                with p.change_set("Pagu") as changes:
                    changes.update_many("budget", ("amount",), [[number, budget[0]]])
            elif chosen:
                with p.change_set("Hapus") as changes:
                    changes.delete(Activity, chosen)
            then = rows_at(p, plan_id, f"c{_last_change(p)}")
            seen.append((_last_change(p), then))
        for change, then in seen:
            again = rows_at(p, plan_id, f"c{change}")
            assert again.activities == then.activities
            assert sorted(again.budgets) == sorted(then.budgets)


def test_a_frozen_revision_stays_what_it_was(database: Database) -> None:
    plan_id = own_plan(database).id
    row = add_activity(database, plan_id, {"title": "SPAM"}, [BudgetEntry(0, "", 7, "")])
    before = rows_at(database, plan_id, f"c{_last_change(database)}")
    assert freeze(database, plan_id) == 1
    update_activity(database, row, {"title": "Lain"})
    assert freeze(database, plan_id) == 2
    assert rows_at(database, plan_id, "r1") == before
    assert rows_at(database, plan_id, "2").activities[0][6] == "Lain"
    assert [moment.key for moment in moments(database, plan_id)][:2] == ["r2", "r1"]


def test_a_stage_that_was_left_can_be_asked_for(database: Database) -> None:
    plan_id = own_plan(database).id
    row = add_activity(database, plan_id, {"title": "SPAM"}, [])
    with database.change_set("Tahap") as changes:
        changes.update(Plan, plan_id, stage="rancangan_akhir")
    update_activity(database, row, {"title": "SPAM kota"})
    assert rows_at(database, plan_id, "rancangan").activities[0][6] == "SPAM"


def test_an_unknown_moment_is_refused_with_those_there_are(database: Database) -> None:
    with pytest.raises(Refusal, match="Tidak ada revisi atau tahap «kemarin»"):
        rows_at(database, own_plan(database).id, "kemarin")


def test_a_damaged_revision_is_said_to_be(database: Database) -> None:
    plan_id = own_plan(database).id
    freeze(database, plan_id)
    with database.change_set("Rusak") as changes:
        ids = changes.read("SELECT id FROM revision")
        changes.update_many("revision", ("content",), [["bukan base64!", ids[0][0]]])
    with pytest.raises(Refusal, match="rusak"):
        rows_at(database, plan_id, "r1")


def test_a_revision_frozen_before_a_column_came_is_read_with_it_empty(tmp_path, monkeypatch):
    from rakornis_desktop.database import revisions

    with new_database(tmp_path / "p.rkn", "61.72", 2027) as database:
        plan_id = own_plan(database).id
        add_activity(database, plan_id, {"title": "SPAM"})
        now = rows_at(database, plan_id, f"c{_last_change(database)}")
        with monkeypatch.context() as then:
            then.setattr(revisions, "ACTIVITY_COLUMNS", revisions.ACTIVITY_COLUMNS[:-1])
            freeze(database, plan_id)
        assert rows_at(database, plan_id, "r1") == now
        assert compare_with_earlier(database, plan_id, "r1").summary["sepadan"] == 1
