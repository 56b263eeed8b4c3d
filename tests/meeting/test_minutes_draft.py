"""The minutes write themselves, and an officer's own text is never lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rakornis_desktop.meeting.agenda_edits import add_agenda_item, update_agenda_item
from rakornis_desktop.meeting.discussion_edits import add_contribution, add_follow_up
from rakornis_desktop.meeting.meeting_edits import create_meeting
from rakornis_desktop.meeting.minutes_draft import minutes_text
from rakornis_desktop.meeting.minutes_edits import (
    edit_closing,
    edit_minutes_text,
    edit_opening,
    restore_draft,
)
from rakornis_desktop.meeting.minutes_frame import closing_text, opening_text
from rakornis_desktop.program.database import Program
from rakornis_desktop.program.offices import new_program
from rakornis_desktop.program.queries.plans import own_plan


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    with new_program(tmp_path / "a.rkn", "61.01", 2027) as program:
        yield program


@pytest.fixture
def meeting(program: Program) -> str:
    return create_meeting(program, own_plan(program).id, {"title": "Rakornis 2027"})


@pytest.fixture
def item(program: Program, meeting: str) -> str:
    return add_agenda_item(program, meeting, "SPAM Sambas")


def _say(program: Program, item: str, text: str, speaker: str = "Budi") -> None:
    values = {"speaker": speaker, "office": "Dinas PUPR Kabupaten Sambas", "text": text}
    add_contribution(program, item, values)


def test_what_was_said_becomes_sentences(program: Program, meeting: str, item: str) -> None:
    _say(program, item, "Usulan lengkap DED-nya")
    _say(program, item, "Condong masuk rencana 2027.")
    _say(program, item, "Kapan lahan dibebaskan?", "")
    _say(program, item, "- lahan siap\n\n- warga setuju.", "Ani")
    update_agenda_item(program, item, {"conclusion": "Dibangun 80 SR"})
    add_follow_up(
        program,
        meeting,
        {"task": "Kirim DED.", "responsible": "Kabid", "due": "2027-04-30"},
        item,
    )
    assert minutes_text(program, item).text.splitlines() == [
        "Dinas PUPR Kabupaten Sambas (Budi) menyampaikan bahwa usulan lengkap DED-nya.",
        "Dinas PUPR Kabupaten Sambas (Budi) menambahkan bahwa Condong masuk rencana 2027.",
        "Dinas PUPR Kabupaten Sambas menanyakan: Kapan lahan dibebaskan?",
        "Dinas PUPR Kabupaten Sambas (Ani) menyampaikan hal-hal berikut: "
        "(1) lahan siap; (2) warga setuju.",
        "Rapat menyimpulkan bahwa dibangun 80 SR.",
        "Tindak lanjut: Kirim DED, oleh Kabid, paling lambat 30 April 2027.",
    ]


def test_an_edited_text_stays_and_says_that_more_was_said(program: Program, item: str) -> None:
    _say(program, item, "Usulan lengkap.")
    edit_minutes_text(program, item, "Disunting.")
    found = minutes_text(program, item)
    assert (found.text, found.edited, found.outdated) == ("Disunting.", True, False)
    _say(program, item, "Pagu cukup.")
    found = minutes_text(program, item)
    assert (found.text, found.edited, found.outdated) == ("Disunting.", True, True)
    assert "pagu cukup." in found.draft
    restore_draft(program, item)
    found = minutes_text(program, item)
    assert (found.text, found.edited, found.outdated) == (found.draft, False, False)
    program.undo()
    assert minutes_text(program, item).text == "Disunting."


def test_the_draft_typed_back_is_the_draft(program: Program, item: str) -> None:
    _say(program, item, "Usulan lengkap.")
    draft = minutes_text(program, item).draft
    edit_minutes_text(program, item, f"{draft} X")
    edit_minutes_text(program, item, f" {draft}\n")
    assert not minutes_text(program, item).edited


def test_a_text_written_beforehand_is_followed_by_what_is_said(program: Program, item: str) -> None:
    edit_minutes_text(program, item, "Latar belakang.")
    _say(program, item, "Usulan lengkap.")
    text = minutes_text(program, item).text
    assert text.startswith("Latar belakang.\n") and text.endswith("usulan lengkap.")


def test_typing_in_the_minutes_is_one_step_of_undo(program: Program, item: str) -> None:
    before = program.undo_label
    for text in ("A", "Ab", "Abc"):
        edit_minutes_text(program, item, text, typing=True)
    program.undo()
    assert minutes_text(program, item).text == ""
    assert program.undo_label == before


def test_opening_and_closing_are_drafted_until_edited(program: Program, meeting: str) -> None:
    assert "Rakornis 2027" in opening_text(program, meeting).text
    edit_opening(program, meeting, "Dibuka dengan doa.")
    edit_closing(program, meeting, "Ditutup.")
    assert opening_text(program, meeting)[:2] == ("Dibuka dengan doa.", True)
    assert closing_text(program, meeting)[:2] == ("Ditutup.", True)
    edit_opening(program, meeting, "")
    assert not opening_text(program, meeting).edited


def test_hostile_text_is_only_text(program: Program, item: str) -> None:
    for text in ("{0.__class__} {placeholder}", "<b>&</b>", "\u202e\u200b", "🙂", "…", "-"):
        _say(program, item, text, "{who}")
    text = minutes_text(program, item).text
    assert "{0.__class__} {placeholder}" in text and "({who})" in text
