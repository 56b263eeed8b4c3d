"""What the settings page does to the office, its officials and the plan."""

from __future__ import annotations

import pytest

from rakornis_desktop.database.edits import office_edits
from rakornis_desktop.database.edits.activity_edits import BudgetEntry, add_activity
from rakornis_desktop.database.edits.validation import FieldRefusal
from rakornis_desktop.database.queries.activity_rows import activities_of
from rakornis_desktop.database.queries.office_rows import office, offices, officials_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.database.tables import Office, Plan
from rakornis_desktop.language.sentences import Refusal


def test_the_letterhead_is_kept_and_undone(database):
    (row,) = offices(database)
    office_edits.update_office(database, row.id, {"address": "Jalan Alianyang 7", "city": "Sambas"})
    changed = office(database, row.id)
    assert changed == row._replace(address="Jalan Alianyang 7", city="Sambas")
    assert database.undo_label == "Ubah data kantor"
    database.undo()
    assert office(database, row.id) == row
    assert office(database, "gone") is None


def test_the_stage_of_the_plan(database, plan_id):
    office_edits.update_plan(database, plan_id, {"stage": "rancangan_akhir"})
    assert own_plan(database).stage == "rancangan_akhir"
    assert database.undo_label == "Ubah tahap rencana"
    with pytest.raises(FieldRefusal):
        office_edits.update_plan(database, plan_id, {"stage": "entah"})


def test_officials_stand_in_order_the_head_first_those_who_left_last(database):
    (own,) = offices(database)
    office_edits.set_officials(
        database,
        own.id,
        [
            {"name": "Andi", "job": "Sekretaris"},
            {"name": "Sari", "job": "Kepala Dinas", "is_head": True},
            {"name": "Tono", "is_active": False, "is_head": True},
        ],
    )
    before = officials_of(database, own.id)
    assert [official.name for official in before] == ["Sari", "Andi", "Tono"]
    sari, _andi, tono = before
    office_edits.set_officials(
        database, own.id, [{"id": tono.id, "name": "Tono", "rank": "IV/c"}, {"id": sari.id}]
    )
    after = officials_of(database, own.id)
    assert [(row.id, row.rank) for row in after] == [
        (sari.id, ""),
        (tono.id, "IV/c"),
    ]
    database.undo()
    assert officials_of(database, own.id) == before


def test_a_received_plan_goes_with_its_rows_and_comes_back(database, plan_id):
    with database.change_set("Impor") as changes:
        province = changes.add(Office, tier="provinsi", region_code="61", name="Dinas")
        received = changes.add(Plan, office_id=province.id, fiscal_year=2027)
    add_activity(database, received.id, {"title": "SPAM"}, [BudgetEntry(0, "APBN", 5)])
    office_edits.delete_plan(database, received.id)
    assert database.read("SELECT count(*) FROM activity") == [(0,)]
    assert database.undo_label == "Hapus rencana Dinas 2027"
    database.undo()
    assert activities_of(database, received.id)[0].budget == 5
    with pytest.raises(Refusal, match="kantor sendiri"):
        office_edits.delete_plan(database, plan_id)
    office_edits.delete_plan(database, "gone")
