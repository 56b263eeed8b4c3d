"""The profile of a region on one page, and the coverage of problems, read back."""

from __future__ import annotations

import pytest
from pypdf import PdfReader

from rakornis_desktop.database.edits.activity_edits import BudgetEntry, add_activity
from rakornis_desktop.database.edits.area_edits import add_area
from rakornis_desktop.database.edits.issue_edits import add_issue
from rakornis_desktop.database.edits.service_edits import add_achievement
from rakornis_desktop.database.new_database import new_database
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.pdf.papers.coverage_paper import write_coverage
from rakornis_desktop.pdf.papers.profile_paper import write_profile


@pytest.fixture(params=["61.72", "61"])
def database(request, tmp_path):
    with new_database(tmp_path / "p.rkn", request.param, 2027) as database:
        plan = own_plan(database)
        spam = add_activity(
            database, plan.id,
            {"title": "SPAM <b>Pasiran</b>", "code": "1.03.03.2.01.0032", "region_code": "61.72",
             "service_indicator": "AM-K", "beneficiaries": 100, "beneficiary_unit": "jiwa"},
            [BudgetEntry(0, "", 500_000_000, "CSR")],
        )  # fmt: skip
        add_activity(database, plan.id, {"title": "Rapat kerja"}, [BudgetEntry(0, "", 100, "")])
        add_achievement(
            database,
            {"region_code": "61.72", "indicator": "AM-K", "year": 2026, "in_need": 1000,
             "served": 700},
        )  # fmt: skip
        values = {"kind": "kumuh", "name": "Condong", "region_code": "61.72.01"}
        add_area(database, plan.office_id, values, {2026: 9})
        add_issue(database, plan.id, {"title": "Air minum & sanitasi", "category": "air_minum",
                                     "priority": 1}, [spam])  # fmt: skip
        for number in range(40):
            title = f"Masalah {number} " + "yang panjang sekali judulnya " * 8
            add_issue(database, plan.id, {"title": title})
        yield database


def words(path):
    return [" ".join((page.extract_text() or "").split()) for page in PdfReader(path).pages]


@pytest.mark.parametrize("paper", ["F4", "A4"])
def test_a_profile_keeps_to_one_page_whatever_there_is_to_say(database, tmp_path, paper):
    own = own_plan(database)
    write_profile(database, tmp_path / "f.pdf", paper, office=own.region_code)
    (page,) = words(tmp_path / "f.pdf")
    assert "TAHUN 2027" in page and "Air minum & sanitasi" in page
    assert "70" in page and "Masalah terbuka: 41, tanpa kegiatan: 40" in page
    assert "masalah lain menurut urutan prioritas" in page
    if own.tier == "kabupaten_kota":
        assert "80" in page and "5.000.000" in page and "2029" in page


def test_a_province_prints_a_page_for_each_regency(database, tmp_path):
    written = write_profile(database, tmp_path / "f.pdf")
    assert written.pages == (15 if own_plan(database).tier == "provinsi" else 1)
    if written.pages == 15:
        pages = words(tmp_path / "f.pdf")
        assert "rencana daerah ini belum masuk" in pages[1]
        assert "PROFIL KOTA SINGKAWANG" in pages[-1]


def test_a_region_of_which_nothing_is_known_is_refused(database, tmp_path):
    with pytest.raises(Refusal, match=r"61\.05 belum ada"):
        write_profile(database, tmp_path / "f.pdf", office="61.05")
    with pytest.raises(Refusal, match=r"61\.05 belum ada"):
        write_coverage(database, tmp_path / "f.pdf", office="61.05")
    assert not (tmp_path / "f.pdf").exists()


def test_the_coverage_says_money_weight_and_what_is_left_out(database, tmp_path):
    write_coverage(database, tmp_path / "f.pdf")
    text = " ".join(words(tmp_path / "f.pdf"))
    assert "Masalah tanpa kegiatan (40)" in text and "Kegiatan tanpa masalah (1)" in text
    assert "Rapat kerja" in text and "500,0" in text and "1.03.03 Pengelolaan" in text
