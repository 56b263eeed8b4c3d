"""The first word and the exit code: what is meant, and what is said of a wrong call."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    "arguments",
    [
        ["new"],
        ["new", "a.rkn", "--year", "dua ribu"],
        ["new", "a.rkn", "--yeaar", "2027"],
        ["print", "a.rkn", "letter", "a.pdf"],
        ["print", "a.rkn", "agenda", "a.pdf", "--paper", "Letter"],
        ["export", "a.rkn", "everything", "a.xlsx"],
        ["nonesuch"],
        ["--nonesuch"],
        ["check", "a.rkn", "b.rkn"],
    ],
)
def test_a_wrong_call_is_told_how_to_call(rakornis, arguments):
    code, out, err = rakornis(*arguments)
    assert code == 2
    assert out == ""
    assert err.startswith("Cara pakai: rakornis")


@pytest.mark.parametrize("verb", [["check"], ["compare", "--with", "61"], ["screenshots"]])
def test_a_missing_database_is_said_in_one_sentence(tmp_path, rakornis, verb, one_sentence):
    rest = [tmp_path / "pictures"] if verb == ["screenshots"] else verb[1:]
    code, out, err = rakornis(verb[0], tmp_path / "gone.rkn", *rest)
    assert (code, out) == (1, "")
    assert one_sentence(err)
    assert "gone.rkn" in err
    assert not (tmp_path / "gone.rkn").exists()


def test_a_database_named_like_a_verb_is_still_the_verb(rakornis, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("check").write_text("", "utf-8")
    assert rakornis("check")[0] == 2


def test_the_version_is_said(rakornis):
    from rakornis_desktop import __version__

    assert rakornis("--version") == (0, f"Rakornis Desktop {__version__}\n", "")


def test_as_a_process_it_answers_with_the_same_exit_codes(tmp_path):
    """Another program that calls rakornis reads exit code, stdout and stderr."""

    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "rakornis_desktop", *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
        )

    assert call("new", "ö.rkn", "--office", "61.72", "--year", "2027").returncode == 0
    assert (tmp_path / "ö.rkn").is_file()
    assert call("check", "ö.rkn").returncode == 0
    assert call("check", "a.rkn").returncode == 1
    wrong = call("check")
    assert (wrong.returncode, wrong.stdout) == (2, "")


def test_starting_loads_no_library_of_workbooks_and_papers():
    """An officer's laptop starts the window without waiting for what it does not need yet."""
    code = (
        "import sys, rakornis_desktop.cli.main\n"
        "heavy = {'sqlalchemy', 'pydantic', 'openpyxl', 'xlsxwriter', 'reportlab', 'babel',"
        " 'rapidfuzz', 'alembic', 'python_calamine', 'PySide6'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert answer.stdout == "[]\n", answer.stderr
