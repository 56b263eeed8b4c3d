"""Lists of participants as offices keep them: nobody lost, nobody doubled, nothing unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rakornis_desktop.database.new_database import new_database
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.meeting_rows import participants_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.excel.reading.workbook_reading import Sheet
from rakornis_desktop.excel.taking.participants_heads import find_participants
from rakornis_desktop.excel.taking.participants_import import (
    apply_participants,
    import_participants,
    preview_participants,
    preview_pasted,
)
from rakornis_desktop.excel.taking.participants_rows import read_rows
from rakornis_desktop.excel.writing.participants_template import write_participants_template
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.meeting.meeting_edits import create_meeting
from rakornis_desktop.meeting.people.people_edits import add_participants

from ..troubled_workbooks import write


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with new_database(tmp_path / "a.rkn", "61.72", 2027) as database:
        yield database


@pytest.fixture
def meeting(database: Database) -> str:
    return create_meeting(database, own_plan(database).id)


_TROUBLED: list[list[Any]] = [
    ["DAFTAR HADIR RAPAT KOORDINASI TEKNIS"],
    ["Singkawang, 23 Maret 2027"],
    [],
    ["No.", "Jabatan", "Nama Lengkap", "Tanda Tangan", "Asal Instansi", "No. HP / WA", "E-mail"],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
    [1, "Kepala Dinas", "  Ir. Budi   Santoso, M.T. ", None, "Dinas PRKP Kab. Sambas", 81234567890],
    [2, "Kabid", "Siti", None, None, "0812-1", "siti.example"],
    ["DINAS PU KABUPATEN KETAPANG"],
    [3, "Sekretaris", "Andi", None, None, 6281234567890, "andi@contoh.example"],
    [4, "Kepala", None, None, "Bappeda Kota Singkawang"],
    [5],
    [6, None, None, None, "Tanpa siapa-siapa"],
    [7, "Staf", 12345, None, "Dinas X"],
    [8, "Staf", "N" * 301, None, "Dinas X"],
    ["No.", "Jabatan", "Nama Lengkap", "Tanda Tangan", "Asal Instansi", "No. HP / WA", "E-mail"],
    [9, "Kadis", "IR BUDI SANTOSO MT", None, "Dinas PRKP Kab. Sambas"],
    [10, "Kadis", "Ir. Budi Santoso, M.T.", None, "Dinas Lain"],
    [None, None, "Mengetahui,"],
]


def _troubled(path: Path) -> Path:
    # Siti's office is that of the cell above, merged with hers.
    return write(path, _TROUBLED, merged=["A1:G1", "E6:E7", "A8:G8"])


def test_every_row_is_taken_remarked_or_refused(
    database: Database, meeting: str, tmp_path: Path
) -> None:
    read = preview_participants(database, meeting, _troubled(tmp_path / "p.xlsx"))
    assert participants_of(database, meeting) == [], "a preview writes nothing"
    people = {person.row: person.values for person in read.people}
    assert people[6] == {
        "name": "Ir. Budi Santoso, M.T.",
        "office": "Dinas PRKP Kab. Sambas",
        "job": "Kepala Dinas",
        "contact": "081234567890",
    }
    assert people[7]["office"] == "Dinas PRKP Kab. Sambas" and people[7]["contact"] == (
        "0812-1, siti.example"
    )
    assert people[9]["office"] == "DINAS PU KABUPATEN KETAPANG"
    assert people[9]["contact"] == "+6281234567890, andi@contoh.example"
    assert people[10]["name"] == "" and people[10]["job"] == "Kepala"
    assert set(people) == {6, 7, 9, 10, 17}
    refused = {remark.row: remark.message for remark in read.refused}
    assert set(refused) == {12, 13, 14}
    assert "nama kosong" in refused[12] and "bukan nama" in refused[13]
    assert "terlalu panjang" in refused[14]
    assert [remark.row for remark in read.already] == [16], "with and without points in degrees"
    remarks = {remark.row: remark for remark in read.remarks}
    assert "081234567890" in remarks[6].message and remarks[6].column == "No. HP / WA (F)"
    assert "tanda @" in remarks[7].message and "tanpa nama" in remarks[10].message
    assert "instansi lain" in remarks[17].message
    assert read.rows == 9 and read.as_json()["imported"] == 5


def test_added_in_one_step_and_never_twice(
    database: Database, meeting: str, tmp_path: Path
) -> None:
    file = _troubled(tmp_path / "p.xlsx")
    result = import_participants(database, file)
    rows = participants_of(database, meeting)
    assert len(rows) == 5 and "5 peserta ditambahkan dari p.xlsx" in result.in_words()
    assert [row.region_code for row in rows] == ["61.01", "61.01", "61.04", "61.72", ""]
    again = import_participants(database, file, meeting)
    assert not again.people and len(again.already) == 6
    assert len(participants_of(database, meeting)) == 5
    assert database.undo_label == "Impor 5 peserta dari p.xlsx"
    database.undo()
    assert participants_of(database, meeting) == []


def test_columns_in_any_order_and_on_any_sheet(
    database: Database, meeting: str, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Catatan", "tidak penting"])
    sheet = book.create_sheet("Peserta")
    for row in (
        ["Lembaga/Instansi", "Data", None, "Peserta"],
        [None, "Surel", "Telepon", None],
        ["Bappeda", "a@b.example", "0561", "Ana"],
    ):
        sheet.append(row)
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("D1:D2")
    book.save(tmp_path / "b.xlsx")
    (person,) = preview_participants(database, meeting, tmp_path / "b.xlsx").people
    assert person.values == {
        **{"name": "Ana", "office": "Bappeda", "job": "", "contact": "0561, a@b.example"}
    }


def test_what_is_no_list_is_refused_in_words(
    database: Database, meeting: str, tmp_path: Path
) -> None:
    with pytest.raises(Refusal, match="kolom Nama dan Instansi"):
        import_participants(database, write(tmp_path / "x.xlsx", [["Kode", "Pagu"], ["1", 2]]))
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(b"PK bukan")
    with pytest.raises(Refusal, match=r"rusak\.xlsx"):
        import_participants(database, broken)
    many = write(
        tmp_path / "m.xlsx", [["Nama", "Instansi"], *[[f"Ana {n}", "X"] for n in range(5001)]]
    )
    with pytest.raises(Refusal, match="bukan daftar peserta"):
        import_participants(database, many)
    assert participants_of(database, meeting) == []


def test_a_list_needs_a_meeting(database: Database, tmp_path: Path) -> None:
    file = write(tmp_path / "x.xlsx", [["Nama", "Instansi"], ["A", "B"]])
    with pytest.raises(Refusal, match="Belum ada rapat"):
        import_participants(database, file)
    with pytest.raises(Refusal, match="«lain» tidak ada"):
        import_participants(database, file, "lain")


def test_a_formula_stays_text(database: Database, meeting: str, tmp_path: Path) -> None:
    rows = [["Nama", "Instansi"], ["<b>Ana</b> & {x}", "'=1+1"]]
    import_participants(database, write(tmp_path / "x.xlsx", rows))
    (row,) = participants_of(database, meeting)
    assert (row.name, row.office) == ("<b>Ana</b> & {x}", "'=1+1")


def test_cells_copied_from_a_spreadsheet(database: Database, meeting: str) -> None:
    add_participants(database, meeting, [{"name": "Ana", "office": "Bappeda"}])
    fields = ("name", "office", "job", "contact")
    block = [["1", "Budi", "Dinas PRKP", "Kabid"], ["2", "Ana", "Bappeda", ""]]
    read = preview_pasted(database, meeting, block, fields)
    assert [p.values["name"] for p in read.people] == ["Budi"] and len(read.already) == 1
    headed = preview_pasted(database, meeting, [["Instansi", "Nama"], ["Dinas X", "Cici"]], fields)
    assert headed.people[0].values["office"] == "Dinas X"
    apply_participants(database, meeting, headed)
    assert [row.name for row in participants_of(database, meeting)] == ["Ana", "Cici"]
    office_first = preview_pasted(database, meeting, [["Dinas Y", "Kabid"]], fields[1:])
    assert office_first.people[0].values["job"] == "Kabid"


def test_the_template_is_read_back(database: Database, meeting: str, tmp_path: Path) -> None:
    write_participants_template(tmp_path / "t.xlsx")
    assert preview_participants(database, meeting, tmp_path / "t.xlsx").rows == 0
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    sheet = book.worksheets[0]
    for column, value in zip(
        "BCDEF", ("Ana", "Bappeda", "Staf", "0812", "a@b.example"), strict=True
    ):
        sheet[f"{column}2"] = value
    book.save(tmp_path / "t.xlsx")
    (person,) = preview_participants(database, meeting, tmp_path / "t.xlsx").people
    assert person.values["contact"] == "0812, a@b.example" and not person.remarks


_CELLS = st.one_of(st.none(), st.text(max_size=12), st.integers(0, 99999), st.floats(0, 9e12))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(_CELLS, max_size=5), max_size=10))
def test_whatever_stands_under_the_head_is_read_without_a_fall(
    rows: Sequence[Sequence[Any]],
) -> None:
    head = ["No", "Nama", "Instansi", "Jabatan", "HP"]
    sheet = Sheet("S", [head, *map(list, rows)], [(1, 1, 3, 1)], False, frozenset())
    table = find_participants([sheet])
    assert table is not None
    found = read_rows(table)
    taken = [person.row for person in found.people] + [remark.row for remark in found.refused]
    assert len(taken) == len(set(taken)) and all(row > 1 for row in taken)
    assert all(person.values["name"] or person.values["job"] for person in found.people)
