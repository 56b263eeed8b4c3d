"""A new database has its office and plan; received plans find theirs."""

from __future__ import annotations

import pytest

from rakornis_desktop.database.new_database import new_database, office_plan, office_values
from rakornis_desktop.database.queries.office_rows import offices
from rakornis_desktop.database.queries.plans_of_offices import own_plan, plan_by_id, plan_of, plans
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.reference.regions import regions


def test_a_new_database_knows_its_office_by_its_region(tmp_path):
    with new_database(tmp_path / "a.rkn", "61.72", 2027, author="Sari") as database:
        plan = own_plan(database)
        assert (plan.fiscal_year, plan.edition, plan.is_own) == (2027, "2026", True)
        assert (plan.tier, plan.government) == ("kabupaten_kota", "Pemerintah Kota Singkawang")
        (office,) = offices(database)
        assert (office.short_name, office.city) == ("Kota Singkawang", "Singkawang")
        # The ground that everything stands on is not undone by an officer who undoes too far.
        assert database.undo_label is None
        assert database.history()[0].author == "Sari"


@pytest.mark.parametrize(
    ("region", "year", "edition", "word"),
    [
        ("61.72.01", 2027, "2026", "61.72.01"),
        ("99", 2027, "2026", "99"),
        ("", 2027, "2026", "bukan kode kantor"),
        ("61.72", 1927, "2026", "Tahun anggaran"),
        ("61.72", 2027, "1999", "1999"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_no_file(tmp_path, region, year, edition, word):
    with pytest.raises(Refusal, match=word):
        new_database(tmp_path / "a.rkn", region, year, edition)
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_not_overwritten(tmp_path):
    (tmp_path / "a.rkn").write_text("mine")
    with pytest.raises(Refusal, match="sudah ada"):
        new_database(tmp_path / "a.rkn", "61.72", 2027)
    assert (tmp_path / "a.rkn").read_text() == "mine"


def test_every_office_of_the_province_has_names(tmp_path):
    codes = ["00", "61", *(region.code for region in regions().regencies())]
    assert len(codes) == 16
    for code in codes:
        values = office_values(code)
        assert values["government"].startswith("Pemerintah ")
        assert values["name"] and values["short_name"]
    assert office_values("61")["government"] == "Pemerintah Provinsi Kalimantan Barat"
    assert office_values("00")["tier"] == "pusat"


def test_a_received_plan_is_made_once_and_is_undone_with_its_import(tmp_path):
    with new_database(tmp_path / "a.rkn", "61.72", 2027) as database:
        with database.change_set("Impor") as changes:
            first = office_plan(database, changes, "61", 2027, source_file="provinsi.xlsx")
        with database.change_set("Impor") as changes:
            again = office_plan(database, changes, "61", 2027, "2023", "provinsi 2.xlsx")
            other = office_plan(database, changes, "61", 2028)
        assert first == again != other
        row = plan_by_id(database, first)
        assert row is not None
        assert (row.is_own, row.edition, row.source_file) == (False, "2023", "provinsi 2.xlsx")
        assert row.received_at
        assert [(plan.region_code, plan.fiscal_year) for plan in plans(database)] == [
            ("61.72", 2027),
            ("61", 2028),
            ("61", 2027),
        ]
        assert plan_of(database, "61", 2027) == row
        assert len(offices(database)) == 2
        database.undo()
        database.undo()
        assert plan_of(database, "61") is None
        assert len(offices(database)) == 1


def test_a_file_of_our_own_finds_our_own_plan(tmp_path):
    with new_database(tmp_path / "a.rkn", "61.72", 2027) as database:
        with database.change_set("Impor") as changes:
            plan_id = office_plan(database, changes, "61.72", 2027, source_file="renja.xlsx")
        plan = own_plan(database)
        assert plan.id == plan_id
        assert (plan.is_own, plan.source_file, plan.received_at) == (True, "", None)


def test_an_edition_that_is_not_known_is_refused(tmp_path):
    with (
        new_database(tmp_path / "a.rkn", "61.72", 2027) as database,
        pytest.raises(Refusal, match="1999"),
        database.change_set("Impor") as changes,
    ):
        office_plan(database, changes, "61", 2027, "1999")
