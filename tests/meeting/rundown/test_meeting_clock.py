"""The clock of the hall: what should run, how long still, what is next."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakornis_desktop.database.queries.meeting_rows import MeetingRow, RundownRow
from rakornis_desktop.meeting.rundown.meeting_clock import clock_state, clock_words, schedule

DAY = date(2027, 3, 23)


def meeting(**values: object) -> MeetingRow:
    empty = dict.fromkeys(MeetingRow._fields, "")
    return MeetingRow(**{**empty, "starts_on": DAY, "ends_on": None, **values})


def item(starts_at: str, minutes: int, title: str, day: int = 1) -> RundownRow:
    return RundownRow(title, "r", 0, day, starts_at, minutes, title, "")


RUNDOWN = [
    item("08:00", 30, "Registrasi"),
    item("", 45, "Pembukaan"),
    item("09:30", 90, "Pembahasan"),
    item("08:30", 60, "Kesepakatan", day=2),
]


def at(hour: int, minute: int, second: int = 0, day: int = 23) -> datetime:
    return datetime(2027, 3, day, hour, minute, second)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (at(7, 30), ("", "mulai 30 menit lagi", "Berikutnya 08.00 Registrasi")),
        (at(6, 0), ("", "mulai 2 jam lagi", "Berikutnya 08.00 Registrasi")),
        (at(8, 0), ("Registrasi", "sisa 30 menit", "Berikutnya 08.30 Pembukaan")),
        (at(8, 29, 59), ("Registrasi", "sisa 1 menit", "Berikutnya 08.30 Pembukaan")),
        (at(8, 30), ("Pembukaan", "sisa 45 menit", "Berikutnya 09.30 Pembahasan")),
        (at(9, 20), ("Pembukaan", "lewat 5 menit", "Berikutnya 09.30 Pembahasan")),
        (at(9, 30), ("Pembahasan", "sisa 1 jam 30 menit", "")),
        (at(12, 5), ("Pembahasan", "lewat 1 jam 5 menit", "")),
        (at(8, 40, day=24), ("Kesepakatan", "sisa 50 menit", "")),
        (at(8, 40, day=26), ("", "acara bertanggal 23 Mar 2027", "")),
        (at(23, 0, day=21), ("", "acara bertanggal 23 Mar 2027", "")),
    ],
)
def test_the_clock_says_what_should_run_and_how_long_still(now, said):
    assert clock_words(clock_state(meeting(), RUNDOWN, now)) == said


def test_the_last_five_minutes_call_attention():
    assert not clock_state(meeting(), RUNDOWN, at(8, 24)).nearly_over
    assert clock_state(meeting(), RUNDOWN, at(8, 25)).nearly_over


def test_an_item_without_minutes_lasts_until_the_next_one():
    rundown = [item("08:00", 0, "Registrasi"), item("08:45", 0, "Pembukaan")]
    assert clock_words(clock_state(meeting(), rundown, at(8, 30)))[1] == "sisa 15 menit"
    assert clock_words(clock_state(meeting(), rundown, at(8, 50)))[1] == "lewat 5 menit"


def test_without_times_the_clock_says_so_and_without_a_date_it_is_today():
    assert clock_state(meeting(), [], at(8, 0)).phase == "none"
    assert clock_state(meeting(), [item("", 30, "Acara")], at(8, 0)).phase == "none"
    begins = meeting(starts_on=None, starts_at="08:15")
    assert schedule(begins, [item("", 30, "Acara")], DAY)[0].begins == at(8, 15)


@given(
    st.lists(
        st.builds(
            item,
            st.sampled_from(["", "08:00", "07:30", "23:59", "x", "99:99"]),
            st.integers(0, 2_000),
            st.text(max_size=5),
            st.sampled_from([1, 2, 3, 4, 10**9]),
        ),
        max_size=6,
    ),
    st.datetimes(datetime(2027, 3, 20), datetime(2027, 3, 28)),
)
def test_whatever_the_rundown_holds_the_clock_goes(rundown, now):
    state = clock_state(meeting(), rundown, now)
    assert state.minutes >= 0
    assert len(clock_words(state)) == 3
