"""Workbooks being written: safe, whole, nothing cut off."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from rakornis_desktop.excel.writing.new_workbook import (
    Sum,
    new_workbook,
    rows_needed,
    text_parts,
    write_row,
)
from rakornis_desktop.language.sentences import Refusal

MARK = "(lanjutan)"


def written(path: Path, *rows: list) -> list[tuple]:
    """Write rows and return all cells as openpyxl reads them, formulas as their values."""
    with new_workbook(path, "Uji") as workbook:
        sheet = workbook.add_worksheet("Uji")
        plain = workbook.add_format({"border": 1})
        row = 0
        for values in rows:
            row = write_row(sheet, row, values, [plain] * len(values), MARK)
    return list(load_workbook(path, data_only=True).active.iter_rows(values_only=True))


@pytest.mark.parametrize("text", ["=1+1", "+62 812", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0", "007"])
def test_text_never_becomes_a_formula_or_a_number(tmp_path, text):
    path = tmp_path / "uji.xlsx"
    assert written(path, [text]) == [(text,)]
    cell = load_workbook(path).active["A1"]
    assert cell.data_type in ("s", "inlineStr")


def test_a_link_stays_text(tmp_path):
    path = tmp_path / "uji.xlsx"
    written(path, ["https://contoh.example/?q=<b>&x"])
    assert load_workbook(path).active["A1"].hyperlink is None


def test_a_sum_shows_its_value_without_calculating(tmp_path):
    assert written(tmp_path / "uji.xlsx", [5], [Sum("=SUM(A1:A1)", 5)]) == [(5,), (5,)]
    assert load_workbook(tmp_path / "uji.xlsx").active["A2"].value == "=SUM(A1:A1)"


def test_money_beyond_a_quadrillion_is_exact(tmp_path):
    assert written(tmp_path / "uji.xlsx", [99_999_999_999_999]) == [(99_999_999_999_999,)]


@given(st.text(max_size=200), st.integers(1, 4_000))
def test_long_texts_are_cut_into_parts_that_fit_and_lose_nothing(text, times):
    long = text * times
    parts = text_parts(long)
    assert "".join(parts) == long
    assert all(len(part.encode("utf-16-le", "surrogatepass")) // 2 <= 32_767 for part in parts)


def test_a_text_longer_than_a_cell_goes_on_beneath_with_a_mark(tmp_path):
    title, note = "judul " * 6_000, "😀" * 40_000
    values = ["SKW-1", title, 5, note]
    rows = written(tmp_path / "uji.xlsx", values, ["SKW-2", "b", 6, "c"])
    assert len(rows) == rows_needed(values) + 1 == 4
    assert [row[0] for row in rows] == ["SKW-1", MARK, MARK, "SKW-2"]
    assert "".join(row[1] or "" for row in rows[:3]) == title
    assert "".join(row[3] or "" for row in rows[:3]) == note
    assert [row[2] for row in rows] == [5, None, None, 6]


def test_a_workbook_that_fails_leaves_the_older_one_and_nothing_else(tmp_path):
    path = tmp_path / "rencana.xlsx"
    path.write_bytes(b"yang lama")
    with pytest.raises(RuntimeError), new_workbook(path, "Uji") as workbook:
        workbook.add_worksheet().write_string(0, 0, "setengah")
        raise RuntimeError
    assert path.read_bytes() == b"yang lama"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_said_with_the_name_asked_for(tmp_path):
    path = tmp_path / "tidak-ada" / "rencana.xlsx"
    with pytest.raises(Refusal, match=r"rencana\.xlsx tidak ditulis"), new_workbook(path, "Uji"):
        pass


def test_a_full_disk_is_said(tmp_path, monkeypatch):
    import errno

    path = tmp_path / "rencana.xlsx"
    with pytest.raises(Refusal, match=r"Disk penuh saat menulis rencana\.xlsx"):  # noqa: SIM117
        with new_workbook(path, "Uji"):
            raise OSError(errno.ENOSPC, "No space left on device")
    assert list(tmp_path.iterdir()) == []
