"""Berita acara, petikan, tindak lanjut: fit to be signed, and every row that was decided."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from rakornis_desktop.database.activity_words import target_in_words
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.meeting_rows import meetings_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan, plan_of
from rakornis_desktop.database.row_ids import new_ids
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.meeting.agenda.agenda_edits import add_agenda_item
from rakornis_desktop.meeting.agreement.agreement_rows import agreement_rows
from rakornis_desktop.meeting.agreement.final_papers import AGREEMENT, MINUTES, mark_final
from rakornis_desktop.meeting.held.discussion_edits import add_contribution, add_follow_up
from rakornis_desktop.meeting.meeting_edits import create_meeting, update_meeting
from rakornis_desktop.meeting.minutes.minutes_edits import edit_minutes_text
from rakornis_desktop.meeting.people.people_edits import add_participants
from rakornis_desktop.pdf.papers.agreement_paper import write_agreement
from rakornis_desktop.pdf.papers.extract_paper import write_extract
from rakornis_desktop.pdf.papers.follow_ups_paper import write_follow_ups
from rakornis_desktop.pdf.papers.minutes_paper import write_minutes
from rakornis_desktop.reference.nomenclature import nomenclature
from rakornis_desktop.reference.regions import regions
from rakornis_desktop.sample.sample_database import build_sample

ROWS = 150
HOSTILE = "<b>&amp;</b> {tempat} {0.__class__} \\(%s) ḀẀỹ مرحبا 🙂\nbaris dua"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with build_sample(tmp_path_factory.mktemp("sample") / "a.rkn") as database:
        yield database


@pytest.fixture(scope="module")
def meeting(database: Database) -> str:
    return next(row.id for row in meetings_of(database, own_plan(database).id) if row.number)


@pytest.fixture(scope="module")
def decided(database: Database) -> str:
    """A meeting that decided on 150 rows of all regencies, both plans in each."""
    meeting_id = create_meeting(database, own_plan(database).id, {"title": "Forum"})
    decide_many(database, meeting_id, ROWS)
    return meeting_id


def decide_many(database: Database, meeting_id: str, count: int) -> None:
    chance = random.Random(61)
    theirs = plan_of(database, "61")
    assert theirs is not None
    codes = [entry.code for entry in nomenclature("2026").sub_kegiatan("kabupaten_kota")]
    villages = [
        v.code for regency in regions().regencies() for v in regions().villages(regency.code)
    ]
    ids, others, budgets, more, decisions = (new_ids(count) for _part in range(5))
    links = new_ids(2 * count)
    statuses = ("disepakati", "disepakati_dengan_catatan", "ditolak", "ditunda", "dibawa_ke_pusat")
    columns = ("id", "plan_id", "code", "title", "region_code", "volume", "unit")
    when = datetime.now(UTC).isoformat(timespec="milliseconds")
    with database.change_set("Banyak", undoable=False) as changes:
        for plan, made in ((own_plan(database).id, ids), (theirs.id, others)):
            changes.add_many(
                "activity",
                columns,
                [
                    (
                        *(id_, plan, codes[i % len(codes)], f"Uji {i:04} {'panjang ' * (i % 9)}"),
                        *(villages[i * 131 % len(villages)], str(chance.randint(1, 400)), "SR"),
                    )
                    for i, id_ in enumerate(made)
                ],
            )
        for made, activities in ((budgets, ids), (more, others)):
            changes.add_many(
                "budget",
                ("id", "activity_id", "year_offset", "funding_source", "funding_text", "amount"),
                [
                    (budget, activity, 0, "1.2.1.01.02", "", chance.randint(1, 9_000) * 1_234_567)
                    for budget, activity in zip(made, activities, strict=True)
                ],
            )
        changes.add_many(
            "decision",
            ("id", "status", "agreed_volume", "agreed_unit", "agreed_budget", "note",
             "decided_at", "meeting_id"),
            [
                (
                    *(id_, statuses[i % 5], str(i), "SR", i * 7_654_321, f"Catatan {i}"),
                    *(when, meeting_id),
                )
                for i, id_ in enumerate(decisions)
            ],
        )  # fmt: skip
        changes.add_many(
            "decision_activity",
            ("id", "decision_id", "activity_id", "identity", "snapshot"),
            [
                (links[2 * i + side], decisions[i], (ids, others)[side][i], "", "")
                for i in range(count)
                for side in range(2)
            ],
        )


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def pages(path: Path) -> list[str]:
    return [squeezed(page.extract_text()) for page in PdfReader(path).pages]


@pytest.mark.parametrize("paper", ["F4", "A4"])
def test_every_decided_row_is_read_back_from_its_page(
    database: Database, decided: str, tmp_path: Path, paper: str
) -> None:
    path = tmp_path / "a.pdf"
    write_agreement(database, decided, path, paper)
    found = pages(path)
    rows = agreement_rows(database, decided)
    assert len(rows.agreed) + len(rows.others) == ROWS
    for rows_of, name in ((rows.agreed, "LampiranIV·"), (rows.others, "LampiranV·")):
        text = "".join(_without_frame(page) for page in found if name in page)
        at = 0
        for number, row in enumerate(rows_of, 1):
            said = squeezed(f"{number}{row.code}{row.title}")
            place = text.index(said, at)
            after = text[place : place + 400]
            assert squeezed(row.location) in after
            for side in row.sides[:2]:
                assert squeezed(f"{side.target}{rupiah(side.budget)}") in after
            if row.status.startswith("disepakati"):
                target = target_in_words(row.agreed_volume, row.agreed_unit, "")
                assert squeezed(f"{target}{rupiah(row.agreed_budget or 0)}") in after
            assert squeezed(row.note) in after
            at = place + len(said)
        assert squeezed(f"{len(rows_of)} kegiatan") in text[at:]
    total = sum(row.agreed_budget or 0 for row in rows.agreed)
    assert f"Rp{rupiah(total)}" in found[0]


def _without_frame(page: str) -> str:
    """Return a page's text without foot and repeated head, so that rows follow one another."""
    page = page.partition("Lampiran")[0] if page.count("LAMPIRAN") == 0 else page
    return re.sub(r"^NoKode.*?\(9\)(\(10\)\(11\))?", "", page)


@pytest.mark.parametrize("paper", ["F4", "A4"])
def test_the_record_has_its_parts_in_order(
    database: Database, meeting: str, tmp_path: Path, paper: str
) -> None:
    path = tmp_path / "a.pdf"
    written = write_agreement(database, meeting, path, paper)
    found = pages(path)
    text = "".join(found)
    order = [
        *("BERITAACARAKESEPAKATAN", "NOMOR005/112/DPRKP/2026", "duapuluhempatbulanMaret"),
        *("LampiranI", "LampiranII", "LampiranIII", "MENYEPAKATI", "KESATU", "KEDUA", "KETIGA"),
        *("Demikian", "Pimpinanrapat", "NIP", "Perwakilanpeserta", "Lembaga"),
        *("DAFTARHADIR", "SUSUNANACARA", "RINGKASANNOTULEN", "MATRIKSKEGIATANYANGDISEPAKATI"),
        *("MATRIKSKEGIATANYANGTIDAKDISEPAKATI", "TINDAKLANJUT"),
    ]
    at = 0
    for part in order:
        at = text.index(part, at)
    assert all("KONSEP" in page for page in found)
    signed = next(page for page in found if "NIP" in page)
    assert "Demikian" in signed, "the signature does not stand alone"
    reader = PdfReader(path)
    assert reader.pages[-2].mediabox.width > reader.pages[-2].mediabox.height
    assert len(reader.outline) >= 8
    assert not written.substituted


def test_a_final_record_prints_the_same_for_good(
    database: Database, meeting: str, tmp_path: Path
) -> None:
    frozen = mark_final(database, meeting, AGREEMENT)
    minutes = mark_final(database, meeting, MINUTES)
    one, other = tmp_path / "1.pdf", tmp_path / "2.pdf"
    write_agreement(database, meeting, one)
    update_meeting(database, meeting, {"venue": "Tempat yang sama sekali lain"})
    write_agreement(database, meeting, other)
    assert one.read_bytes() == other.read_bytes()
    for page in pages(other):
        assert f"SHA-256{frozen.sha256}" in page and "FINAL" in page and "KONSEP" not in page
    write_minutes(database, meeting, other)
    assert all(f"SHA-256{minutes.sha256}" in page for page in pages(other))
    correction = mark_final(database, meeting, AGREEMENT, "Tempat rapat salah tulis.")
    write_agreement(database, meeting, other)
    found = pages(other)
    short = "-".join(frozen.sha256[i : i + 4].upper() for i in range(0, 16, 4))
    assert f"Perbaikanke-1atasberitaacarakesepakatandengansidik{short}" in found[0]
    assert "Tempatrapatsalahtulis." in found[0]
    assert all(f"SHA-256{correction.sha256}" in p and "Perbaikanke-1" in p for p in found)
    write_extract(database, meeting, other)
    assert all(f"SHA-256{correction.sha256}" in page for page in pages(other))
    for _step in range(4):
        database.undo()


def test_minutes_edited_too_early_are_told_before_they_are_signed(
    database: Database, tmp_path: Path
) -> None:
    early = create_meeting(database, own_plan(database).id)
    item = add_agenda_item(database, early, "Acara")
    add_contribution(database, item, {"speaker": "Budi", "text": "Satu."})
    edit_minutes_text(database, item, "Disunting.")
    path = tmp_path / "a.pdf"
    assert not write_minutes(database, early, path).remarks
    add_contribution(database, item, {"speaker": "Budi", "text": "Dua."})
    (remark,) = write_minutes(database, early, path).remarks
    assert "2.1" in remark
    for _step in range(5):
        database.undo()


def test_an_extract_holds_the_rows_of_its_regency_alone(
    database: Database, decided: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    write_extract(database, decided, path, office="61.01")
    text = "".join(pages(path))
    rows = agreement_rows(database, decided)
    for row in (*rows.agreed, *rows.others):
        assert (squeezed(f"{row.code}{row.title}") in text) == (row.regency == "61.01")
    write_extract(database, decided, path)
    assert len(PdfReader(path).outline) >= 14
    write_agreement(database, decided, path, office="61.01")
    assert "hanyaKabupatenSambas" not in pages(path)[0], "no final record, no seal to limit"
    assert "HanyakegiatanKabupatenSambas." in "".join(pages(path))
    for write in (write_extract, write_agreement, write_follow_ups):
        with pytest.raises(Refusal, match="bukan kabupaten/kota"):
            write(database, decided, path, office="61.99")


def test_follow_ups_by_office_with_what_earlier_meetings_left(
    database: Database, meeting: str, tmp_path: Path
) -> None:
    values = {"title": "Rapat berikut", "starts_on": "2026-09-01"}
    later = create_meeting(database, own_plan(database).id, values)
    add_follow_up(database, later, {"task": "Tugas baru", "office": "Dinas PRKP Provinsi"})
    path = tmp_path / "a.pdf"
    write_follow_ups(database, later, path, today=date(2026, 9, 2))
    text = "".join(pages(path))
    assert "Tugasbaru" in text and "Memindahkan40SRGangMelati" in text
    assert "MenghapusTPS3R" not in text, "what is done does not come again"
    assert "Keadaanpada2September2026" in text
    write_follow_ups(database, later, path, today=date(2026, 9, 2), office="61.72")
    text = "".join(pages(path))
    assert "Tugasbaru" not in text and "Memindahkan40SRGangMelati" in text
    database.undo()
    database.undo()
    assert meeting


def test_nothing_decided_and_nobody_there_is_said(database: Database, tmp_path: Path) -> None:
    bare = create_meeting(database, own_plan(database).id)
    path = tmp_path / "a.pdf"
    write_agreement(database, bare, path)
    text = "".join(pages(path))
    assert text.count("Nihil:") >= 6
    assert "Pesertarapatbelumdicatat" in text
    write_minutes(database, bare, path)
    assert "Nihil:pesertarapatbelumdicatat." in "".join(pages(path))
    write_follow_ups(database, bare, path, today=date(2020, 1, 1))
    write_extract(database, bare, path)
    assert "".join(pages(path)).count("Nihil:") == 3
    database.undo()


@pytest.mark.parametrize("paper", ["F4", "A4"])
def test_hostile_and_long_text_is_printed_as_it_stands(
    database: Database, tmp_path: Path, paper: str
) -> None:
    long = "W" * 300
    hostile = create_meeting(
        database,
        own_plan(database).id,
        {"title": long, "theme": HOSTILE, "chair": long, "number": "{nomor}", "venue": HOSTILE},
    )
    item = add_agenda_item(database, hostile, HOSTILE)
    add_contribution(database, item, {"speaker": long, "office": HOSTILE, "text": HOSTILE})
    add_follow_up(database, hostile, {"task": HOSTILE * 20, "responsible": long}, item)
    people = [
        {"name": "M" * 300, "office": HOSTILE, "job": "J" * 300, "present": True},
        *({"name": f"Orang {i}", "office": f"Kantor {i}", "present": True} for i in range(60)),
    ]
    add_participants(database, hostile, people)
    for write in (write_agreement, write_minutes, write_follow_ups):
        path = tmp_path / f"{write.__name__}.pdf"
        written = write(database, hostile, path, paper)
        text = "".join(pages(path))
        assert "<b>&amp;</b>{tempat}{0.__class__}\\(%s)" in text
        assert written.substituted and written.remarks
        assert "[U+1F642]" in text
        assert not {"🙂", "م"} & set(text)
    found = pages(tmp_path / "write_agreement.pdf")
    signed = [page for page in found if "Demikian" in page]
    assert len(signed) == 1 and "Pimpinan" in signed[0] and "W" * 300 in signed[0]
    for _step in range(5):
        database.undo()
