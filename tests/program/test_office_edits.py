"""What the settings page does to the office, its officials and the plan."""

from __future__ import annotations

import pytest

from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.program import office_edits
from rakornis_desktop.program.activity_edits import BudgetEntry, add_activity
from rakornis_desktop.program.queries.activities import activities_of
from rakornis_desktop.program.queries.offices import office, offices, officials_of
from rakornis_desktop.program.queries.plans import own_plan
from rakornis_desktop.program.tables import Office, Plan
from rakornis_desktop.program.validation import FieldRefusal


def test_the_letterhead_is_kept_and_undone(program):
    (row,) = offices(program)
    office_edits.update_office(program, row.id, {"address": "Jalan Alianyang 7", "city": "Sambas"})
    changed = office(program, row.id)
    assert changed == row._replace(address="Jalan Alianyang 7", city="Sambas")
    assert program.undo_label == "Ubah data kantor"
    program.undo()
    assert office(program, row.id) == row
    assert office(program, "gone") is None


def test_the_stage_of_the_plan(program, plan_id):
    office_edits.update_plan(program, plan_id, {"stage": "rancangan_akhir"})
    assert own_plan(program).stage == "rancangan_akhir"
    assert program.undo_label == "Ubah tahap rencana"
    with pytest.raises(FieldRefusal):
        office_edits.update_plan(program, plan_id, {"stage": "entah"})


def test_officials_stand_in_order_the_head_first_those_who_left_last(program):
    (own,) = offices(program)
    office_edits.set_officials(
        program,
        own.id,
        [
            {"name": "Andi", "job": "Sekretaris"},
            {"name": "Sari", "job": "Kepala Dinas", "is_head": True},
            {"name": "Tono", "is_active": False, "is_head": True},
        ],
    )
    before = officials_of(program, own.id)
    assert [official.name for official in before] == ["Sari", "Andi", "Tono"]
    sari, _andi, tono = before
    office_edits.set_officials(
        program, own.id, [{"id": tono.id, "name": "Tono", "rank": "IV/c"}, {"id": sari.id}]
    )
    after = officials_of(program, own.id)
    assert [(row.id, row.rank) for row in after] == [
        (sari.id, ""),
        (tono.id, "IV/c"),
    ]
    program.undo()
    assert officials_of(program, own.id) == before


def test_a_received_plan_goes_with_its_rows_and_comes_back(program, plan_id):
    with program.change_set("Impor") as changes:
        province = changes.add(Office, tier="provinsi", region_code="61", name="Dinas")
        received = changes.add(Plan, office_id=province.id, fiscal_year=2027)
    add_activity(program, received.id, {"title": "SPAM"}, [BudgetEntry(0, "APBN", 5)])
    office_edits.delete_plan(program, received.id)
    assert program.read("SELECT count(*) FROM activity") == [(0,)]
    assert program.undo_label == "Hapus rencana Dinas 2027"
    program.undo()
    assert activities_of(program, received.id)[0].budget == 5
    with pytest.raises(Refusal, match="kantor sendiri"):
        office_edits.delete_plan(program, plan_id)
    office_edits.delete_plan(program, "gone")
