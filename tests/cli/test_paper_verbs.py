"""print: every paper from any database, with its workbook where it has one."""

from __future__ import annotations

import pytest


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


def test_a_meeting_is_chosen_by_its_id_or_refused_by_name(
    database_path, tmp_path, rakornis, one_sentence
):
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


@pytest.mark.parametrize("what", ["profile", "coverage"])
def test_the_papers_of_standing_are_printed_from_an_empty_database(
    database_path, rakornis, tmp_path, what
):
    code, _out, err = rakornis("print", database_path, what, tmp_path / "f.pdf", "--paper", "A4")
    assert (code, err) == (0, "")
    assert (tmp_path / "f.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("what", ["agreement", "extract", "followups"])
def test_the_record_is_printed_and_exported(tmp_path, rakornis, what, one_sentence):
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
