"""Service figures are refused at the field where they cannot be, and undone in one step."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from rakornis_desktop.database.edits import service_edits
from rakornis_desktop.database.edits.activity_edits import (
    add_activity,
    update_activities,
    update_field,
)
from rakornis_desktop.database.edits.field_refusal import FieldRefusal
from rakornis_desktop.database.queries.activity_rows import activities_by_id
from rakornis_desktop.database.queries.service_rows import achievements, indicators
from rakornis_desktop.language.sentences import Refusal

WATER = {"region_code": "61.72", "indicator": "AM-K", "year": 2026}
RTLH = {"code": "RTLH", "name": "Rumah tidak layak huni", "unit": "rumah", "direction": "turun"}


def test_need_and_service_of_a_region_are_kept_with_source_and_date(database):
    service_edits.add_achievement(
        database,
        {**WATER, "in_need": 1000, "served": "710", "source": "SSK", "measured_on": "2026-12-31"},
    )
    (row,) = achievements(database)
    assert (row.in_need, row.served) == (Decimal(1000), Decimal(710))
    assert (row.source, row.measured_on) == ("SSK", date(2026, 12, 31))
    assert database.undo_label == "Tambah capaian AM-K Kota Singkawang 2026"
    database.undo()
    assert achievements(database) == []


@pytest.mark.parametrize(
    ("values", "field", "said"),
    [
        ({"in_need": 10, "served": 11}, "served", "lebih besar daripada yang membutuhkan (10"),
        ({"in_need": 0, "served": 3}, "served", "yang membutuhkan 0"),
        ({"in_need": None, "served": 3}, "in_need", "harus angka"),
        ({"served": 3}, "in_need", "belum diisi"),
        ({"in_need": 10, "served": -1}, "served", "tidak boleh kurang dari 0"),
        ({"in_need": "10.5", "served": 3}, "in_need", "bilangan bulat"),
        ({"in_need": 10, "served": 3, "indicator": "XX"}, "indicator", "tidak dikenal"),
        ({"in_need": 10, "served": 3, "region_code": "99"}, "region_code", "tidak dikenal"),
        ({"in_need": 10, "served": 3, "year": 1800}, "year", "tidak boleh kurang"),
        ({"in_need": "NaN", "served": 3}, "in_need", "harus angka"),
        ({"in_need": 10, "served": 3, "target_percent": 101}, "target_percent", "lebih dari"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(database, values, field, said):
    with pytest.raises(FieldRefusal) as refused:
        service_edits.add_achievement(database, {**WATER, **values})
    assert refused.value.field == field
    assert said in str(refused.value)
    assert achievements(database) == []


def test_the_same_region_and_year_twice_is_refused_not_added_up(database):
    service_edits.add_achievement(database, {**WATER, "in_need": 10, "served": 3})
    with pytest.raises(FieldRefusal, match="sudah ada") as refused:
        service_edits.add_achievement(database, {**WATER, "in_need": 20, "served": 3})
    assert refused.value.field == "year"
    other = service_edits.add_achievement(
        database, {**WATER, "year": 2025, "in_need": 9, "served": 1}
    )
    with pytest.raises(FieldRefusal, match="sudah ada"):
        service_edits.update_achievement(database, other, {"year": 2026})
    assert len(achievements(database)) == 2


def test_an_edit_is_checked_against_the_rest_of_its_row(database):
    id_ = service_edits.add_achievement(database, {**WATER, "in_need": 10, "served": 3})
    with pytest.raises(FieldRefusal, match="lebih besar"):
        service_edits.update_achievement(database, id_, {"served": 11})
    service_edits.update_achievement(database, id_, {"served": 10})
    assert database.undo_label == "Ubah terlayani AM-K Kota Singkawang 2026"
    service_edits.delete_achievements(database, achievements(database))
    with pytest.raises(Refusal, match="dihapus"):
        service_edits.update_achievement(database, id_, {"served": 1})


def test_an_office_adds_its_own_indicators_and_keeps_what_rests_on_them(database):
    service_edits.add_indicator(database, RTLH)
    own = indicators(database)["RTLH"]
    assert own.is_own and own.direction == "turun" and not indicators(database)["AM-K"].is_own
    with pytest.raises(FieldRefusal, match="sudah dipakai indikator lain"):
        service_edits.add_indicator(database, RTLH)
    with pytest.raises(FieldRefusal, match="sudah dipakai indikator lain"):
        service_edits.add_indicator(database, {**RTLH, "code": "AM-K"})
    with pytest.raises(FieldRefusal, match="belum diisi"):
        service_edits.add_indicator(database, {**RTLH, "code": "X", "unit": " "})
    values = {**WATER, "indicator": "RTLH", "in_need": 100, "served": 101}
    with pytest.raises(FieldRefusal, match="sisa lebih besar daripada jumlah awal"):
        service_edits.add_achievement(database, values)
    service_edits.add_achievement(database, {**values, "served": 80})
    with pytest.raises(FieldRefusal, match="1 baris capaian"):
        service_edits.update_indicator(database, own, {"unit": "KK"})
    with pytest.raises(Refusal, match="masih dipakai 1 baris capaian"):
        service_edits.delete_indicator(database, own)
    with pytest.raises(Refusal, match="standar pelayanan minimal"):
        service_edits.delete_indicator(database, indicators(database)["AM-K"])
    service_edits.update_indicator(database, own, {"name": "RTLH perkotaan"})
    service_edits.delete_achievements(database, achievements(database))
    service_edits.delete_indicator(database, indicators(database)["RTLH"])
    assert "RTLH" not in indicators(database)


def test_an_indicator_in_households_is_not_fed_with_people(database, plan_id):
    a = add_activity(database, plan_id, {"title": "SPAM"})
    with pytest.raises(
        FieldRefusal, match="RL-K dihitung dalam rumah tangga, bukan jiwa"
    ) as refused:
        service_edits.serve(database, a, "RL-K", 400, "jiwa")
    assert refused.value.field == "beneficiary_unit"
    with pytest.raises(FieldRefusal, match="belum diisi"):
        service_edits.serve(database, a, "RL-K", 400)
    with pytest.raises(FieldRefusal, match="tidak dikenal"):
        service_edits.serve(database, a, "RL-X", 400, "KK")
    service_edits.serve(database, a, "RL-K", 400, "KK")
    # Whichever of the three is typed later, the three must hold together.
    with pytest.raises(FieldRefusal, match="bukan jiwa"):
        update_field(database, a, "beneficiary_unit", "jiwa")
    with pytest.raises(FieldRefusal, match="dihitung dalam orang"):
        update_field(database, a, "service_indicator", "AM-K")
    b = add_activity(
        database, plan_id, {"title": "b", "beneficiaries": 4, "beneficiary_unit": "jiwa"}
    )
    with pytest.raises(FieldRefusal, match="bukan jiwa"):
        update_activities(database, [a, b], {"service_indicator": "RL-K"})
    with pytest.raises(FieldRefusal, match="bukan jiwa"):
        add_activity(
            database, plan_id,
            {"title": "c", "service_indicator": "RL-K", "beneficiaries": 4,
             "beneficiary_unit": "jiwa"},
        )  # fmt: skip
    rows = activities_by_id(database, [a, b])
    assert rows[a].service_indicator == "RL-K" and rows[b].service_indicator == ""
    service_edits.serve(database, a, "")
    assert activities_by_id(database, [a])[a].beneficiaries == 400
