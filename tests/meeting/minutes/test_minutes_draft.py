"""The minutes write themselves, and an officer's own text is never lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rakornis_desktop.database.new_database import new_database
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.meeting.agenda.agenda_edits import add_agenda_item, update_agenda_item
from rakornis_desktop.meeting.held.discussion_edits import add_contribution, add_follow_up
from rakornis_desktop.meeting.meeting_edits import create_meeting
from rakornis_desktop.meeting.minutes.minutes_draft import minutes_text
from rakornis_desktop.meeting.minutes.minutes_edits import (
    edit_closing,
    edit_minutes_text,
    edit_opening,
    restore_draft,
)
from rakornis_desktop.meeting.minutes.minutes_frame import closing_text, opening_text


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with new_database(tmp_path / "a.rkn", "61.01", 2027) as database:
        yield database


@pytest.fixture
def meeting(database: Database) -> str:
    return create_meeting(database, own_plan(database).id, {"title": "Rakornis 2027"})


@pytest.fixture
def item(database: Database, meeting: str) -> str:
    return add_agenda_item(database, meeting, "SPAM Sambas")


def _say(database: Database, item: str, text: str, speaker: str = "Budi") -> None:
    values = {"speaker": speaker, "office": "Dinas PUPR Kabupaten Sambas", "text": text}
    add_contribution(database, item, values)


def test_what_was_said_becomes_sentences(database: Database, meeting: str, item: str) -> None:
    _say(database, item, "Usulan lengkap DED-nya")
    _say(database, item, "Condong masuk rencana 2027.")
    _say(database, item, "Kapan lahan dibebaskan?", "")
    _say(database, item, "- lahan siap\n\n- warga setuju.", "Ani")
    update_agenda_item(database, item, {"conclusion": "Dibangun 80 SR"})
    add_follow_up(
        database,
        meeting,
        {"task": "Kirim DED.", "responsible": "Kabid", "due": "2027-04-30"},
        item,
    )
    assert minutes_text(database, item).text.splitlines() == [
        "Dinas PUPR Kabupaten Sambas (Budi) menyampaikan bahwa usulan lengkap DED-nya.",
        "Dinas PUPR Kabupaten Sambas (Budi) menambahkan bahwa Condong masuk rencana 2027.",
        "Dinas PUPR Kabupaten Sambas menanyakan: Kapan lahan dibebaskan?",
        "Dinas PUPR Kabupaten Sambas (Ani) menyampaikan hal-hal berikut: "
        "(1) lahan siap; (2) warga setuju.",
        "Rapat menyimpulkan bahwa dibangun 80 SR.",
        "Tindak lanjut: Kirim DED, oleh Kabid, paling lambat 30 April 2027.",
    ]


def test_an_edited_text_stays_and_says_that_more_was_said(database: Database, item: str) -> None:
    _say(database, item, "Usulan lengkap.")
    edit_minutes_text(database, item, "Disunting.")
    found = minutes_text(database, item)
    assert (found.text, found.edited, found.outdated) == ("Disunting.", True, False)
    _say(database, item, "Pagu cukup.")
    found = minutes_text(database, item)
    assert (found.text, found.edited, found.outdated) == ("Disunting.", True, True)
    assert "pagu cukup." in found.draft
    restore_draft(database, item)
    found = minutes_text(database, item)
    assert (found.text, found.edited, found.outdated) == (found.draft, False, False)
    database.undo()
    assert minutes_text(database, item).text == "Disunting."


def test_the_draft_typed_back_is_the_draft(database: Database, item: str) -> None:
    _say(database, item, "Usulan lengkap.")
    draft = minutes_text(database, item).draft
    edit_minutes_text(database, item, f"{draft} X")
    edit_minutes_text(database, item, f" {draft}\n")
    assert not minutes_text(database, item).edited


def test_a_text_written_beforehand_is_followed_by_what_is_said(
    database: Database, item: str
) -> None:
    edit_minutes_text(database, item, "Latar belakang.")
    _say(database, item, "Usulan lengkap.")
    text = minutes_text(database, item).text
    assert text.startswith("Latar belakang.\n") and text.endswith("usulan lengkap.")


def test_typing_in_the_minutes_is_one_step_of_undo(database: Database, item: str) -> None:
    before = database.undo_label
    for text in ("A", "Ab", "Abc"):
        edit_minutes_text(database, item, text, typing=True)
    database.undo()
    assert minutes_text(database, item).text == ""
    assert database.undo_label == before


def test_opening_and_closing_are_drafted_until_edited(database: Database, meeting: str) -> None:
    assert "Rakornis 2027" in opening_text(database, meeting).text
    edit_opening(database, meeting, "Dibuka dengan doa.")
    edit_closing(database, meeting, "Ditutup.")
    assert opening_text(database, meeting)[:2] == ("Dibuka dengan doa.", True)
    assert closing_text(database, meeting)[:2] == ("Ditutup.", True)
    edit_opening(database, meeting, "")
    assert not opening_text(database, meeting).edited


def test_hostile_text_is_only_text(database: Database, item: str) -> None:
    for text in ("{0.__class__} {placeholder}", "<b>&</b>", "\u202e\u200b", "🙂", "…", "-"):
        _say(database, item, text, "{who}")
    text = minutes_text(database, item).text
    assert "{0.__class__} {placeholder}" in text and "({who})" in text
