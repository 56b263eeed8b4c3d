"""Workbooks of a meeting: the same as its papers say, numbers as numbers, times as times."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.meeting_rows import agenda_of, meetings_of, participants_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.excel.writing.meeting_workbook_list import (
    MEETING_WORKBOOKS,
    MeetingWorkbook,
    meeting_workbook,
)
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.meeting.agenda.agenda_edits import add_agenda_item
from rakornis_desktop.meeting.meeting_edits import create_meeting, update_meeting
from rakornis_desktop.meeting.people.people_edits import add_participants, set_attendance
from rakornis_desktop.meeting.rundown.rundown_edits import add_rundown_item
from rakornis_desktop.sample.sample_database import build_sample

BOOKS = pytest.mark.parametrize("book", MEETING_WORKBOOKS, ids=[b.key for b in MEETING_WORKBOOKS])
HOSTILE = '=HYPERLINK("x") <b>&</b> {tema} تجربة 🙂\nbaris'


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with build_sample(tmp_path_factory.mktemp("sample") / "a.rkn") as database:
        yield database


@pytest.fixture
def meeting_id(sample: Database) -> str:
    return meetings_of(sample, own_plan(sample).id)[-1].id


def _sheet(key: str, database: Database, meeting_id: str, path: Path, **how: Any) -> Worksheet:
    file = path / f"{key}.xlsx"
    meeting_workbook(key).write(database, meeting_id, file)
    return load_workbook(file, **how).active


def _rows(sheet: Worksheet) -> list[tuple[Any, ...]]:
    """Return the cells beneath the heads of the columns."""
    rows = list(sheet.iter_rows(values_only=True))
    head = next(i for i, row in enumerate(rows) if row[0] == "No")
    return rows[head + 1 :]


def test_the_rundown_has_times_that_follow(
    sample: Database, meeting_id: str, tmp_path: Path
) -> None:
    rows = _rows(_sheet("rundown", sample, meeting_id, tmp_path, data_only=True))
    first, second = rows[0], rows[1]
    assert first[:6] == (
        *(1, dt.datetime(2026, 3, 24), dt.time(8, 0), dt.time(8, 30), 30, "Registrasi peserta"),
    )
    assert second[2:5] == (dt.time(8, 30), dt.time(8, 45), 15)
    assert rows[-1][4] == sum(row[4] for row in rows[:-1])
    formulas = _rows(_sheet("rundown", sample, meeting_id, tmp_path))
    assert str(formulas[1][2]).startswith("=D") and str(formulas[1][3]).startswith("=C")
    assert str(formulas[-1][4]).startswith("=SUM(E")


def test_dates_and_times_of_the_head_are_such(
    sample: Database, meeting_id: str, tmp_path: Path
) -> None:
    cells = {
        row[0]: row[2]
        for row in _sheet("attendance", sample, meeting_id, tmp_path).iter_rows(values_only=True)
        if isinstance(row[0], str)
    }
    assert cells["Tanggal"] == dt.datetime(2026, 3, 24)
    assert cells["Mulai pukul"] == dt.time(8, 0)


def test_the_agenda_has_each_row_and_room_to_write(
    sample: Database, meeting_id: str, tmp_path: Path
) -> None:
    sheet = _sheet("agenda", sample, meeting_id, tmp_path)
    rows = _rows(sheet)
    titles = [row[1] for row in rows if str(row[0]).isdigit()]
    assert titles == [item.title for item in agenda_of(sample, meeting_id)]
    assert [row[1] for row in rows].count("Catatan:") == len(titles)
    about = [row for row in rows if "." in str(row[0] or "")]
    assert about and all(isinstance(row[7], int) for row in about)
    assert any(isinstance(row[5], int | float) and row[6] for row in about)
    assert sheet.data_validations.dataValidation


def test_who_was_there_is_counted(sample: Database, meeting_id: str, tmp_path: Path) -> None:
    people = participants_of(sample, meeting_id)
    set_attendance(sample, [people[0].id], True, dt.datetime(2026, 3, 24, 2, 12, tzinfo=dt.UTC))
    rows = _rows(_sheet("attendance", sample, meeting_id, tmp_path, data_only=True))
    assert rows[0][1:] == (
        *(people[0].name, people[0].office, people[0].job, None, "Hadir", dt.time(9, 12), "1."),
    )
    present = sum(person.present for person in people)
    assert [row[5] for row in rows].count("Hadir") == present == rows[-1][5]
    assert [row[5] for row in rows].count("Tidak hadir") == len(people) - present
    sample.undo()


@BOOKS
@pytest.mark.parametrize("text", [HOSTILE, "W" * 300, ""])
def test_any_text_is_text_and_nothing_else(
    sample: Database, tmp_path: Path, book: MeetingWorkbook, text: str
) -> None:
    meeting = create_meeting(sample, own_plan(sample).id)
    if text:
        update_meeting(sample, meeting, {"title": text, "theme": text, "venue": text})
        add_rundown_item(sample, meeting, {"title": text, "speaker": text[:300], "minutes": 20})
        add_agenda_item(sample, meeting, text)
        add_participants(sample, meeting, [{"name": text[:300], "office": text[:300]}])
    file = tmp_path / "a.xlsx"
    book.write(sample, meeting, file)
    sheet = load_workbook(file).active
    values = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    for cell in values:
        assert cell.data_type != "f" or str(cell.value).startswith(
            ("=SUM(", "=C", "=D", "=COUNT", "=0")
        )
        assert not cell.hyperlink
    if text:
        assert sum(cell.value == text for cell in values) >= 3
    assert sheet.page_setup.paperSize in (14, "14") and sheet.print_title_rows
    assert "&P" in (sheet.oddFooter.right.text or "")


@BOOKS
def test_an_unknown_meeting_is_refused(
    sample: Database, tmp_path: Path, book: MeetingWorkbook
) -> None:
    with pytest.raises(Refusal):
        book.write(sample, "tidak ada", tmp_path / "a.xlsx")
    with pytest.raises(Refusal, match="Pilih"):
        meeting_workbook("surat")
    assert not list(tmp_path.iterdir())
