"""What letters and lists say: whom they go to, who came late, what is sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakornis_desktop.database.edits.office_edits import set_officials
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.meeting_rows import (
    ParticipantRow,
    meetings_of,
    participants_of,
)
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.meeting.choosing_meeting import chosen_meeting
from rakornis_desktop.meeting.letters.cover_letter_content import cover_letter_content
from rakornis_desktop.meeting.letters.invitation_content import invitation_content
from rakornis_desktop.meeting.meeting_edits import create_meeting
from rakornis_desktop.meeting.people.addressees import addressees
from rakornis_desktop.meeting.people.attendance_content import attendance_content
from rakornis_desktop.meeting.people.people_edits import add_participants, set_attendance
from rakornis_desktop.sample.sample_database import build_sample


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with build_sample(tmp_path_factory.mktemp("sample") / "a.rkn") as database:
        yield database


def _person(name: str = "", office: str = "", job: str = "") -> ParticipantRow:
    return ParticipantRow("", "", 0, name, office, job, "", False, None, "")


@pytest.mark.parametrize(
    ("person", "said"),
    [
        (_person("Budi", "Dinas PRKP Kota", "Kepala Dinas"), "Kepala Dinas PRKP Kota"),
        (_person("Budi", "Bappeda", "Perencana  Madya"), "Perencana Madya Bappeda"),
        (_person("Budi", "Bappeda"), "Budi, Bappeda"),
        (_person("Budi", job="Camat"), "Camat"),
        (_person(office="Balai\nPermukiman"), "Balai Permukiman"),
        (_person(), None),
    ],
)
def test_a_letter_goes_to_posts_not_to_names(person: ParticipantRow, said: str | None) -> None:
    assert addressees([person, person]) == ((said,) if said else ())


def test_nobody_invites_himself() -> None:
    assert addressees([_person("BUDI  ", job="Kepala"), _person("Ani", job="Camat")], "Budi") == (
        "Camat",
    )


@given(st.lists(st.builds(_person, *[st.text("ab A\n", max_size=6)] * 3), max_size=5))
def test_any_list_gives_addressees_each_once(people: list[ParticipantRow]) -> None:
    found = addressees(people)
    assert len(set(found)) == len(found) and all(text.strip() for text in found)


def test_few_addressees_stand_on_the_letter_many_in_an_annex(sample: Database) -> None:
    plan = own_plan(sample).id
    meeting = create_meeting(sample, plan)
    add_participants(sample, meeting, [{"name": f"Orang {i}"} for i in range(6)])
    content = invitation_content(sample, meeting)
    assert len(content.addressees) == 6 and not content.listed
    assert content.letter.annexes == "1 (satu) lampiran"
    add_participants(sample, meeting, [{"name": "Orang lain"}])
    content = invitation_content(sample, meeting)
    assert len(content.listed) == 7 and not content.addressees
    assert content.letter.annexes == "2 (dua) lampiran"


def test_who_came_after_the_beginning_came_late(sample: Database) -> None:
    meeting = meetings_of(sample, own_plan(sample).id)[-1]
    people = participants_of(sample, meeting.id)
    # The meeting begins on 24 March at 08.00 WIB, which is 01.00 UTC.
    for person, day, hour, minute in (
        (people[0], 24, 0, 40),
        (people[1], 24, 1, 0),
        (people[2], 24, 2, 12),
        (people[3], 25, 1, 5),
    ):
        moment = datetime(2026, 3, day, hour, minute, 30, tzinfo=UTC)
        set_attendance(sample, [person.id], True, moment)
    content = attendance_content(sample, meeting.id)
    assert [line.late for line in content.lines[:4]] == ["", "", "09.12", "25 Mar 2026, 08.05"]
    assert len(content.lines) + len(content.absent) == len(people)
    assert not any(line.late for line in attendance_content(sample, meeting.id, blank=True).lines)


def test_a_plan_is_sent_to_the_office_above(sample: Database, tmp_path: Path) -> None:
    content = cover_letter_content(sample)
    assert content.addressee == (
        "Kepala Dinas Perumahan Rakyat dan Kawasan Permukiman Provinsi Kalimantan Barat"
    )
    assert "112 (seratus dua belas) kegiatan" in content.sent[0][0]
    assert cover_letter_content(sample, "61").addressee == content.addressee
    with pytest.raises(Refusal, match="«61"):
        cover_letter_content(sample, "61.99")


def test_without_a_head_the_post_alone_signs(tmp_path: Path) -> None:
    with build_sample(tmp_path / "a.rkn") as database:
        set_officials(database, own_plan(database).office_id, [])
        signer = cover_letter_content(database).sender
        assert (signer.job, signer.name, signer.nip) == ("Kepala Dinas", "", "")


def test_the_youngest_meeting_is_meant_unless_one_is_named(tmp_path: Path) -> None:
    with build_sample(tmp_path / "a.rkn") as database:
        (first,) = meetings_of(database, own_plan(database).id)
        assert chosen_meeting(database) == first.id
        later = create_meeting(database, own_plan(database).id, {"starts_on": "2027-01-02"})
        assert chosen_meeting(database) == later
        assert chosen_meeting(database, first.id) == first.id
        with pytest.raises(Refusal, match=first.id):
            chosen_meeting(database, "x" * 5_000)
