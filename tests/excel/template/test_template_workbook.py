"""The template that offices without the program fill in."""

from __future__ import annotations

import warnings

import pytest
from openpyxl import load_workbook

from rakornis_desktop.database.new_database import new_database
from rakornis_desktop.excel.template.template_columns import COLUMNS, READINESS_WORDS
from rakornis_desktop.excel.template.template_instructions import column_message, instructions
from rakornis_desktop.excel.template.template_workbook import write_template
from rakornis_desktop.reference.regions import regions

HEAD = [
    "Ref",
    "Kode",
    "Uraian",
    "Indikator",
    "Lokasi",
    "Volume",
    "Satuan",
    "Pagu",
    "Sumber Dana",
    "Volume N+1",
    "Pagu N+1",
    "Diusulkan ke",
    "Prioritas",
    "Kawasan",
    "Luas Kumuh (ha)",
    "Penerima Manfaat",
    "FS",
    "DED",
    "RAB",
    "Lahan",
    "Lingkungan",
    "Catatan",
]


@pytest.fixture
def book(tmp_path):
    """The template of Kota Singkawang, read back."""
    with new_database(tmp_path / "singkawang.rkn", "61.72", 2027) as database:  # noqa: SIM117
        with warnings.catch_warnings():
            # XlsxWriter leaves out a drop-down or message that is too long, with a warning.
            warnings.simplefilter("error")
            write_template(tmp_path / "templat.xlsx", database)
    return load_workbook(tmp_path / "templat.xlsx")


def rules(book) -> dict:
    """The checks of the first sheet by the name of their column."""
    found = {}
    for rule in book["Usulan"].data_validations.dataValidation:
        (cells,) = rule.sqref.ranges
        found[COLUMNS[cells.min_col - 1]] = rule
    return found


def test_one_flat_sheet_with_exactly_these_columns(book):
    assert book.sheetnames == ["Usulan", "Daftar", "Petunjuk"]
    rows = list(book["Usulan"].iter_rows(values_only=True))
    assert rows == [tuple(HEAD)]
    assert book.active.title == "Usulan"


def test_the_head_stays_and_is_repeated_on_paper(book):
    sheet = book["Usulan"]
    assert sheet.freeze_panes == "D2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.auto_filter.ref.startswith("A1:V")


def test_every_column_says_what_belongs_into_it(book):
    found = rules(book)
    assert set(found) == set(HEAD)
    for name, rule in found.items():
        assert rule.promptTitle == name
        assert 10 < len(rule.prompt) <= 255


def test_drop_downs_are_fed_by_the_second_sheet(book):
    lists = {
        column[0].value: [cell.value for cell in column[1:] if cell.value]
        for column in book["Daftar"].iter_cols()
    }
    assert {"DAU", "DAK air minum reguler", "APBD provinsi"} <= set(lists["Sumber Dana"])
    assert lists["Diusulkan ke"] == ["Kabupaten/Kota", "Provinsi", "Pusat"]
    assert lists["Kesiapan"] == list(READINESS_WORDS)
    assert "1.03.03.2.01.0028" in lists["Kode"]
    assert not any(".1." in code[7:10] for code in lists["Kode"])
    assert len(lists["Kode"]) == len(lists["Nama sub kegiatan"])
    assert "Kel. Pasiran, Kec. Singkawang Barat, Kota Singkawang" in lists["Lokasi"]
    assert len(lists["Lokasi"]) == 1 + 5 + 26
    heads = [cell.value for cell in book["Daftar"][1]]
    for name, rule in rules(book).items():
        source = "Kesiapan" if name in ("FS", "DED", "RAB", "Lahan", "Lingkungan") else name
        if source in lists:
            letter = chr(ord("A") + heads.index(source))
            last = len(lists[source]) + 1
            assert rule.formula1.lstrip("=") == f"Daftar!${letter}$2:${letter}${last}"


def test_every_location_offered_is_read_back_as_itself(book):
    known = regions()
    column = [cell.value for cell in book["Daftar"]["E"]]
    assert column[0] == "Lokasi"
    for label in column[1:]:
        if label:
            reading = known.find(label, "61.72")
            assert reading.region is not None
            assert known.label(reading.region.code) == label
            assert not reading.remark


@pytest.mark.parametrize(("office", "regions_offered"), [("61", 1 + 14 + 174), ("61.01", 215)])
def test_other_offices_choose_from_their_own_regions(tmp_path, office, regions_offered):
    with new_database(tmp_path / "kantor.rkn", office, 2027) as database:
        write_template(tmp_path / "templat.xlsx", database)
    sheet = load_workbook(tmp_path / "templat.xlsx")["Daftar"]
    offered = [cell.value for cell in sheet["E"] if cell.value][1:]
    assert len(offered) == regions_offered
    codes = [cell.value for cell in sheet["F"] if cell.value][1:]
    segment = "1" if office == "61" else "2"
    assert all(code.split(".")[3] == segment for code in codes if not code.startswith("X"))


def test_a_template_for_anyone_has_no_codes_or_regions(tmp_path):
    write_template(tmp_path / "templat.xlsx")
    book = load_workbook(tmp_path / "templat.xlsx")
    assert [cell.value for cell in book["Usulan"][1]] == HEAD
    assert [cell.value for cell in book["Daftar"][1]] == [
        *("Sumber Dana", "Diusulkan ke", "Kawasan", "Kesiapan"),
    ]


def test_the_instructions_explain_every_column():
    text = " ".join(part for line in instructions() for part in line)
    assert all(column in text for column in HEAD)
    assert all(column_message(column) for column in HEAD)
