"""new, check: a database is made whole or not at all, and what is wrong in it is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from rakornis_desktop.cli import file_verbs


def test_a_new_database_is_sound(database_path, rakornis):
    code, out, err = rakornis("check", database_path)
    assert (code, err) == (0, "")
    assert "singkawang.rkn" in out


def test_an_existing_file_is_not_overwritten(database_path, rakornis, one_sentence):
    before = database_path.read_bytes()
    code, _out, err = rakornis("new", database_path, "--office", "61.72", "--year", 2027)
    assert code == 1
    assert one_sentence(err)
    assert "singkawang.rkn" in err
    assert database_path.read_bytes() == before


@pytest.mark.parametrize("year", [1927, 0, -1, 99999])
def test_a_year_out_of_our_time_is_refused(tmp_path, rakornis, year, one_sentence):
    code, _out, err = rakornis("new", tmp_path / "a.rkn", "--office", "61.72", "--year", year)
    assert code == 1
    assert one_sentence(err)
    assert str(year) in err
    assert not (tmp_path / "a.rkn").exists()


@pytest.mark.parametrize("office", ["99", "61.99", "Singkawang?", "", "61.72.01.1001"])
def test_an_office_that_does_not_exist_is_refused(tmp_path, rakornis, office, one_sentence):
    code, _out, err = rakornis("new", tmp_path / "a.rkn", "--office", office, "--year", 2027)
    assert code == 1
    assert one_sentence(err)
    assert not (tmp_path / "a.rkn").exists()


def test_an_unknown_edition_is_refused(tmp_path, rakornis, one_sentence):
    code, _out, err = rakornis(
        "new", tmp_path / "a.rkn", "--office", "61", "--year", 2027, "--edition", "1999"
    )
    assert code == 1
    assert one_sentence(err)
    assert not (tmp_path / "a.rkn").exists()


def test_a_file_that_is_no_database_is_said_in_one_sentence(tmp_path, rakornis, one_sentence):
    path = tmp_path / "letter.rkn"
    path.write_text("Yth. Bapak Kepala Dinas\n" * 500, "utf-8")
    code, _out, err = rakornis("check", path)
    assert code == 1
    assert one_sentence(err)
    assert path.read_text("utf-8").startswith("Yth.")


def test_a_fault_of_the_program_leaves_its_traceback_in_the_log(
    database_path, rakornis, monkeypatch, one_sentence
):
    def broken(*_arguments: object, **_options: object) -> None:
        raise ZeroDivisionError("inside")

    monkeypatch.setattr(file_verbs, "opened", broken)
    code, _out, err = rakornis("check", database_path)
    assert code == 1
    assert one_sentence(err)
    place = Path(err.strip().rsplit(" ada di ", 1)[1].rstrip("."))
    assert "ZeroDivisionError: inside" in place.read_text("utf-8")
