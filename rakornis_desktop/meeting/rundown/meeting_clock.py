"""The clock against the rundown: what should run now, how long still, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from rakornis_desktop.database.queries.meeting_rows import MeetingRow, RundownRow
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import short_date
from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.meeting.rundown.rundown_times import duration, timed

# So many minutes before its end an item is said to be nearly over.
_SOON = 5
_MOST_DAYS = 366


class ScheduledItem(NamedTuple):
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
    current: ScheduledItem | None = None
    following: ScheduledItem | None = None
    minutes: int = 0
    day: date | None = None

    @property
    def nearly_over(self) -> bool:
        """Whether the current item is to come to its end."""
        return self.phase == "running" and self.minutes <= _SOON


def schedule(
    meeting: MeetingRow, rundown: Sequence[RundownRow], today: date
) -> list[ScheduledItem]:
    """Return the items that have a time, in the order in which they begin.

    One without minutes lasts until the next one of its day begins. Day 1 is the meeting's first,
    ``today`` where it has no date.
    """
    first = meeting.starts_on or today
    found = []
    for day in timed(rundown, meeting):
        if day.day > _MOST_DAYS:
            continue
        midnight = datetime.combine(first + timedelta(days=day.day - 1), time())
        for item in day.items:
            if item.start is not None and item.end is not None:
                begins = midnight + timedelta(minutes=item.start)
                found.append(
                    ScheduledItem(item.row, begins, midnight + timedelta(minutes=item.end))
                )
    found.sort(key=lambda item: item.begins)
    return [
        item._replace(ends=after.begins)
        if item.begins == item.ends and after.begins.date() == item.begins.date()
        else item
        for item, after in zip(found, [*found[1:], *found[-1:]], strict=True)
    ]


def clock_state(meeting: MeetingRow, rundown: Sequence[RundownRow], now: datetime) -> ClockState:
    """Return what the clock says at ``now`` (local, without a zone)."""
    items = schedule(meeting, rundown, now.date())
    if not items:
        return ClockState("none")
    today = [item for item in items if item.begins.date() == now.date()]
    if not today:
        ahead = [item.begins.date() for item in items if item.begins > now]
        return ClockState("other_day", day=ahead[0] if ahead else items[0].begins.date())
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
    current = on_one_line(state.current.row.title) if state.current else ""
    after = state.following
    following = (
        _("Berikutnya {time} {title}").format(
            time=after.begins.strftime("%H.%M"), title=on_one_line(after.row.title)
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
        return "", _("mulai {minutes} lagi").format(minutes=duration(state.minutes)), following
    if state.phase == "running":
        return current, _("sisa {minutes}").format(minutes=duration(state.minutes)), following
    return current, _("lewat {minutes}").format(minutes=duration(state.minutes)), following


def _minutes(span: timedelta) -> int:
    """Return whole minutes, a begun one counted: 61 seconds are two minutes still to go."""
    return int(-(-span.total_seconds() // 60))
