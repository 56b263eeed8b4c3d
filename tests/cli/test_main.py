"""The headless verbs: exit codes, one sentence on stderr, nothing changed by what was refused."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rakornis_desktop.cli import main


@pytest.fixture(autouse=True)
def own_folders(tmp_path, monkeypatch):
    """Keep logs and settings of the tests out of the user's folders."""
    for name in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home" / name))
    monkeypatch.delenv("RAKORNIS_DEBUG", raising=False)


@pytest.fixture
def rakornis(capsys):
    """Perform a verb in this process; gives (exit code, stdout, stderr)."""

    def perform(*arguments: object) -> tuple[int, str, str]:
        code = main.exit_code([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return perform


@pytest.fixture
def database_path(tmp_path, rakornis) -> Path:
    path = tmp_path / "singkawang.rkn"
    code, _out, err = rakornis("new", path, "--office", "61.72", "--year", 2027)
    assert (code, err) == (0, "")
    return path


def one_sentence(err: str) -> bool:
    return err.count("\n") == 1 and len(err) < 400 and "Traceback" not in err


def test_a_new_database_is_sound(database_path, rakornis):
    code, out, err = rakornis("check", database_path)
    assert (code, err) == (0, "")
    assert "singkawang.rkn" in out


def test_an_existing_file_is_not_overwritten(database_path, rakornis):
    before = database_path.read_bytes()
    code, _out, err = rakornis("new", database_path, "--office", "61.72", "--year", 2027)
    assert code == 1
    assert one_sentence(err)
    assert "singkawang.rkn" in err
    assert database_path.read_bytes() == before


@pytest.mark.parametrize("year", [1927, 0, -1, 99999])
def test_a_year_out_of_our_time_is_refused(tmp_path, rakornis, year):
    code, _out, err = rakornis("new", tmp_path / "a.rkn", "--office", "61.72", "--year", year)
    assert code == 1
    assert one_sentence(err)
    assert str(year) in err
    assert not (tmp_path / "a.rkn").exists()


@pytest.mark.parametrize("office", ["99", "61.99", "Singkawang?", "", "61.72.01.1001"])
def test_an_office_that_does_not_exist_is_refused(tmp_path, rakornis, office):
    code, _out, err = rakornis("new", tmp_path / "a.rkn", "--office", office, "--year", 2027)
    assert code == 1
    assert one_sentence(err)
    assert not (tmp_path / "a.rkn").exists()


def test_an_unknown_edition_is_refused(tmp_path, rakornis):
    code, _out, err = rakornis(
        "new", tmp_path / "a.rkn", "--office", "61", "--year", 2027, "--edition", "1999"
    )
    assert code == 1
    assert one_sentence(err)
    assert not (tmp_path / "a.rkn").exists()


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
def test_a_missing_database_is_said_in_one_sentence(tmp_path, rakornis, verb):
    rest = [tmp_path / "pictures"] if verb == ["screenshots"] else verb[1:]
    code, out, err = rakornis(verb[0], tmp_path / "gone.rkn", *rest)
    assert (code, out) == (1, "")
    assert one_sentence(err)
    assert "gone.rkn" in err
    assert not (tmp_path / "gone.rkn").exists()


def test_a_file_that_is_no_database_is_said_in_one_sentence(tmp_path, rakornis):
    path = tmp_path / "letter.rkn"
    path.write_text("Yth. Bapak Kepala Dinas\n" * 500, "utf-8")
    code, _out, err = rakornis("check", path)
    assert code == 1
    assert one_sentence(err)
    assert path.read_text("utf-8").startswith("Yth.")


def test_comparing_with_an_office_without_a_plan_says_how_to_get_it(database_path, rakornis):
    code, out, err = rakornis("compare", database_path, "--with", "61")
    assert (code, out) == (1, "")
    assert one_sentence(err)
    assert "--as-office 61" in err


def test_two_plans_with_equal_rows_are_compared_as_json(database_path, rakornis):
    from rakornis_desktop.database.edits.activity_edits import BudgetEntry, add_activity
    from rakornis_desktop.database.new_database import office_plan
    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.database.queries.plans_of_offices import own_plan

    values = {"code": "1.03.03.2.01.0032", "region_code": "61.72.02.1001", "unit": "SR"}
    with Database.open(database_path) as database:
        with database.change_set("Rencana diterima") as changes:
            received = office_plan(database, changes, "61", 2027)
        for plan_id in (own_plan(database).id, received):
            for title in ("Pipa Gang Melati", "Pipa Gang Mawar"):
                add_activity(
                    database, plan_id, {**values, "title": title}, [BudgetEntry(0, "", 900, "")]
                )
    code, out, err = rakornis("compare", database_path, "--with", "61", "--json")
    assert (code, err) == (0, "")
    answer = json.loads(out)
    titles = [row["left"]["title"] for row in answer["rows"]]
    assert titles == ["Pipa Gang Melati", "Pipa Gang Mawar"]
    assert answer["summary"]["sepadan"] == 2


def test_a_workbook_that_is_none_changes_nothing(database_path, tmp_path, rakornis):
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


def test_participants_are_added_to_a_meeting_or_only_looked_at(database_path, tmp_path, rakornis):
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


def test_a_folder_that_does_not_exist_is_said_in_one_sentence(database_path, tmp_path, rakornis):
    code, _out, err = rakornis("export", database_path, "template", tmp_path / "gone" / "T.xlsx")
    assert code == 1
    assert one_sentence(err)


def test_a_full_disk_is_said_in_one_sentence(database_path, rakornis):
    if not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    code, _out, err = rakornis("export", database_path, "template", "/dev/full")
    assert code == 1
    assert one_sentence(err)


def test_a_fault_of_the_program_leaves_its_traceback_in_the_log(
    database_path, rakornis, monkeypatch
):
    def broken(*_arguments: object, **_options: object) -> None:
        raise ZeroDivisionError("inside")

    monkeypatch.setattr(main, "opened", broken)
    code, _out, err = rakornis("check", database_path)
    assert code == 1
    assert one_sentence(err)
    place = Path(err.strip().rsplit(" ada di ", 1)[1].rstrip("."))
    assert "ZeroDivisionError: inside" in place.read_text("utf-8")


def test_a_database_named_like_a_verb_is_still_the_verb(rakornis, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("check").write_text("", "utf-8")
    assert rakornis("check")[0] == 2


def test_the_first_word_may_be_a_database(tmp_path, rakornis, monkeypatch):
    opened = []
    monkeypatch.setattr(main, "start_window", lambda db, **_options: opened.append(db) or 0)
    assert rakornis(tmp_path / "a.rkn")[0] == 0
    assert rakornis()[0] == 0
    assert opened == [tmp_path / "a.rkn", None]


def test_without_a_display_the_demo_is_named(rakornis, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    code, _out, err = rakornis()
    assert code == 1
    assert one_sentence(err)
    assert "rakornis demo" in err


def test_a_system_library_that_qt_misses_is_named(rakornis, monkeypatch):
    def broken(*_arguments: object) -> None:
        with main.qt_said_in_words():
            raise ImportError("libEGL.so.1: cannot open shared object file: No such file")

    monkeypatch.setattr(main, "page_pictures", broken)
    code, _out, err = rakornis("screenshots", "a.rkn", "pictures")
    assert code == 1
    assert "libEGL.so.1" in err


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


def test_without_a_meeting_the_papers_are_printed_as_drafts(database_path, tmp_path, rakornis):
    """The draft stands on paper alone: the database is as it was."""
    from pypdf import PdfReader

    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.excel.writing.meeting_workbook_list import MEETING_WORKBOOKS
    from rakornis_desktop.pdf.papers.meeting_papers import MEETING_PAPERS

    for kind in MEETING_PAPERS:
        paper = tmp_path / f"{kind.key}.pdf"
        code, out, err = rakornis("print", database_path, kind.key, paper)
        assert (code, err) == (0, "")
        assert ("rancangan" in out) == kind.about_meeting
        assert PdfReader(paper).pages
    for book in MEETING_WORKBOOKS:
        code, out, err = rakornis("export", database_path, book.key, tmp_path / f"{book.key}.xlsx")
        assert (code, err) == (0, "") and "rancangan" in out
    with Database.open(database_path, read_only=True) as database:
        assert database.read("SELECT count(*) FROM meeting") == [(0,)]


def test_a_meeting_is_chosen_by_its_id_or_refused_by_name(database_path, tmp_path, rakornis):
    from pypdf import PdfReader

    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.database.queries.plans_of_offices import own_plan
    from rakornis_desktop.meeting.meeting_edits import create_meeting

    paper = tmp_path / "a.pdf"
    for verb, file in (("print", paper), ("export", tmp_path / "a.xlsx")):
        code, _out, err = rakornis(verb, database_path, "rundown", file, "--meeting", "x")
        assert code == 1 and one_sentence(err) and "belum ada satu pun" in err
    with Database.open(database_path) as database:
        plan = own_plan(database).id
        older = create_meeting(database, plan, {"title": "Rapat Pertama"})
        create_meeting(database, plan, {"title": "Rapat Kedua"})
    for arguments, title in ((("--meeting", older), "PERTAMA"), ((), "KEDUA")):
        assert rakornis("print", database_path, "rundown", paper, *arguments)[0] == 0
        assert f"RAPAT {title}" in PdfReader(paper).pages[0].extract_text()
    code, _out, err = rakornis("print", database_path, "rundown", paper, "--meeting", "rapat\nlain")
    assert code == 1 and one_sentence(err) and older in err
    code, _out, err = rakornis("print", database_path, "cover-letter", paper, "--office", "61.99")
    assert code == 1 and one_sentence(err) and "61.99" in err


def test_what_the_typeface_lacks_is_said_after_printing(database_path, tmp_path, rakornis):
    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.database.queries.plans_of_offices import own_plan
    from rakornis_desktop.meeting.meeting_edits import create_meeting

    with Database.open(database_path) as database:
        create_meeting(database, own_plan(database).id, {"title": "Rapat 🙂"})
    code, out, _err = rakornis("print", database_path, "rundown", tmp_path / "a.pdf")
    assert code == 0 and "U+1F642" in out and "belum disusun" in out


def test_where_we_stand_is_said_and_printed_as_json(database_path, rakornis):
    code, out, err = rakornis("status", database_path, "--json")
    assert (code, err) == (0, "")
    figures = json.loads(out)
    assert figures["year"] == 2027 and figures["money"]["total"] == 0
    assert {"next", "services", "areas", "problems", "measures", "kecamatan"} <= set(figures)
    code, out, _err = rakornis("status", database_path)
    assert code == 0 and "Rencana belum masuk: 1 (Kalimantan Barat)" in out
    code, _out, err = rakornis("status", database_path, "--office", "61.05")
    assert code == 1 and one_sentence(err.replace(". Yang", "; Yang"))


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


@pytest.mark.parametrize("what", ["profile", "coverage"])
def test_the_papers_of_standing_are_printed_from_an_empty_database(
    database_path, rakornis, tmp_path, what
):
    code, _out, err = rakornis("print", database_path, what, tmp_path / "f.pdf", "--paper", "A4")
    assert (code, err) == (0, "")
    assert (tmp_path / "f.pdf").read_bytes().startswith(b"%PDF")


def test_a_meeting_is_told_in_words_and_as_json(tmp_path, rakornis):
    from rakornis_desktop.sample.sample_database import build_sample

    path = tmp_path / "a.rkn"
    build_sample(path).close()
    code, out, err = rakornis("meeting", path)
    assert (code, err) == (0, "")
    assert "Rapat Koordinasi Teknis" in out and "10 hadir dari 12" in out
    code, out, err = rakornis("meeting", path, "--json")
    assert (code, err) == (0, "")
    (meeting,) = json.loads(out)["meetings"]
    assert meeting["fiscal_year"] == 2027
    assert meeting["rundown"][1]["starts_at"] == "08:30"
    assert meeting["rundown"][1]["ends_at"] == "08:45"
    first = meeting["agenda"][0]
    assert first["number"] == 1 and len(first["activities"]) == 2
    assert first["contributions"][0]["speaker"] and "menyampaikan bahwa" in first["discussion"]
    assert len(meeting["participants"]) == 12 and len(meeting["follow_ups"]) == 4
    assert {made["status"] for made in meeting["decisions"]} >= {"ditolak", "ditunda"}
    agreed = meeting["agreement"]["agreed"]
    assert [row["agreed_volume"] for row in agreed] == [80, 12.7]
    assert agreed[0]["sides"]["provinsi"]["budget"] == 900_000_000
    assert meeting["final_papers"] == []
    code, again, _err = rakornis("meeting", path, "--json", "--meeting", meeting["id"])
    assert (code, again) == (0, out)
    code, _out, err = rakornis("meeting", path, "--meeting", "lain")
    assert code == 1 and one_sentence(err) and meeting["id"] in err


def test_no_meeting_is_said_and_is_an_empty_list(database_path, rakornis):
    code, out, _err = rakornis("meeting", database_path)
    assert code == 0 and "Belum ada rapat" in out
    code, out, _err = rakornis("meeting", database_path, "--json")
    assert code == 0 and json.loads(out) == {"meetings": []}


@pytest.mark.parametrize("what", ["agreement", "extract", "followups"])
def test_the_record_is_printed_and_exported(tmp_path, rakornis, what):
    from rakornis_desktop.sample.sample_database import build_sample

    path = tmp_path / "a.rkn"
    build_sample(path).close()
    for verb, name in (("print", "a.pdf"), ("export", "a.xlsx")):
        code, _out, err = rakornis(verb, path, what, tmp_path / name, "--office", "61.72")
        assert (code, err) == (0, "")
        assert (tmp_path / name).stat().st_size > 3_000
        code, _out, err = rakornis(verb, path, what, tmp_path / f"b-{name}", "--office", "61")
        assert code == 1 and one_sentence(err)
        assert not (tmp_path / f"b-{name}").exists()
