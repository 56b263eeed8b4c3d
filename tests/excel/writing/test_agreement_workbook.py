"""The record's annexes as workbooks: numbers are numbers, sums are formulas that add up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from rakornis_desktop.comparison.compare import compare_plans
from rakornis_desktop.comparison.deciding_rows import decide
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.meeting_rows import meetings_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan, plan_of
from rakornis_desktop.excel.writing.agreement_workbook import write_agreement, write_extract
from rakornis_desktop.excel.writing.follow_ups_workbook import write_follow_ups
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.meeting.agreement.agreement_rows import agreement_rows
from rakornis_desktop.meeting.agreement.final_papers import AGREEMENT, mark_final
from rakornis_desktop.meeting.held.discussion_edits import add_follow_up
from rakornis_desktop.meeting.meeting_edits import create_meeting
from rakornis_desktop.sample.sample_database import build_sample


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The sample, all of whose pairs are decided: every second one agreed."""
    with build_sample(tmp_path_factory.mktemp("sample") / "a.rkn") as database:
        theirs = plan_of(database, "61")
        assert theirs is not None
        meeting = meetings_of(database, own_plan(database).id)[0].id
        pairs = compare_plans(database, own_plan(database).id, theirs.id).pairs
        for status, part in (("disepakati", pairs[::2]), ("ditolak", pairs[1::2])):
            decide(database, part, status, agreed_budget=1_234_567, meeting_id=meeting)
        yield database


@pytest.fixture(scope="module")
def meeting(database: Database) -> str:
    return meetings_of(database, own_plan(database).id)[0].id


def _table(sheet: Worksheet) -> list[list[Any]]:
    return [list(row) for row in sheet.iter_rows(min_row=9, values_only=True)]


def _subtotal(formula: str, cells: dict[str, Any]) -> int:
    """Work out SUBTOTAL(9, …): the sum of what is no subtotal itself."""
    found = re.fullmatch(r"=SUBTOTAL\(9,([A-Z]+)(\d+):[A-Z]+(\d+)\)", formula)
    assert found, formula
    values = (cells.get(f"{found[1]}{row}") for row in range(int(found[2]), int(found[3]) + 1))
    return sum(value for value in values if isinstance(value, int))


def test_every_row_with_both_sides_and_sums_that_add_up(
    database: Database, meeting: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    write_agreement(database, meeting, path)
    shown, formulas = load_workbook(path, data_only=True), load_workbook(path)
    rows = agreement_rows(database, meeting)
    for name, expected in (("Sepakat", rows.agreed), ("Tidak sepakat", rows.others)):
        lines = [line for line in _table(shown[name]) if isinstance(line[0], int)]
        assert [line[0] for line in lines] == list(range(1, len(expected) + 1))
        for line, row in zip(lines, expected, strict=True):
            assert (line[1], line[2]) == (row.code or None, row.title)
            for tier, side in enumerate(row.sides):
                assert line[6 + 3 * tier] == (side.budget if side.rows else None)
                if side.volume is not None:
                    assert line[4 + 3 * tier] == pytest.approx(float(side.volume))
            assert line[15] == row.agreed_budget
        cells = {
            cell.coordinate: cell.value for line in formulas[name].iter_rows() for cell in line
        }
        sums = 0
        for place, formula in cells.items():
            if isinstance(formula, str) and formula.startswith("="):
                sums += 1
                assert _subtotal(formula, cells) == shown[name][place].value, place
        assert sums >= 12
        total = _table(shown[name])[-1]
        assert total[2] == "Jumlah" and total[6] == sum(row.sides[0].budget for row in expected)
    assert shown["Tindak lanjut"]["E9"].value == datetime(2026, 4, 10)
    assert shown["Daftar hadir"].max_row == 8 + 10


def test_a_final_record_is_written_with_its_seal(
    database: Database, meeting: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    frozen = mark_final(database, meeting, AGREEMENT)
    write_agreement(database, meeting, path)
    assert load_workbook(path)["Sepakat"]["A3"].value == f"FINAL · SHA-256 {frozen.sha256}"
    database.undo()
    write_agreement(database, meeting, path)
    assert "KONSEP" in str(load_workbook(path)["Sepakat"]["A3"].value)


def test_an_extract_is_of_its_regency_alone(
    database: Database, meeting: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    write_extract(database, meeting, path, office="61.72")
    book = load_workbook(path)
    rows = agreement_rows(database, meeting)
    mine = [row for row in (*rows.agreed, *rows.others) if row.regency == "61.72"]
    lines = [line for line in _table(book["Kota Singkawang"]) if isinstance(line[0], int)]
    assert sorted(line[2] for line in lines) == sorted(row.title for row in mine)
    assert book.sheetnames == ["Kota Singkawang", "TL Kota Singkawang"]
    for write in (write_extract, write_agreement, write_follow_ups):
        with pytest.raises(Refusal, match="bukan kabupaten/kota"):
            write(database, meeting, tmp_path / "b.xlsx", office="99")
    assert not (tmp_path / "b.xlsx").exists()


def test_follow_ups_are_counted_by_formulas(
    database: Database, meeting: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    write_follow_ups(database, meeting, path, today=date(2026, 4, 15))
    shown, formulas = load_workbook(path, data_only=True), load_workbook(path)
    counts = [row for row in shown["Rekapitulasi"].iter_rows(values_only=True) if row[4]]
    assert counts[-1] == ("Jumlah", 1, 2, 1, 4)
    assert str(formulas["Rekapitulasi"].cell(11, 2).value).startswith("=SUMPRODUCT(")
    states = [row[5] for row in shown["Tindak lanjut"].iter_rows(min_row=11, values_only=True)]
    assert sorted(states) == ["Lewat batas", "Selesai", "Terbuka", "Terbuka"]


def test_nothing_decided_is_said_and_text_is_no_formula(database: Database, tmp_path: Path) -> None:
    bare = create_meeting(database, own_plan(database).id, {"title": "=1+1", "venue": "@SUM(A1)"})
    path = tmp_path / "a.xlsx"
    write_agreement(database, bare, path)
    book = load_workbook(path)
    for name in ("Sepakat", "Tidak sepakat", "Tindak lanjut", "Daftar hadir"):
        assert str(book[name]["A9"].value).startswith("Nihil: ")
        assert (book[name]["A2"].data_type, book[name]["A2"].value) == ("s", "=1+1")
    write_extract(database, bare, path)
    assert str(load_workbook(path)["Petikan"]["A9"].value).startswith("Nihil: ")
    add_follow_up(database, bare, {"task": '=HYPERLINK("http://x")', "responsible": "*?~"})
    write_follow_ups(database, bare, path, today=date(2026, 3, 1))
    sheet = load_workbook(path)["Tindak lanjut"]
    texts = [cell for row in sheet.iter_rows() for cell in row if cell.value]
    assert all(cell.data_type != "f" for cell in texts)
    database.undo()
    database.undo()
