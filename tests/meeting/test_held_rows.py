"""What the hall sees of a row is what Perbandingan shows, and there is one decision about it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from rakornis_desktop.comparison.compare import compare_plans
from rakornis_desktop.comparison.decisions import decide, withdraw
from rakornis_desktop.meeting.agenda_edits import add_agenda_item
from rakornis_desktop.meeting.held_decisions import decide_at, write_decision
from rakornis_desktop.meeting.held_rows import HeldRows, held_rows, with_decisions
from rakornis_desktop.meeting.meeting_edits import create_meeting
from rakornis_desktop.program.changed import Changed
from rakornis_desktop.program.database import Program
from rakornis_desktop.program.offices import new_program
from rakornis_desktop.program.queries.decisions import decisions, decisions_at
from rakornis_desktop.program.queries.meetings import agenda_links
from rakornis_desktop.program.queries.plans import own_plan, plan_of
from rakornis_desktop.sample.database import build_sample


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    with build_sample(tmp_path / "a.rkn") as program:
        yield program


def compared(program: Program):
    theirs = plan_of(program, "61")
    assert theirs is not None
    return compare_plans(program, own_plan(program).id, theirs.id)


def held(program: Program, *pairs) -> tuple[str, HeldRows, list[str]]:
    """A meeting with one item about these pairs, and its rows as held."""
    meeting = create_meeting(program, own_plan(program).id)
    rows = [row.id for pair in pairs for row in pair.rows()]
    item = add_agenda_item(program, meeting, "Pembahasan", rows)
    return meeting, held_rows(program, meeting), agenda_links(program, meeting, "activity")[item]


def undecided(program: Program):
    return [p for p in compared(program).pairs if p.left and p.right and p.decision is None]


def test_both_sides_of_an_item_are_those_of_the_comparison(program: Program) -> None:
    one, two = undecided(program)[:2]
    _meeting, rows, ids = held(program, two, one)
    assert rows.pairs(ids) == (two, one), "in the order of the agenda, each once"
    assert rows.heads(one) == ("Kota Singkawang", "Provinsi Kalimantan Barat")
    names = [view.name for view in rows.fields(one)]
    assert names[0] in ("code", "title") and "budget" in names
    assert "note" not in names or any(v.differs for v in rows.fields(one) if v.name == "note")


def test_decided_here_or_there_is_one_decision(program: Program) -> None:
    pair = undecided(program)[0]
    meeting, rows, ids = held(program, pair)
    heard: list[Changed] = []
    program.on_changed(heard.append)
    decide_at(program, meeting, rows.pairs(ids), "ditunda")
    ((before, now),) = with_decisions(program, rows, heard[-1])
    assert before.decision is None and now.decision is not None
    assert rows.pairs(ids) == (now,) and now.decision.meeting_id == meeting
    there = next(p for p in compared(program).pairs if p.first.id == pair.first.id)
    assert there.decision == now.decision and not there.stale
    assert [row.id for row in decisions_at(program, meeting)] == [now.decision.id]

    decide(program, [there], "ditolak", note="Tidak layak")
    ((_before, now),) = with_decisions(program, rows, heard[-1])
    assert now.decision is not None and now.decision.status == "ditolak"
    withdraw(program, [now])
    ((_before, now),) = with_decisions(program, rows, heard[-1])
    assert now.decision is None
    program.undo()
    ((_before, now),) = with_decisions(program, rows, heard[-1])
    assert now.decision is not None and now.decision.note == "Tidak layak"


def test_a_note_is_stored_as_it_is_typed_and_stays_when_decided_anew(program: Program) -> None:
    pair = undecided(program)[0]
    meeting, rows, ids = held(program, pair)
    count = len(decisions(program))
    heard: list[Changed] = []
    program.on_changed(heard.append)
    decide_at(program, meeting, [pair], "disepakati_dengan_catatan")
    with_decisions(program, rows, heard[-1])
    for text in ("D", "Dua", "Dua tahap "):
        write_decision(program, rows.pairs(ids)[0], {"note": text}, typing=True)
        ((_before, now),) = with_decisions(program, rows, heard[-1])
        assert now.decision is not None and now.decision.note == text
    figures = {"agreed_volume": Decimal(80), "agreed_unit": "SR"}
    write_decision(program, now, figures, typing=True)
    with_decisions(program, rows, heard[-1])
    decide_at(program, meeting, rows.pairs(ids), "disepakati")
    ((_before, now),) = with_decisions(program, rows, heard[-1])
    assert now.decision is not None
    assert (now.decision.note, now.decision.agreed_volume) == ("Dua tahap ", Decimal(80))
    assert len(decisions(program)) == count + 1
    program.undo()
    program.undo()
    program.undo()
    with_decisions(program, rows, heard[-1])
    assert rows.pairs(ids)[0].decision.note == "", "the whole note is one step"


def test_a_row_of_a_plan_that_is_not_compared_stands_alone(program: Program) -> None:
    pair = undecided(program)[0]
    meeting, _rows, _ids = held(program, pair)
    other = program.read(
        "SELECT a.id FROM activity a JOIN plan p ON p.id = a.plan_id "
        "WHERE a.id NOT IN (SELECT activity_id FROM agenda_activity) AND NOT p.is_own LIMIT 1"
    )[0][0]
    add_agenda_item(program, meeting, "Lain", [other, "sudah-tidak-ada"])
    rows = held_rows(program, meeting)
    (alone,) = rows.pairs([other, "sudah-tidak-ada"])
    assert other in {row.id for row in alone.rows()}


def test_without_any_other_plan_our_rows_are_shown_alone(tmp_path: Path) -> None:
    from rakornis_desktop.program.activity_edits import BudgetEntry, add_activity

    with new_program(tmp_path / "b.rkn", "61.72", 2027) as program:
        plan = own_plan(program).id
        row = add_activity(program, plan, {"title": "Drainase"}, [BudgetEntry(0, "", 5, "DAU")])
        meeting = create_meeting(program, plan)
        add_agenda_item(program, meeting, "Drainase", [row])
        rows = held_rows(program, meeting)
        (alone,) = rows.pairs([row])
        assert rows.heads(alone) == ("Kota Singkawang",)
        assert [view.name for view in rows.fields(alone)] == ["title", "budget"]
        heard: list[Changed] = []
        program.on_changed(heard.append)
        decide_at(program, meeting, [alone], "disepakati")
        assert len(with_decisions(program, rows, heard[-1])) == 1
