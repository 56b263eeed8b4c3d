"""The register of settlement areas: written, checked, undone; what looks wrong is said."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rakornis_desktop.database.authority_of_areas import area_remarks, authority_of
from rakornis_desktop.database.edits import area_edits
from rakornis_desktop.database.edits.activity_edits import add_activity
from rakornis_desktop.database.edits.field_refusal import FieldRefusal
from rakornis_desktop.database.queries.activity_rows import activities_by_id
from rakornis_desktop.database.queries.area_rows import areas

CONDONG = {"kind": "kumuh", "name": "Condong", "region_code": "61.72", "decree_number": "12/2025"}
INSIDE, BORDER = "61.72.01.1001", "61.01.01.2001"


@pytest.fixture
def office_id(database) -> str:
    return str(database.read("SELECT id FROM office")[0][0])


def add(database, office_id, sizes=None, villages=(), **values):
    area_edits.add_area(database, office_id, {**CONDONG, **values}, sizes or {}, villages)
    return areas(database)[-1]


def test_an_area_keeps_its_hectares_by_year_and_its_villages(database, office_id):
    area = add(database, office_id, {2026: "9.5", 2024: 12}, [INSIDE, INSIDE])
    assert area.sizes == ((2024, Decimal(12)), (2026, Decimal("9.5")))
    assert (area.hectares, area.hectares_in(2025), area.hectares_in(2020)) == (
        Decimal("9.5"), Decimal(12), None,
    )  # fmt: skip
    assert area.villages == (INSIDE,)
    assert database.undo_label == "Tambah kawasan Condong"
    area_edits.set_area_sizes(database, area, {2026: Decimal("9.5"), 2027: 8})
    area_edits.set_area_villages(database, area, [])
    assert areas(database)[0].sizes == ((2026, Decimal("9.5")), (2027, Decimal(8)))
    database.undo()
    database.undo()
    assert areas(database) == [area]


@pytest.mark.parametrize(
    ("values", "sizes", "villages", "field"),
    [
        ({"name": " "}, {}, [], "name"),
        ({"region_code": "99"}, {}, [], "region_code"),
        ({"kind": "hutan"}, {}, [], "kind"),
        ({"households": -1}, {}, [], "households"),
        ({}, {2026: -1}, [], "hectares"),
        ({}, {2026: "banyak"}, [], "hectares"),
        ({}, {26: 1}, [], "year"),
        ({}, {}, ["61.72"], "region_code"),
    ],
)
def test_what_no_area_has_is_refused_at_its_field(
    database, office_id, values, sizes, villages, field
):
    with pytest.raises(FieldRefusal) as refused:
        add(database, office_id, sizes, villages, **values)
    assert refused.value.field == field
    assert areas(database) == []


@pytest.mark.parametrize(
    ("hectares", "tier"),
    [("9.99", "kabupaten_kota"), (10, "provinsi"), ("14.99", "provinsi"), (15, "pusat")],
)
def test_a_slums_newest_hectares_tell_whose_task_it_is(database, office_id, hectares, tier):
    area = add(database, office_id, {2024: 50, 2026: hectares})
    assert authority_of(area).tier == tier
    assert "UU 23/2014" in authority_of(area).basis


def test_without_hectares_nothing_is_guessed(database, office_id):
    area = add(database, office_id)
    assert authority_of(area).tier == ""
    assert [remark.sentence for remark in area_remarks(area)] == ["Luas Condong belum diisi."]


def test_hectares_that_rise_are_said(database, office_id):
    (remark,) = area_remarks(add(database, office_id, {2025: 8, 2026: "9.5"}))
    assert remark.field == "hectares"
    assert "naik dari 8 ha (2025) menjadi 9,5 ha (2026)" in remark.sentence


def test_villages_in_two_regencies_are_said(database, office_id):
    area = add(database, office_id, {2026: 8}, [INSIDE, BORDER], kind="strategis")
    (remark,) = area_remarks(area)
    assert remark.field == "region_code"
    assert "Kabupaten Sambas dan Kota Singkawang" in remark.sentence
    assert authority_of(area).tier == "provinsi"


def test_an_authority_that_the_hectares_deny_is_said(database, office_id):
    area = add(database, office_id, {2026: 8}, authority="pusat")
    assert authority_of(area).tier == "pusat"
    (remark,) = area_remarks(area)
    assert remark.field == "authority" and "padahal kabupaten/kota" in remark.sentence


def test_activities_point_to_an_area_and_outlive_it(database, office_id, plan_id):
    area = add(database, office_id, {2026: 8})
    a = add_activity(database, plan_id, {"title": "a"})
    area_edits.point_to_area(database, [a], area)
    row = activities_by_id(database, [a])[a]
    assert (row.area_id, row.area_kind) == (area.id, "kumuh")
    area_edits.delete_areas(database, [area])
    assert activities_by_id(database, [a])[a].area_id is None
    database.undo()
    assert activities_by_id(database, [a])[a].area_id == area.id
    assert areas(database) == [area]
    area_edits.update_area(database, area, {"name": "Condong Baru"})
    assert database.undo_label == "Ubah nama kawasan Condong Baru"
