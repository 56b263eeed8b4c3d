"""Every paper of a meeting, on both sizes of paper, whatever was typed and whatever was not."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from rakornis_desktop.database.edits.office_edits import set_officials, update_office
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.meeting_rows import meetings_of
from rakornis_desktop.database.queries.office_rows import offices
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.language.catalogue import use_language
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.meeting.meeting_edits import create_meeting, update_meeting
from rakornis_desktop.meeting.people.people_edits import add_participants
from rakornis_desktop.meeting.rundown.rundown_edits import add_rundown_item
from rakornis_desktop.meeting.wording.filled_wording import template_names
from rakornis_desktop.meeting.wording.wording_edits import set_template
from rakornis_desktop.pdf.papers.meeting_papers import MEETING_PAPERS, MeetingPaper, meeting_paper
from rakornis_desktop.reference.resource_files import resource
from rakornis_desktop.sample.sample_database import build_sample

SIZES = {"F4": (215, 330), "A4": (210, 297)}
LATIN_EXTENDED = "".join(chr(code) for code in (*range(0xA1, 0xAD), *range(0xAE, 0x250)))
HOSTILE = (
    '<b>tebal</b> & <a href="javascript:x">klik</a> {tema} {{x}} {0.__class__} %s\n'
    "=HYPERLINK(1)\r\nbaris\u2028lain\tتجربة 🙂"
)
# What stands on which paper, of what was typed.
NAMED = {
    "invitation": ("title", "theme", "venue", "addressee"),
    "rundown": ("title", "theme", "venue", "item", "speaker"),
    "agenda": ("title", "theme", "venue", "host"),
    "attendance": ("title", "venue", "name", "job", "office", "contact"),
    "attendance-blank": ("title", "venue", "name", "job", "office", "contact"),
    "minutes": ("title", "theme", "venue", "name"),
    "agreement": ("title", "theme", "venue", "name", "job", "office", "contact"),
    "extract": ("title", "venue"),
    "followups": ("title",),
    "cover-letter": (),
    "name-tags": ("name", "job", "office"),
    "table-signs": ("name", "job", "office"),
}
PAPERS = pytest.mark.parametrize("paper", MEETING_PAPERS, ids=[p.key for p in MEETING_PAPERS])
SIZE = pytest.mark.parametrize("size", SIZES)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with build_sample(tmp_path_factory.mktemp("sample") / "a.rkn") as database:
        yield database


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _text(path: Path) -> str:
    return _squeezed("".join(page.extract_text() for page in PdfReader(path).pages))


def _sound(path: Path, size: str) -> PdfReader:
    reader = PdfReader(path)
    for number, page in enumerate(reader.pages, 1):
        sides = sorted((float(page.mediabox.width), float(page.mediabox.height)))
        assert sides == pytest.approx([side * 72 / 25.4 for side in SIZES[size]], abs=1)
        assert f"Halaman {number} dari {len(reader.pages)}" in page.extract_text()
        for font in (page["/Resources"]["/Font"] or {}).values():
            described = font.get_object().get("/FontDescriptor")
            if described is None:
                described = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert "/FontFile2" in described.get_object(), "fonts are embedded"
    content = path.read_bytes()
    assert b"/URI" not in content and b"/JavaScript" not in content
    assert reader.outline, "bookmarks lead through it"
    return reader


def _meeting(database: Database, text: str, **changed: str) -> str:
    """Make a meeting in which every field is ``text``, as far as it holds it."""
    fields = ("number", "title", "theme", "venue", "host", "chair", "secretary", "note_taker")
    lengths = {"number": 100, "title": 500, "theme": 1_000, "venue": 500}
    values: dict[str, Any] = {name: text[: lengths.get(name, 300)] for name in fields}
    values |= {"opening": text, "closing": text, "starts_on": "2027-03-23", "starts_at": "08:30"}
    meeting_id = create_meeting(database, own_plan(database).id)
    update_meeting(database, meeting_id, {**values, **changed})
    for _number in range(2):
        add_rundown_item(
            database,
            meeting_id,
            {"title": text[:1_000], "speaker": text[:300], "minutes": 30},
        )
    person = {"name": text[:300], "office": text[:300], "job": text[:300], "contact": text[:200]}
    add_participants(database, meeting_id, [{**person, "present": True}, person])
    return meeting_id


@PAPERS
@SIZE
def test_the_sample_meeting_is_printed_whole(
    sample: Database, tmp_path: Path, paper: MeetingPaper, size: str
) -> None:
    (meeting,) = meetings_of(sample, own_plan(sample).id)
    path = tmp_path / "paper.pdf"
    written = paper.write(sample, meeting.id, path, size)
    reader = _sound(path, size)
    assert written.pages == len(reader.pages) and not written.remarks
    # What is typed for "left to be written by hand" has not come out as an empty text.
    assert "None" not in _text(path)


@PAPERS
def test_the_signature_is_never_alone_nor_split(
    sample: Database, tmp_path: Path, paper: MeetingPaper
) -> None:
    if paper.key in ("agenda", "attendance-blank", "name-tags", "table-signs"):
        pytest.skip("nobody signs it")
    # A list that nobody is ticked off on is the blank one, which nobody signs.
    for count in range(1, 44, 3):
        meeting = create_meeting(sample, own_plan(sample).id, {"starts_at": "08:00"})
        for number in range(count):
            add_rundown_item(sample, meeting, {"title": f"Acara {number}", "minutes": 5})
        add_participants(
            sample, meeting, [{"name": f"Orang {i}", "present": True} for i in range(count)]
        )
        path = tmp_path / "paper.pdf"
        paper.write(sample, meeting, path, "A4")
        signed = [p for p in PdfReader(path).pages if "NIP 1970" in p.extract_text()]
        assert len(signed) == 1, "role and name are on the same page"
        text = signed[0].extract_text()
        assert "Bagas Contoh Pradana" in text and "Kepala Dinas," in text
        above = text.partition("Kepala Dinas,")[0].strip().splitlines()
        assert len(above) > 1, "something of the text stands above it"


@PAPERS
@SIZE
def test_hostile_text_is_printed_as_it_stands(
    sample: Database, tmp_path: Path, paper: MeetingPaper, size: str
) -> None:
    path = tmp_path / "paper.pdf"
    written = paper.write(sample, _meeting(sample, HOSTILE), path, size)
    _sound(path, size)
    text = _text(path)
    if NAMED[paper.key]:
        assert _squeezed('<b>tebal</b> & <a href="javascript:x">klik</a> {tema} {{x}}') in text
        assert "{0.__class__}%s" in text
        assert "[U+1F642]" in text and "\u25a1" not in text
        (remark,) = written.remarks
        assert "dicetak sebagai nomornya" in remark and "U+0628" in remark


@PAPERS
@SIZE
@pytest.mark.parametrize("text", ["W" * 300, LATIN_EXTENDED[:300], "Nama yang panjang " * 17])
def test_a_name_of_300_letters_stands_there_in_full(
    sample: Database, tmp_path: Path, paper: MeetingPaper, size: str, text: str
) -> None:
    text = text[:300].strip()
    path = tmp_path / "paper.pdf"
    written = paper.write(sample, _meeting(sample, text, title=text[:300]), path, size)
    _sound(path, size)
    shown = _text(path)
    if NAMED[paper.key]:
        missing = {f"U+{ord(letter):04X}" for letter in text if f"[U+{ord(letter):04X}]" in shown}
        wanted = _squeezed(text) if not missing else ""
        assert wanted in shown or wanted.upper() in shown
        assert bool(missing) == bool(written.remarks), "what the typeface lacks is reported"


@PAPERS
@SIZE
def test_an_empty_meeting_still_makes_a_paper(
    sample: Database, tmp_path: Path, paper: MeetingPaper, size: str
) -> None:
    path = tmp_path / "paper.pdf"
    meeting = create_meeting(sample, own_plan(sample).id)
    written = paper.write(sample, meeting, path, size)
    _sound(path, size)
    if paper.key in ("invitation", "name-tags", "table-signs"):
        assert any("Belum ada peserta" in remark for remark in written.remarks)
    if paper.key in ("invitation", "rundown"):
        assert any("Susunan acara belum disusun" in remark for remark in written.remarks)


@PAPERS
def test_an_office_nobody_filled_in_leaves_blanks(tmp_path: Path, paper: MeetingPaper) -> None:
    from rakornis_desktop.database.new_database import new_database

    with new_database(tmp_path / "a.rkn", "61.72", 2027) as database:
        plan = own_plan(database)
        set_officials(database, plan.office_id, [])
        update_office(database, plan.office_id, {"government": "", "city": "", "address": ""})
        path = tmp_path / "paper.pdf"
        paper.write(database, create_meeting(database, plan.id), path, "F4")
        _sound(path, "F4")


def _broken() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"\0" * 200


def _huge() -> bytes:
    from io import BytesIO

    from PIL import Image

    file = BytesIO()
    Image.new("1", (9_000, 9_000)).save(file, "PNG")
    return file.getvalue()


def _svg() -> bytes:
    return (
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script>'
        b'<image href="file:///etc/passwd"/></svg>'
    )


@PAPERS
@pytest.mark.parametrize("make", [_broken, _huge, _svg, lambda: b"tidak ada gambar"])
def test_an_emblem_that_is_none_is_left_out_and_said(
    tmp_path: Path, sample: Database, paper: MeetingPaper, make: Callable[[], bytes]
) -> None:
    (meeting,) = [m for m in meetings_of(sample, own_plan(sample).id) if m.number == SAMPLE_NUMBER]
    office = next(row for row in offices(sample) if row.is_own)
    update_office(sample, office.id, {"emblem": base64.b64encode(make()).decode()})
    try:
        path = tmp_path / "paper.pdf"
        written = paper.write(sample, meeting.id, path, "F4")
    finally:
        sample.undo()
    reader = _sound(path, "F4")
    assert not any(page.images for page in reader.pages)
    if paper.key not in ("name-tags", "table-signs"):
        (remark,) = written.remarks
        assert "Lambang kantor" in remark


SAMPLE_NUMBER = "005/112/DPRKP/2026"


def test_every_word_of_its_own_in_every_text(tmp_path: Path) -> None:
    """Whatever an office writes into its texts, papers say it and do nothing."""
    with build_sample(tmp_path / "a.rkn") as database:
        (meeting,) = meetings_of(database, own_plan(database).id)
        update_meeting(database, meeting.id, {"theme": "{tempat} & <i>"})
        for name in template_names():
            set_template(database, name, "<b>Kata</b> & {{x}} {kantor}\nbaris dua")
        for key in ("invitation", "cover-letter"):
            path = tmp_path / f"{key}.pdf"
            meeting_paper(key).write(database, meeting.id, path, "F4")
            text = _text(path)
            assert text.count(_squeezed("<b>Kata</b> & {x} Dinas Perumahan")) >= 2
        set_template(database, "invitation_body", "Tema {tema}")
        meeting_paper("invitation").write(database, meeting.id, path, "F4")
        assert _squeezed("Tema {tempat} & <i>") in _text(path)
        for name in template_names():
            set_template(database, name, "")
        for paper in MEETING_PAPERS:
            paper.write(database, meeting.id, path, "A4")
            _sound(path, "A4")


def test_papers_stay_indonesian_whatever_the_window_speaks(
    sample: Database, tmp_path: Path
) -> None:
    (meeting,) = [m for m in meetings_of(sample, own_plan(sample).id) if m.number == SAMPLE_NUMBER]
    use_language("en", resource("translations"))
    try:
        path = tmp_path / "paper.pdf"
        meeting_paper("rundown").write(sample, meeting.id, path, "F4")
    finally:
        use_language("id", resource("translations"))
    text = _text(path)
    assert "SUSUNANACARA" in text and "Selasa,24Maret2026" in text


def test_an_unknown_meeting_or_word_is_refused(sample: Database, tmp_path: Path) -> None:
    for paper in MEETING_PAPERS:
        if paper.about_meeting:
            with pytest.raises(Refusal, match="Rapat ini tidak ada lagi"):
                paper.write(sample, "tidak ada", tmp_path / "a.pdf", "F4")
    with pytest.raises(Refusal, match="Pilih"):
        meeting_paper("surat")
    assert not list(tmp_path.iterdir())
