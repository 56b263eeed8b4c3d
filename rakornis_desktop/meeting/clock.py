"""The clock against the rundown: what should run now, how long still, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import short_date
from rakornis_desktop.program.queries.meetings import MeetingRow, RundownRow

# So many minutes before its end an item is said to be nearly over.
_SOON = 5


class TimedItem(NamedTuple):
    """A rundown item with its real begin and end; they are equal if its length is not known."""

    row: RundownRow
    begins: datetime
    ends: datetime


class ClockState(NamedTuple):
    """What the clock says at one moment.

    ``phase`` is ``none`` (no rundown, no times), ``other_day``, ``before``, ``running`` or
    ``over``: the time of the item that began last has run out. ``minutes`` are those left of it,
    or over it, or until the first one; whole minutes, a begun one counts.
    """

    phase: str
    current: TimedItem | None = None
    following: TimedItem | None = None
    minutes: int = 0
    day: date | None = None

    @property
    def nearly_over(self) -> bool:
        """Whether the current item is to come to its end."""
        return self.phase == "running" and self.minutes <= _SOON


def timed_rundown(
    meeting: MeetingRow, rundown: Sequence[RundownRow], today: date
) -> list[TimedItem]:
    """Return the items that have a time, in the order in which they begin.

    An item without a time begins when the one before it ends; one without minutes lasts until
    the next one begins. Day 1 is the meeting's first, ``today`` where it has no date.
    """
    first = meeting.starts_on or today
    timed: list[TimedItem] = []
    end: datetime | None = None
    for row in rundown:
        day = first + timedelta(days=row.day - 1)
        typed = clock_time(row.starts_at)
        if end is not None and end.date() != day:
            end = None
        begins = datetime.combine(day, typed) if typed is not None else end
        if begins is None and (typed := clock_time(meeting.starts_at)) is not None:
            begins = datetime.combine(day, typed)
        if begins is None:
            continue
        end = begins + timedelta(minutes=row.minutes)
        timed.append(TimedItem(row, begins, end))
    timed.sort(key=lambda item: item.begins)
    return [
        item._replace(ends=after.begins)
        if item.begins == item.ends and after.begins.date() == item.begins.date()
        else item
        for item, after in zip(timed, [*timed[1:], *timed[-1:]], strict=True)
    ]


def clock_state(
    meeting: MeetingRow, rundown: Sequence[RundownRow], now: datetime
) -> ClockState:
    """Return what the clock says at ``now`` (local, without a zone)."""
    timed = timed_rundown(meeting, rundown, now.date())
    if not timed:
        return ClockState("none")
    today = [item for item in timed if item.begins.date() == now.date()]
    if not today:
        ahead = [item.begins.date() for item in timed if item.begins > now]
        return ClockState("other_day", day=ahead[0] if ahead else timed[0].begins.date())
    begun = [item for item in today if item.begins <= now]
    following = next((item for item in today if item.begins > now), None)
    if not begun:
        assert following is not None
        return ClockState("before", None, following, _minutes(following.begins - now))
    current = begun[-1]
    left = current.ends - now
    if left > timedelta(0):
        return ClockState("running", current, following, _minutes(left))
    return ClockState("over", current, following, int(-left.total_seconds() // 60))


def clock_words(state: ClockState) -> tuple[str, str, str]:
    """Return what is on, how it stands in time, and what comes next, each empty if unknown."""
    current = _line(state.current.row.title) if state.current else ""
    after = state.following
    following = (
        _("Berikutnya {time} {title}").format(
            time=after.begins.strftime("%H.%M"), title=_line(after.row.title)
        )
        if after
        else ""
    )
    if state.phase == "none":
        return "", _("susunan acara belum berjam"), ""
    if state.phase == "other_day":
        assert state.day is not None
        return "", _("acara bertanggal {day}").format(day=short_date(state.day)), ""
    if state.phase == "before":
        return "", _("mulai {minutes} lagi").format(minutes=_spoken(state.minutes)), following
    if state.phase == "running":
        return current, _("sisa {minutes}").format(minutes=_spoken(state.minutes)), following
    return current, _("lewat {minutes}").format(minutes=_spoken(state.minutes)), following


def clock_time(text: str) -> time | None:
    """Return the time that ``08:30`` means, None if it is none."""
    hours, colon, minutes = text.strip().replace(".", ":").partition(":")
    if not colon or not (hours.isdecimal() and minutes.isdecimal()):
        return None
    if int(hours) > 23 or int(minutes) > 59:
        return None
    return time(int(hours), int(minutes))


def _minutes(span: timedelta) -> int:
    """Return whole minutes, a begun one counted: 61 seconds are two minutes still to go."""
    return int(-(-span.total_seconds() // 60))


def _spoken(minutes: int) -> str:
    if minutes < 60:
        return _("{minutes} menit").format(minutes=minutes)
    hours, rest = divmod(minutes, 60)
    if not rest:
        return _("{hours} jam").format(hours=hours)
    return _("{hours} jam {minutes} menit").format(hours=hours, minutes=rest)


def _line(text: str) -> str:
    return " ".join(text.split())
