"""Agenda, minutes and comparison: what the paper says is what the database says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from rakornis_desktop.comparison.compare import Comparison, compare_plans
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.meeting_rows import (
    agenda_of,
    contributions_of,
    follow_ups_of,
    meetings_of,
    participants_of,
)
from rakornis_desktop.database.queries.plans_of_offices import own_plan, plan_of
from rakornis_desktop.pdf.papers.agenda_paper import write_agenda
from rakornis_desktop.pdf.papers.comparison_paper import write_comparison
from rakornis_desktop.pdf.papers.minutes_paper import write_minutes
from rakornis_desktop.sample.sample_database import build_sample

SIZES = {"F4": (215, 330), "A4": (210, 297)}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with build_sample(tmp_path_factory.mktemp("sample") / "a.rkn") as database:
        yield database


@pytest.fixture(scope="module")
def compared(sample: Database) -> Comparison:
    province = plan_of(sample, "61")
    assert province is not None
    return compare_plans(sample, own_plan(sample).id, province.id)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _text(path: Path) -> str:
    return _squeezed("".join(page.extract_text() for page in PdfReader(path).pages))


def _sound(path: Path, paper: str, *, landscape: bool = False) -> None:
    reader = PdfReader(path)
    width, height = SIZES[paper]
    if landscape:
        width, height = height, width
    for number, page in enumerate(reader.pages, 1):
        assert float(page.mediabox.width) == pytest.approx(width * 72 / 25.4, abs=1)
        assert float(page.mediabox.height) == pytest.approx(height * 72 / 25.4, abs=1)
        assert f"Halaman {number} dari {len(reader.pages)}" in page.extract_text()
        for font in (page["/Resources"]["/Font"] or {}).values():
            described = font.get_object().get("/FontDescriptor")
            if described is None:
                described = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert "/FontFile2" in described.get_object(), "fonts are embedded"


@pytest.mark.parametrize("paper", ["F4", "A4"])
def test_the_agenda_has_every_item(sample: Database, tmp_path: Path, paper: str) -> None:
    (meeting,) = meetings_of(sample, own_plan(sample).id)
    path = tmp_path / "agenda.pdf"
    write_agenda(sample, meeting.id, path, paper)
    _sound(path, paper)
    text = _text(path)
    assert _squeezed(meeting.theme) in text and _squeezed(meeting.venue) in text
    for item in agenda_of(sample, meeting.id):
        assert _squeezed(item.title) in text


@pytest.mark.parametrize("paper", ["F4", "A4"])
def test_the_minutes_have_all_that_was_said(sample: Database, tmp_path: Path, paper: str) -> None:
    (meeting,) = meetings_of(sample, own_plan(sample).id)
    path = tmp_path / "notulen.pdf"
    write_minutes(sample, meeting.id, path, paper)
    _sound(path, paper)
    text = _text(path)
    for said in contributions_of(sample, meeting.id).values():
        for contribution in said:
            # Behind "menyampaikan bahwa" a sentence begins in small letters.
            assert _squeezed(contribution.text).casefold() in text.casefold()
            assert _squeezed(contribution.speaker) in text
    for task in follow_ups_of(sample, meeting.id):
        assert _squeezed(task.task) in text
    for person in participants_of(sample, meeting.id):
        assert not person.present or _squeezed(person.name) in text
    last = PdfReader(path).pages[-1].extract_text()
    assert "NIP" in last and _squeezed(meeting.chair) in _squeezed(last)
    assert "4." in last, "the signatures do not stand alone on a page"


@pytest.mark.parametrize("paper", ["F4", "A4"])
def test_t_c_31_holds_every_row_and_both_sums(
    sample: Database, compared: Comparison, tmp_path: Path, paper: str
) -> None:
    path = tmp_path / "t-c-31.pdf"
    write_comparison(sample, compared, path, paper)
    _sound(path, paper, landscape=True)
    text = _text(path)
    for pair in compared.pairs:
        for row in pair.rows():
            assert row.code in text
            assert f"{row.budget:,}".replace(",", ".") in text
    for total in (compared.summary["pagu_kiri"], compared.summary["pagu_kanan"]):
        assert f"{total:,}".replace(",", ".") in text
    assert len(PdfReader(path).outline) > 0


def test_hostile_text_is_printed_as_it_stands(sample: Database, tmp_path: Path) -> None:
    from rakornis_desktop.meeting.agenda.agenda_edits import add_agenda_item
    from rakornis_desktop.meeting.meeting_edits import create_meeting

    hostile = '<b>tebal</b> & <a href="javascript:x">klik</a> <img src="file:///etc/passwd"/>'
    meeting = create_meeting(sample, own_plan(sample).id, {"title": "Uji", "theme": hostile})
    add_agenda_item(sample, meeting, hostile)
    add_agenda_item(sample, meeting, "W" * 300)
    add_agenda_item(sample, meeting, "مرحبا 🙂 ḱ")
    path = tmp_path / "agenda.pdf"
    write_agenda(sample, meeting, path, "F4")
    text = _text(path)
    assert text.count(_squeezed(hostile)) >= 2
    assert "W" * 300 in text
    content = path.read_bytes()
    assert b"/URI" not in content and b"/JavaScript" not in content
    assert "root:" not in text
    sample.undo()
