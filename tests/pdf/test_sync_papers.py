"""The matrix and the summary on paper, read back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from rakornis_desktop.comparison.choosing_offices import compare_offices
from rakornis_desktop.database.edits.activity_edits import BudgetEntry, add_activity
from rakornis_desktop.database.new_database import new_database, office_plan
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.pdf.drawings.bar_chart import Bar, bar_chart
from rakornis_desktop.pdf.drawings.drawing_piece import drawing_pdf
from rakornis_desktop.pdf.drawings.region_map import region_map
from rakornis_desktop.pdf.papers.region_summary import write_region_summary
from rakornis_desktop.pdf.papers.synchronisation_paper import write_sync_matrix
from rakornis_desktop.reference.region_shapes import region_at, region_shapes
from rakornis_desktop.reference.regions import regions


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A province with the plans of two regencies."""
    path = tmp_path_factory.mktemp("provinsi") / "p.rkn"
    with new_database(path, "61", 2027) as database:
        ours = own_plan(database).id
        for regency, village in (("61.72", "61.72.02.1001"), ("61.01", "61.01.01.2011")):
            with database.change_set("Terima") as changes:
                other = office_plan(database, changes, regency, 2027)
            for number in range(12):
                values = {
                    "title": f"Perluasan SPAM <b>Gang</b> {number} & {regency}",
                    "code": "1.03.03.2.01.0032",
                    "region_code": village,
                    "proposed_to": "provinsi",
                    "readiness_ded": "ada",
                }
                money = [BudgetEntry(0, "", 1_000_000 + number, "DAK")]
                add_activity(database, other, values, money)
                if number % 2:
                    values |= {"code": "1.03.03.1.01.0027", "proposed_to": None}
                    add_activity(database, ours, values, [BudgetEntry(0, "", 700_000, "")])
        yield database


def _text(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


@pytest.mark.parametrize("paper", ["F4", "A4"])
def test_every_proposal_stands_in_the_matrix_with_its_money(
    database: Database, tmp_path: Path, paper: str
) -> None:
    written = write_sync_matrix(database, compare_offices(database), tmp_path / "m.pdf", paper)
    text = " ".join(_text(written.path).split())
    assert written.pages > 1 and "MATRIKS SINKRONISASI" in text
    for number in range(12):
        assert rupiah(1_000_000 + number) in text
    assert text.count("<b>Gang</b>") >= 24
    total = 2 * sum(1_000_000 + number for number in range(12))
    assert rupiah(total) in text


def test_one_regencys_matrix_has_only_its_rows(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "m.pdf"
    write_sync_matrix(database, compare_offices(database), path, regency="61.72")
    text = " ".join(_text(path).split())
    assert "& 61.72" in text and "& 61.01" not in text


def test_the_summary_is_a_page_per_regency_and_one_of_all(
    database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "s.pdf"
    write_region_summary(database, compare_offices(database), path)
    pages = [page.extract_text() for page in PdfReader(path).pages]
    assert len(pages) == 3
    assert "SELURUH WILAYAH" in pages[0].upper()
    assert "KABUPATEN SAMBAS" in pages[1] and "KOTA SINGKAWANG" in pages[2]
    assert "Kapuas Hulu" in pages[1] and "80–100 %" in pages[1]
    fonts = PdfReader(path).pages[1]["/Resources"]["/Font"]  # type: ignore[index]
    assert all("Liberation" in str(font.get_object()["/BaseFont"]) for font in fonts.values())


def test_a_click_finds_the_regency_and_the_sea_finds_none() -> None:
    for shape in region_shapes():
        assert region_at(shape.middle) == shape.code, shape.name
    assert {shape.code for shape in region_shapes()} == {r.code for r in regions().regencies()}
    assert region_at((100.0, 5.0)) == ""
    found = region_map({"61.72": 0.5}, "Peta", 320, 300)
    inside = sum(
        found.region_at(x, y) == "61.04" for x in range(0, 320, 4) for y in range(0, 300, 4)
    )
    assert inside > 100 and found.region_at(1, 299) == ""


def test_drawings_take_hostile_names_and_empty_data_as_they_are(tmp_path: Path) -> None:
    bars = [Bar("<b>&" + "x" * 300, (0, 0), "Rp 0"), Bar("", (5, 0), "😀")]
    for drawing in (
        bar_chart(bars, ["satu", "dua"], 300),
        bar_chart([], ["satu"], 300),
        region_map({}, "<i>", 200, 200).drawing,
    ):
        path = tmp_path / "d.pdf"
        path.write_bytes(drawing_pdf(drawing))
        assert len(PdfReader(path).pages) == 1
