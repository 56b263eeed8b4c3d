"""What the hall sees of a row is what Perbandingan shows, and there is one decision about it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from rakornis_desktop.comparison.compare import compare_plans
from rakornis_desktop.comparison.deciding_rows import decide, withdraw
from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.database.new_database import new_database
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.decision_rows import decisions, decisions_at
from rakornis_desktop.database.queries.meeting_rows import agenda_links
from rakornis_desktop.database.queries.plans_of_offices import own_plan, plan_of
from rakornis_desktop.meeting.agenda.agenda_edits import add_agenda_item
from rakornis_desktop.meeting.held.held_decisions import decide_at, write_decision
from rakornis_desktop.meeting.held.held_rows import HeldRows, held_rows, with_decisions
from rakornis_desktop.meeting.meeting_edits import create_meeting
from rakornis_desktop.sample.sample_database import build_sample


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with build_sample(tmp_path / "a.rkn") as database:
        yield database


def compared(database: Database):
    theirs = plan_of(database, "61")
    assert theirs is not None
    return compare_plans(database, own_plan(database).id, theirs.id)


def held(database: Database, *pairs) -> tuple[str, HeldRows, list[str]]:
    """A meeting with one item about these pairs, and its rows as held."""
    meeting = create_meeting(database, own_plan(database).id)
    rows = [row.id for pair in pairs for row in pair.rows()]
    item = add_agenda_item(database, meeting, "Pembahasan", rows)
    return meeting, held_rows(database, meeting), agenda_links(database, meeting, "activity")[item]


def undecided(database: Database):
    return [p for p in compared(database).pairs if p.left and p.right and p.decision is None]


def test_both_sides_of_an_item_are_those_of_the_comparison(database: Database) -> None:
    one, two = undecided(database)[:2]
    _meeting, rows, ids = held(database, two, one)
    assert rows.pairs(ids) == (two, one), "in the order of the agenda, each once"
    assert rows.heads(one) == ("Kota Singkawang", "Provinsi Kalimantan Barat")
    names = [view.name for view in rows.fields(one)]
    assert names[0] in ("code", "title") and "budget" in names
    assert "note" not in names or any(v.differs for v in rows.fields(one) if v.name == "note")


def test_decided_here_or_there_is_one_decision(database: Database) -> None:
    pair = undecided(database)[0]
    meeting, rows, ids = held(database, pair)
    heard: list[Changed] = []
    database.on_changed(heard.append)
    decide_at(database, meeting, rows.pairs(ids), "ditunda")
    ((before, now),) = with_decisions(database, rows, heard[-1])
    assert before.decision is None and now.decision is not None
    assert rows.pairs(ids) == (now,) and now.decision.meeting_id == meeting
    there = next(p for p in compared(database).pairs if p.first.id == pair.first.id)
    assert there.decision == now.decision and not there.stale
    assert [row.id for row in decisions_at(database, meeting)] == [now.decision.id]

    decide(database, [there], "ditolak", note="Tidak layak")
    ((_before, now),) = with_decisions(database, rows, heard[-1])
    assert now.decision is not None and now.decision.status == "ditolak"
    withdraw(database, [now])
    ((_before, now),) = with_decisions(database, rows, heard[-1])
    assert now.decision is None
    database.undo()
    ((_before, now),) = with_decisions(database, rows, heard[-1])
    assert now.decision is not None and now.decision.note == "Tidak layak"


def test_a_note_is_stored_as_it_is_typed_and_stays_when_decided_anew(database: Database) -> None:
    pair = undecided(database)[0]
    meeting, rows, ids = held(database, pair)
    count = len(decisions(database))
    heard: list[Changed] = []
    database.on_changed(heard.append)
    decide_at(database, meeting, [pair], "disepakati_dengan_catatan")
    with_decisions(database, rows, heard[-1])
    for text in ("D", "Dua", "Dua tahap "):
        write_decision(database, rows.pairs(ids)[0], {"note": text}, typing=True)
        ((_before, now),) = with_decisions(database, rows, heard[-1])
        assert now.decision is not None and now.decision.note == text
    figures = {"agreed_volume": Decimal(80), "agreed_unit": "SR"}
    write_decision(database, now, figures, typing=True)
    with_decisions(database, rows, heard[-1])
    decide_at(database, meeting, rows.pairs(ids), "disepakati")
    ((_before, now),) = with_decisions(database, rows, heard[-1])
    assert now.decision is not None
    assert (now.decision.note, now.decision.agreed_volume) == ("Dua tahap ", Decimal(80))
    assert len(decisions(database)) == count + 1
    database.undo()
    database.undo()
    database.undo()
    with_decisions(database, rows, heard[-1])
    assert rows.pairs(ids)[0].decision.note == "", "the whole note is one step"


def test_a_row_of_a_plan_that_is_not_compared_stands_alone(database: Database) -> None:
    pair = undecided(database)[0]
    meeting, _rows, _ids = held(database, pair)
    other = database.read(
        "SELECT a.id FROM activity a JOIN plan p ON p.id = a.plan_id "
        "WHERE a.id NOT IN (SELECT activity_id FROM agenda_activity) AND NOT p.is_own LIMIT 1"
    )[0][0]
    add_agenda_item(database, meeting, "Lain", [other, "sudah-tidak-ada"])
    rows = held_rows(database, meeting)
    (alone,) = rows.pairs([other, "sudah-tidak-ada"])
    assert other in {row.id for row in alone.rows()}


def test_without_any_other_plan_our_rows_are_shown_alone(tmp_path: Path) -> None:
    from rakornis_desktop.database.edits.activity_edits import BudgetEntry, add_activity

    with new_database(tmp_path / "b.rkn", "61.72", 2027) as database:
        plan = own_plan(database).id
        row = add_activity(database, plan, {"title": "Drainase"}, [BudgetEntry(0, "", 5, "DAU")])
        meeting = create_meeting(database, plan)
        add_agenda_item(database, meeting, "Drainase", [row])
        rows = held_rows(database, meeting)
        (alone,) = rows.pairs([row])
        assert rows.heads(alone) == ("Kota Singkawang",)
        assert [view.name for view in rows.fields(alone)] == ["title", "budget"]
        heard: list[Changed] = []
        database.on_changed(heard.append)
        decide_at(database, meeting, [alone], "disepakati")
        assert len(with_decisions(database, rows, heard[-1])) == 1
