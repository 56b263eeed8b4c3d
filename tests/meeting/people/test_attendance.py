"""Ticking people off: found by part of a name, late ones with their time."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from rakornis_desktop.database.queries.meeting_rows import MeetingRow, ParticipantRow, RundownRow
from rakornis_desktop.meeting.people.attendance import arrival, arrival_in_words, matching

DAY = date(2027, 3, 23)


def meeting(**values: object) -> MeetingRow:
    empty = dict.fromkeys(MeetingRow._fields, "")
    given = {"starts_on": DAY, "ends_on": None, "starts_at": "08:30", **values}
    return MeetingRow(**{**empty, **given})


def person(name: str, hour: int = 0, minute: int = 0, day: int = 23, office: str = ""):
    came = datetime(2027, 3, day, hour, minute, 20, tzinfo=UTC) if hour else None
    return ParticipantRow(name, "r", 0, name, office, "", "", hour > 0, came, "")


def words(someone: ParticipantRow, about: MeetingRow, rundown: tuple[RundownRow, ...] = ()) -> str:
    return arrival_in_words(arrival(someone, about, rundown, UTC))


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [(8, 12, "hadir 08.12"), (8, 30, "hadir 08.30"), (8, 31, "terlambat 08.31")],
)
def test_who_comes_after_the_beginning_is_late_with_the_time(hour, minute, said):
    assert words(person("Budi", hour, minute), meeting()) == said


def test_on_the_second_day_the_rundown_says_when_it_begins():
    second = RundownRow("x", "r", 0, 2, "09:00", 30, "Kesepakatan", "")
    assert words(person("Budi", 9, 20, 24), meeting(), (second,)) == "terlambat 09.20"
    assert words(person("Budi", 8, 55, 24), meeting(), (second,)) == "hadir 08.55"


def test_ticked_off_on_another_day_or_without_a_time_nobody_is_late():
    assert words(person("Budi", 11, 0, 30), meeting()) == "hadir 11.00"
    assert words(person("Budi", 11, 0), meeting(starts_at="")) == "hadir 11.00"
    assert words(person("Budi"), meeting()) == ""


def test_part_of_a_name_finds_the_person_and_the_likeliest_stands_first():
    people = [
        person("Dewi Lestari", office="Dinas PRKP Sambas"),
        person("Syarif Alqadri", office="Bappeda"),
        person("Maria Goreti", office="Balai Dewa"),
        person("Rudi Dewanto", 8, 1),
    ]
    assert [found.name for found in matching(people, "dew")] == [
        "Dewi Lestari",
        "Rudi Dewanto",
        "Maria Goreti",
    ]
    assert [found.name for found in matching(people, "les samb")] == ["Dewi Lestari"]
    assert matching(people, "") == people and matching(people, "zz") == []
