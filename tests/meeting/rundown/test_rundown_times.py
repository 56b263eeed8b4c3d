"""Times follow from the order; what cannot be as it stands is said, never hidden."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rakornis_desktop.database.queries.meeting_rows import MeetingRow, RundownRow
from rakornis_desktop.meeting.rundown.rundown_times import (
    TimedDay,
    clash_remark,
    day_name,
    day_remark,
    duration,
    gap_remark,
    overrun_remark,
    span,
    stored_time,
    summary,
    timed,
    troubled,
)

_MEETING = MeetingRow(
    *("m", "p", "", "Rapat", "", date(2027, 3, 23), date(2027, 3, 24), "08:00", "15:30"),
    *[""] * 7,
)


def _row(number: int, starts_at: str, minutes: int, day: int = 1) -> RundownRow:
    return RundownRow(f"r{number}", "m", number, day, starts_at, minutes, f"Acara {number}", "")


def _day(*entries: tuple[str, int]) -> TimedDay:
    rows = [_row(number, time, minutes) for number, (time, minutes) in enumerate(entries)]
    return timed(rows, _MEETING)[0]


def test_an_item_begins_when_the_one_before_it_has_ended() -> None:
    day = _day(("", 30), ("", 45), ("", 0))
    assert [span(item) for item in day.items] == ["08.00–08.30", "08.30–09.15", "09.15"]
    assert day.minutes == 75 and (day.start, day.end) == (480, 555)
    assert not troubled([day])


def test_a_typed_time_stays_and_what_comes_before_it_clashes_or_leaves_a_gap() -> None:
    day = _day(("", 60), ("08:45", 30), ("10:00", 30), ("", 15))
    early, late, after = day.items[1:]
    assert early.clash == 15 and "15 menit" in clash_remark(early)
    assert "«Acara 0»" in clash_remark(early)
    assert late.gap == 45 and gap_remark(late) == "Jeda 45 menit sebelumnya"
    assert after.start == 630 and not after.fixed
    assert "1 bertabrakan" in summary([day]) and troubled([day])


def test_what_clashes_inside_a_long_item_does_not_pull_the_next_ones_forward() -> None:
    day = _day(("", 120), ("08:30", 15), ("", 30))
    assert day.items[2].start == 600, "after the long one, not inside it"


def test_going_on_after_the_end_of_the_meeting_is_said() -> None:
    day = _day(("15:00", 30), ("", 20))
    assert [item.overrun for item in day.items] == [0, 20]
    assert overrun_remark(day.items[1]) == "Lewat 20 menit dari jam selesai"
    assert "hari 1 lewat 20 menit" in summary([day])
    night = timed([_row(0, "23:30", 45)], _MEETING._replace(ends_at=""))[0]
    assert overrun_remark(night.items[0]) == "Melewati tengah malam"


def test_each_day_begins_anew_and_one_too_many_is_said() -> None:
    days = timed([_row(n, "", 30, day) for n, day in enumerate((1, 1, 2, 3))], _MEETING)
    assert [span(day.items[0]) for day in days] == ["08.00–08.30"] * 3
    assert day_name(days[1]) == "Hari 2, Rabu, 24 Maret 2027"
    assert not day_remark(days[1]) and day_remark(days[2])
    assert "hari 3 di luar tanggal rapat" in summary(days)


def test_without_a_beginning_nothing_is_guessed() -> None:
    day = timed([_row(0, "", 30), _row(1, "", 30), _row(2, "10:00", 30)], None)[0]
    assert [item.start for item in day.items] == [None, None, 600]
    assert "jam mulai belum diisi" in summary([day]) and span(day.items[0]) == ""
    assert timed([], _MEETING) == [] and summary([]) == ""


def test_durations_in_words() -> None:
    assert [duration(m) for m in (0, 45, 60, 105)] == [
        *("0 menit", "45 menit", "1 jam", "1 jam 45 menit"),
    ]


_TIMES = st.one_of(st.just(""), st.integers(0, 1439).map(stored_time))


@given(
    st.lists(st.tuples(st.integers(1, 3), _TIMES, st.integers(0, 300)), max_size=12),
    st.sampled_from(["", "08:00"]),
)
def test_no_two_items_overlap_unless_it_is_said(
    entries: list[tuple[int, str, int]], begins: str
) -> None:
    rows = [
        _row(number, time, minutes, day)
        for number, (day, time, minutes) in enumerate(sorted(entries, key=lambda e: e[0]))
    ]
    days = timed(rows, _MEETING._replace(starts_at=begins))
    assert [item.row for day in days for item in day.items] == rows
    for day in days:
        assert day.minutes == sum(item.row.minutes for item in day.items)
        until = None
        for item in day.items:
            if item.row.starts_at:
                assert item.fixed and stored_time(item.start or 0) == item.row.starts_at
            if until is not None:
                assert item.start is not None, "once the day has begun, times follow"
                assert item.clash == max(until - item.start, 0)
                assert item.gap == max(item.start - until, 0)
            if item.end is not None:
                assert item.end - (item.start or 0) == item.row.minutes
                until = item.end if until is None else max(until, item.end)
                assert (item.overrun > 0) == (item.end > 15 * 60 + 30)
