"""Services, areas and problems go out as workbooks and come back; every row ends somewhere."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from rakornis_desktop.database.edits.activity_edits import BudgetEntry, add_activity
from rakornis_desktop.database.edits.area_edits import add_area
from rakornis_desktop.database.edits.issue_edits import (
    add_issue,
    set_issue_areas,
    set_issue_indicators,
)
from rakornis_desktop.database.edits.service_edits import add_achievement, add_indicator
from rakornis_desktop.database.new_database import new_database
from rakornis_desktop.database.queries.area_rows import areas
from rakornis_desktop.database.queries.issue_rows import issues_of
from rakornis_desktop.database.queries.office_rows import offices
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.database.queries.service_rows import achievements, indicators
from rakornis_desktop.excel.registers.area_workbook import import_areas, write_areas
from rakornis_desktop.excel.registers.issue_workbook import import_issues, write_issues
from rakornis_desktop.excel.registers.service_workbook import import_services, write_services
from rakornis_desktop.excel.writing.coverage_workbook import write_coverage
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.standing.problems import problem_tree

VILLAGE, BORDER = "61.72.01.1001", "61.01.01.2001"


@pytest.fixture
def make(tmp_path):
    """Open new databases of Kota Singkawang, closed at the end."""
    opened = []

    def made():
        database = new_database(tmp_path / f"{len(opened)}.rkn", "61.72", 2027)
        opened.append(database)
        return database

    yield made
    for database in opened:
        database.close()


@pytest.fixture
def database(make):
    database = make()
    plan = own_plan(database)
    add_indicator(
        database, {"code": "RTLH", "name": "=RTLH", "unit": "rumah", "direction": "turun"}
    )
    for code, need, served in (("AM-K", 1000, 700), ("RTLH", 90, 40), ("RB-K", 0, 0)):
        add_achievement(
            database,
            {"region_code": "61.72", "indicator": code, "year": 2026, "in_need": need,
             "served": served, "source": "SSK", "measured_on": "2026-12-31"},
        )  # fmt: skip
    values = {"kind": "kumuh", "name": "Condong", "region_code": "61.72.01", "authority": "pusat"}
    area = add_area(database, plan.office_id, values, {2024: "12.5", 2026: 11}, [VILLAGE])
    spam = add_activity(
        database, plan.id, {"title": "SPAM", "reference": "SKW-1", "code": "1.03.03.2.01.0032"},
        [BudgetEntry(0, "", 500, "")],
    )  # fmt: skip
    add_activity(database, plan.id, {"title": "Rapat"}, [BudgetEntry(0, "", 100, "")])
    top = add_issue(
        database, plan.id,
        {"title": "Air minum", "category": "air_minum", "region_code": VILLAGE, "priority": 1,
         "baseline": "71.5", "due": "2027-03-23", "location_text": "RT 03"},
        [spam],
    )  # fmt: skip
    add_issue(database, plan.id, {"title": "Pipa bocor", "parent_id": top, "region_code": VILLAGE})
    add_issue(database, plan.id, {"title": "Kumuh", "category": "kawasan_kumuh"})
    set_issue_indicators(database, top, ["AM-K"])
    set_issue_areas(database, top, [area])
    return database


def edited(path: Path, edit) -> Path:
    """Let ``edit`` change the first sheet by the names in its head row, and save it."""
    workbook = load_workbook(path)
    sheet = workbook.worksheets[0]
    columns = {cell.value: cell.column for cell in sheet[4]}
    edit(sheet, columns)
    workbook.save(path)
    return path


WRITERS = {
    "spm": (write_services, import_services),
    "areas": (write_areas, import_areas),
    "issues": (write_issues, import_issues),
}


@pytest.mark.parametrize("what", WRITERS)
def test_what_was_written_comes_back_without_a_change(database, tmp_path, what):
    write, read = WRITERS[what]
    write(database, tmp_path / "f.xlsx")
    label = database.undo_label
    result = read(database, tmp_path / "f.xlsx")
    assert (result.new, result.changed, result.refused) == (0, 0, [])
    assert result.unchanged == result.rows > 0
    assert database.undo_label == label


@pytest.mark.parametrize("what", WRITERS)
def test_another_database_takes_it_whole(database, make, tmp_path, what):
    write, read = WRITERS[what]
    write(database, tmp_path / "f.xlsx")
    other = make()
    result = read(other, tmp_path / "f.xlsx")
    assert result.refused == [] and result.new == result.rows
    if what == "spm":
        assert [r[1:] for r in achievements(other)] == [r[1:] for r in achievements(database)]
        assert indicators(other)["RTLH"].name == "=RTLH"
        assert [r.message for r in result.remarks] == [
            "yang membutuhkan 0: tidak ada persentase capaian"
        ]
    elif what == "areas":
        (ours,), (theirs,) = areas(database), areas(other)
        assert ours[2:] == theirs[2:]
        assert "padahal provinsi" in result.remarks[0].message
    else:
        ours, theirs = (
            [(p.issue[3:16], p.depth, p.covered, p.indicators) for p in
             problem_tree(one, own_plan(one).id)]
            for one in (database, other)
        )  # fmt: skip
        assert [row[0] for row in ours] == [row[0] for row in theirs]
        assert [row[1] for row in ours] == [row[1] for row in theirs] == [0, 1, 0]
        assert {r.message for r in result.remarks} == {
            "«SKW-1» tidak dikenal, dilewati", "«Condong» tidak dikenal, dilewati",
        }  # fmt: skip
    assert other.undo_label.startswith("Impor")
    other.undo()
    assert achievements(other) == [] and areas(other) == []


def test_service_rows_that_cannot_be_are_refused_each_with_its_reason(database, tmp_path):
    path = tmp_path / "f.xlsx"
    write_services(database, path)

    def edit(sheet, at):
        def put(row, **cells):
            base = {"Kode wilayah": "61.72", "Kode indikator": "AM-K", "Tahun": 2026,
                    "Yang membutuhkan": 10, "Terlayani": 5}  # fmt: skip
            for name, value in (base | {k.replace("_", " "): v for k, v in cells.items()}).items():
                sheet.cell(row, at[name]).value = value

        put(5, Terlayani=11)
        put(8, Tahun=2020, Yang_membutuhkan=0, Terlayani=1)
        put(9, Tahun=2021, Yang_membutuhkan=None)
        put(10, Tahun=2022, Yang_membutuhkan="banyak")
        put(11, Tahun=2023, Kode_wilayah="99.99")
        put(12, Tahun=2024, Kode_indikator="XX")
        put(13, Tahun=2025)
        put(14, Tahun=2025, Terlayani=6)
        put(15, Tahun=2019, Yang_membutuhkan=None, Terlayani=None)
        put(16, Tahun=None)
        put(17, Tahun=2018, Kode_wilayah=None)
        sheet.cell(17, at["Wilayah"]).value = "Kota Singkawang"
        put(18, Tahun=2017)
        sheet.cell(18, at["Tanggal data"]).value = "kemarin"

    result = import_services(database, edited(path, edit))
    assert [(r.row, r.column) for r in result.refused] == [
        (5, "Terlayani"), (8, "Terlayani"), (9, "Yang membutuhkan"), (10, "Yang membutuhkan"),
        (11, "Kode wilayah"), (12, "Kode indikator"), (14, "Tahun"), (16, "Tahun"),
        (18, "Tanggal data"),
    ]  # fmt: skip
    assert "sama dengan baris 13" in result.refused[6].message
    assert (result.new, result.empty) == (2, 1)
    assert result.as_json()["rows"] == result.imported + 9
    assert "Ditolak: baris 5, Terlayani" in result.in_words()
    now = {(r.indicator, r.year): r.served for r in achievements(database)}
    assert now["AM-K", 2026] == 700 and now["AM-K", 2018] == 5


def test_area_rows_say_what_is_wrong_and_leave_nothing_half(database, tmp_path):
    path = tmp_path / "f.xlsx"
    write_areas(database, path)

    def edit(sheet, at):
        def put(row, **cells):
            values = {"Jenis": "Kawasan kumuh", "Nama kawasan": f"N{row}"} | cells
            for name, value in values.items():
                sheet.cell(row, at[name]).value = value

        sheet.cell(5, at["Luas 2026 (ha)"]).value = 13
        put(6, **{"Desa/kelurahan": f"Kel. Pasiran ({VILLAGE}); {BORDER}", "Luas 2026 (ha)": 4})
        put(7, **{"Desa/kelurahan": "Antah Berantah"})
        put(8, Jenis="Hutan")
        put(9, **{"Luas 2026 (ha)": "luas"})
        put(10, **{"Nama kawasan": "Condong", "Kode wilayah": "61.72.01"})
        put(11, **{"Luas 2026 (ha)": -3, "Nama kawasan": "N11"})

    result = import_areas(database, edited(path, edit))
    assert [(r.row, r.column) for r in result.refused] == [
        (7, "Desa/kelurahan"), (8, "Jenis"), (9, "Luas 2026 (ha)"), (10, "Nama kawasan"),
        (11, "Luas 2026 (ha)"),
    ]  # fmt: skip
    assert (result.changed, result.new) == (1, 1)
    said = " ".join(remark.message for remark in result.remarks)
    assert "naik dari 12,5 ha (2024) menjadi 13 ha (2026)" in said
    assert "Kabupaten Sambas dan Kota Singkawang" in said
    assert {area.name for area in areas(database)} == {"Condong", "N6"}


def test_a_received_register_goes_to_its_own_office(database, tmp_path):
    write_areas(database, tmp_path / "f.xlsx")
    import_areas(database, tmp_path / "f.xlsx", as_office="61")
    (other,) = [office for office in offices(database) if not office.is_own]
    (area,) = areas(database, other.id)
    assert area.hectares == Decimal(11) and len(areas(database)) == 2


def test_a_cause_without_its_problem_is_refused(database, tmp_path):
    path = tmp_path / "f.xlsx"
    write_issues(database, path)

    def edit(sheet, at):
        for row, number, title in ((8, "7.1", "Yatim"), (9, "4", None), (10, "5", "Baru")):
            sheet.cell(row, at["No"]).value = number
            sheet.cell(row, at["Permasalahan"]).value = title
        sheet.cell(10, at["Prioritas"]).value = 0
        sheet.cell(11, at["No"]).value, sheet.cell(11, at["Permasalahan"]).value = "6", "Lokasi"
        sheet.cell(11, at["Lokasi"]).value = "Kel. Pasiran"

    result = import_issues(database, edited(path, edit))
    assert [(r.row, r.column) for r in result.refused] == [
        (8, "No"), (9, "Permasalahan"), (10, "Prioritas"),
    ]  # fmt: skip
    row = issues_of(database, own_plan(database).id)[-1]
    assert (row.title, row.region_code[:5]) == ("Lokasi", "61.72")


@pytest.mark.parametrize("what", WRITERS)
def test_another_workbook_is_refused_in_a_sentence(database, tmp_path, what):
    other = "areas" if what != "areas" else "spm"
    WRITERS[other][0](database, tmp_path / "f.xlsx")
    with pytest.raises(Refusal, match="Buku kerja ini bukan"):
        WRITERS[what][1](database, tmp_path / "f.xlsx")


def test_an_empty_database_offers_rows_to_fill_in(make, tmp_path):
    database = make()
    write_services(database, tmp_path / "f.xlsx")
    rows = list(
        load_workbook(tmp_path / "f.xlsx").worksheets[0].iter_rows(min_row=5, values_only=True)
    )
    assert [row[2] for row in rows] == ["AM-K", "AL-K", "RB-K", "RL-K"]
    result = import_services(database, tmp_path / "f.xlsx")
    assert (result.rows, result.empty) == (0, 4)


def test_the_coverage_in_excel_adds_up_to_the_plan(database, tmp_path):
    write_coverage(database, tmp_path / "f.xlsx")
    workbook = load_workbook(tmp_path / "f.xlsx", data_only=True)
    rows = list(workbook.worksheets[0].iter_rows(min_row=5, values_only=True))
    total = rows[-1]
    assert total[0] == "Jumlah" and 600 in total
    assert [row[0] for row in rows[:-1]] == ["Air minum", "Kawasan kumuh", "Tanpa masalah"]
    assert len(workbook.worksheets[1]["B"]) == 5 and workbook.worksheets[2]["C5"].value == "Rapat"
    formulas = load_workbook(tmp_path / "f.xlsx").worksheets[0]
    assert str(formulas.cell(8, 2).value).startswith("=SUM(B5:B7)")


NEEDED = {
    "spm": ("Kode wilayah", "Kode indikator", "Tahun", "Yang membutuhkan", "Terlayani"),
    "areas": ("Jenis", "Nama kawasan"),
    "issues": ("No", "Kategori", "Permasalahan"),
}


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@pytest.mark.parametrize("what", WRITERS)
@given(st.data())
def test_a_register_with_fewer_columns_changes_nothing(database, tmp_path, what, data):
    write, read = WRITERS[what]
    path = tmp_path / "f.xlsx"
    write(database, path)
    workbook = load_workbook(path)
    for sheet in workbook.worksheets:
        heads = [cell.value for cell in sheet[4]]
        loose = [name for name in heads if name and name not in NEEDED[what]]
        if sheet.title == "Indikator":
            loose = ["Arah", "Catatan"]
        gone = data.draw(st.sets(st.sampled_from(loose)))
        for column in range(len(heads), 0, -1):
            if heads[column - 1] in gone:
                sheet.delete_cols(column)
    workbook.save(path)
    before = _everything(database)
    label = database.undo_label
    result = read(database, path)
    assert (result.new, result.changed, result.refused) == (0, 0, [])
    assert _everything(database) == before
    assert database.undo_label == label


def _everything(database):
    return (
        achievements(database),
        indicators(database),
        areas(database),
        problem_tree(database, own_plan(database).id),
    )


def test_an_empty_cell_of_a_register_empties_its_field(database, tmp_path):
    path = tmp_path / "f.xlsx"
    write_issues(database, path)
    edited(path, lambda sheet, at: sheet.cell(5, at["Data dasar"]).__setattr__("value", None))
    assert import_issues(database, path).changed == 1
    first = problem_tree(database, own_plan(database).id)[0].issue
    assert first.baseline is None and first.priority == 1 and first.location_text == "RT 03"
