"""Workbooks from outside: what is sound is read exactly, what does harm ends in one sentence."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rakornis_desktop.excel.reading.workbook_reading import Cancelled, read_workbook
from rakornis_desktop.language.sentences import Refusal

_SHEET = (
    '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/'
    '2006/main"><sheetData>{}</sheetData></worksheet>'
)


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A workbook with a leading empty row and column, kinds of cells, and a hidden sheet."""
    path = tmp_path / "sehat.xlsx"
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet("Renja")
        sheet.write_row(1, 1, ["Kode", 1250000000, 0.96, True])
        sheet.write_datetime(2, 1, datetime(2027, 3, 23), day)
        sheet.merge_range(4, 0, 5, 2, "Judul")
        book.add_worksheet("Sembunyi").hide()
    return path


def _changed(sound: Path, part: str, content: str | bytes) -> Path:
    """Copy a workbook with one part replaced or added."""
    path = sound.with_name("diubah.xlsx")
    with zipfile.ZipFile(sound) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename != part:
                new.writestr(entry, old.read(entry))
        new.writestr(part, content)
    return path


def _sheet(sound: Path, rows: str) -> Path:
    return _changed(sound, "xl/worksheets/sheet1.xml", _SHEET.format(rows))


def test_cells_keep_their_place_and_kind(sound: Path) -> None:
    first, second = read_workbook(sound)
    assert first.rows[0] == []
    assert first.rows[1] == [None, "Kode", 1_250_000_000, 0.96, True]
    assert type(first.rows[1][2]) is int
    assert first.rows[2][1] == datetime(2027, 3, 23)
    assert first.merged == [(4, 0, 5, 2)]
    assert (first.hidden, second.hidden) == (False, True)


def test_the_reading_child_is_used_again(sound: Path) -> None:
    assert read_workbook(sound) == read_workbook(sound)


def test_a_formula_that_was_never_calculated_is_told(tmp_path: Path) -> None:
    path = tmp_path / "rumus.xlsx"
    book = openpyxl.Workbook()
    book.active["B2"] = "=1+1"
    book.active["B3"] = 5
    book.save(path)
    (sheet,) = read_workbook(path)
    assert sheet.unvalued == {(1, 1)}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "bukan buku kerja"),
        (b"Kode;Uraian;Pagu\n", "bukan buku kerja"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "kata sandi"),
        (b"PK\x03\x04" + bytes(60), "bukan buku kerja"),
    ],
)
def test_what_is_no_workbook_is_said(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "rencana.xlsx"
    path.write_bytes(content)
    with pytest.raises(Refusal, match=said) as refusal:
        read_workbook(path)
    assert "rencana.xlsx" in str(refusal.value)


def test_a_missing_file_and_a_folder_are_said(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="tidak ada"):
        read_workbook(tmp_path / "a.xlsx")
    with pytest.raises(Refusal, match="folder"):
        read_workbook(tmp_path)


def test_a_zip_that_is_no_workbook_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<a/>")
    with pytest.raises(Refusal, match="bukan buku kerja"):
        read_workbook(path)


def test_a_bomb_is_not_unpacked(sound: Path) -> None:
    path = _changed(sound, "xl/media/a.xml", b" " * (30 << 20))
    with pytest.raises(Refusal, match="jauh lebih besar"):
        read_workbook(path)


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/workbook.xml", "docProps/x.xml"])
def test_external_entities_are_refused(sound: Path, part: str) -> None:
    evil = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    with pytest.raises(Refusal, match="rujukan ke luar"):
        read_workbook(_changed(sound, part, evil))
    with pytest.raises(Refusal):
        read_workbook(_changed(sound, part, evil.encode("utf-16")))


def test_a_cell_at_the_far_corner_does_not_end_the_program(sound: Path) -> None:
    path = _sheet(sound, '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    with pytest.raises(Refusal, match="terlalu jauh"):
        read_workbook(path)
    assert read_workbook(sound), "and the next workbook is read as ever"


def test_a_hidden_far_corner_ends_the_child_alone(sound: Path) -> None:
    """The quick look is deceived by quotes; the child's limits are not."""
    path = _sheet(
        sound,
        "<row r='1'><c r='A1'><v>1</v></c></row>"
        "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
    )
    with pytest.raises(Refusal, match="tidak dapat dibaca dengan aman"):
        read_workbook(path)
    assert read_workbook(sound)


def test_a_count_that_is_a_lie_is_refused(sound: Path) -> None:
    lie = (
        '<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/'
        'main" count="4294967295" uniqueCount="4294967295"><si><t>a</t></si></sst>'
    )
    with pytest.raises(Refusal):
        read_workbook(_changed(sound, "xl/sharedStrings.xml", lie))
    assert read_workbook(sound)


def test_a_hundred_thousand_columns_are_refused(sound: Path) -> None:
    cells = "".join(f'<c r="{_letters(column)}1"><v>1</v></c>' for column in range(100_000))
    with pytest.raises(Refusal, match="terlalu jauh"):
        read_workbook(_sheet(sound, f'<row r="1">{cells}</row>'))


def test_reading_can_be_called_off(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from rakornis_desktop.excel.reading import workbook_reading

    monkeypatch.setattr(workbook_reading, "_WATCH_SECONDS", 0.0)
    script = sound.with_name("sleeping.py")
    script.write_text("import time\ntime.sleep(60)\n", "utf-8")
    monkeypatch.setattr(workbook_reading, "CHILD", script)
    monkeypatch.setattr(workbook_reading, "_running", None)
    with pytest.raises(Cancelled, match="dibatalkan"):
        read_workbook(sound, cancelled=lambda: True)


def test_a_child_that_never_answers_is_given_up(
    sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rakornis_desktop.excel.reading import workbook_reading

    monkeypatch.setattr(workbook_reading, "SECONDS", 0.0)
    script = sound.with_name("sleeping.py")
    script.write_text("import time\ntime.sleep(60)\n", "utf-8")
    monkeypatch.setattr(workbook_reading, "CHILD", script)
    monkeypatch.setattr(workbook_reading, "_running", None)
    with pytest.raises(Refusal, match="tidak dapat dibaca dengan aman"):
        read_workbook(sound)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=4)),
                min_size=1, max_size=5))  # fmt: skip
def test_damage_ends_in_rows_or_in_one_sentence(
    sound: Path, damage: list[tuple[float, bytes]]
) -> None:
    content = bytearray(sound.read_bytes())
    for where, what in damage:
        at = int(where * len(content))
        content[at : at + len(what)] = what
    path = sound.with_name("rusak.xlsx")
    path.write_bytes(content)
    try:
        read_workbook(path)
    except Refusal as refusal:
        assert "rusak.xlsx" in str(refusal)


def _letters(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
