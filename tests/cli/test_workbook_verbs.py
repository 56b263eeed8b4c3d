"""import, export: what comes and goes as a workbook, and what is refused changes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest


def test_a_workbook_that_is_none_changes_nothing(database_path, tmp_path, rakornis, one_sentence):
    workbook = tmp_path / "rencana.xlsx"
    workbook.write_bytes(b"not a workbook")
    code, out, err = rakornis("import", database_path, workbook)
    assert (code, out) == (1, "")
    assert one_sentence(err)
    assert "rencana.xlsx" in err


def test_the_template_comes_back_as_no_rows(database_path, tmp_path, rakornis):
    template = tmp_path / "Templat.xlsx"
    assert rakornis("export", database_path, "template", template)[0] == 0
    code, out, err = rakornis("import", database_path, template, "--dry-run", "--json")
    assert (code, err) == (0, "")
    answer = json.loads(out)
    assert set(answer) == {"rows", "imported", "remarks", "refused", "sum", "notices"}
    assert (answer["rows"], answer["imported"], answer["sum"]) == (0, 0, 0)


def test_participants_are_added_to_a_meeting_or_only_looked_at(
    database_path, tmp_path, rakornis, one_sentence
):
    from openpyxl import Workbook

    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.database.queries.meeting_rows import participants_of
    from rakornis_desktop.database.queries.plans_of_offices import own_plan
    from rakornis_desktop.meeting.meeting_edits import create_meeting

    book = Workbook()
    for row in (["Nama", "Instansi"], ["Ana", "Bappeda"], [None, "Dinas"]):
        book.active.append(row)
    book.save(tmp_path / "p.xlsx")
    arguments = ("import", database_path, tmp_path / "p.xlsx", "--what", "participants")
    code, _out, err = rakornis(*arguments)
    assert code == 1 and one_sentence(err) and "Belum ada rapat" in err
    with Database.open(database_path) as database:
        meeting = create_meeting(database, own_plan(database).id)
    code, out, _err = rakornis(*arguments, "--dry-run", "--json")
    assert code == 0 and json.loads(out)["imported"] == 1
    code, out, _err = rakornis(*arguments, "--meeting", meeting)
    assert code == 0 and out.startswith("1 peserta ditambahkan") and "baris 3" in out
    with Database.open(database_path, read_only=True) as database:
        assert [row.name for row in participants_of(database, meeting)] == ["Ana"]


def test_a_folder_that_does_not_exist_is_said_in_one_sentence(
    database_path, tmp_path, rakornis, one_sentence
):
    code, _out, err = rakornis("export", database_path, "template", tmp_path / "gone" / "T.xlsx")
    assert code == 1
    assert one_sentence(err)


def test_a_full_disk_is_said_in_one_sentence(database_path, rakornis, one_sentence):
    if not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    code, _out, err = rakornis("export", database_path, "template", "/dev/full")
    assert code == 1
    assert one_sentence(err)


@pytest.mark.parametrize("what", ["spm", "areas", "issues"])
def test_registers_go_out_and_come_back(database_path, rakornis, tmp_path, what):
    file = tmp_path / "f.xlsx"
    assert rakornis("export", database_path, what, file)[0] == 0
    code, out, err = rakornis("import", database_path, file, "--what", what, "--json")
    assert (code, err) == (0, "")
    assert json.loads(out)["refused"] == []
    other = {"spm": "areas", "areas": "issues", "issues": "spm"}[what]
    code, _out, err = rakornis("import", database_path, file, "--what", other)
    assert code == 1 and "bukan" in err
