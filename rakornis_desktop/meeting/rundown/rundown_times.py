"""When each item of the rundown begins and ends: times follow from the order and the lengths.

An item with a typed time begins then; every other begins when the one before it has ended, the
first of a day when the meeting begins. Times are minutes since midnight, None where nothing says
when the day begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.database.journal.step_labels import short
from rakornis_desktop.database.queries.meeting_rows import (
    MeetingRow,
    RundownRow,
    meeting,
    rundown_of,
)
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import day_and_date

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

_MIDNIGHT = 24 * 60
# Empty days are shown of a meeting of at most so many.
_MOST_DAYS = 7


class TimedItem(NamedTuple):
    """An item with its times in minutes since midnight.

    ``fixed`` tells that its start was typed. ``clash`` is by how many minutes that start lies
    before the end of what comes before it (``clashes_with``), ``gap`` how long nothing happens
    before it, ``overrun`` how far its end lies beyond the end of the meeting.
    """

    row: RundownRow
    start: int | None
    end: int | None
    fixed: bool = False
    clash: int = 0
    clashes_with: str = ""
    gap: int = 0
    overrun: int = 0


class TimedDay(NamedTuple):
    """One day of the rundown; ``beyond`` tells that the meeting does not last so long."""

    day: int
    date: date | None
    items: tuple[TimedItem, ...]
    beyond: bool = False

    @property
    def start(self) -> int | None:
        """When its first item begins."""
        return min((i.start for i in self.items if i.start is not None), default=None)

    @property
    def end(self) -> int | None:
        """When its last item has ended."""
        return max((i.end for i in self.items if i.end is not None), default=None)

    @property
    def minutes(self) -> int:
        """How long all its items take together."""
        return sum(item.row.minutes for item in self.items)

    @property
    def clashes(self) -> int:
        """How many items begin before the one before them has ended."""
        return sum(item.clash > 0 for item in self.items)

    @property
    def overrun(self) -> int:
        """By how many minutes it goes on beyond the end of the meeting."""
        return max((item.overrun for item in self.items), default=0)


def timed_rundown(database: Database, meeting_id: str) -> list[TimedDay]:
    """Return the rundown of a meeting with its times, day by day; empty if there is none."""
    row = meeting(database, meeting_id)
    return timed(rundown_of(database, meeting_id), row)


def timed(rows: Iterable[RundownRow], meeting_row: MeetingRow | None = None) -> list[TimedDay]:
    """Return rows, ordered day by day, with their times.

    ``meeting_row`` says when the days begin and end, and which dates they are.
    """
    begins = minutes_of(meeting_row.starts_at) if meeting_row else None
    ends = minutes_of(meeting_row.ends_at) if meeting_row else None
    first = meeting_row.starts_on if meeting_row else None
    lasts = _lasts(meeting_row)
    return [
        TimedDay(
            day,
            first + timedelta(days=day - 1) if first and day <= 366 else None,
            tuple(_timed_day(list(items), begins, ends)),
            bool(lasts) and day > lasts,
        )
        for day, items in groupby(rows, key=lambda row: row.day)
    ]


def with_empty_days(days: Sequence[TimedDay], meeting_row: MeetingRow | None) -> list[TimedDay]:
    """Return the days with those of the meeting that have no item yet."""
    found = {day.day: day for day in days}
    first = meeting_row.starts_on if meeting_row else None
    for number in range(1, min(_lasts(meeting_row), _MOST_DAYS) + 1):
        at = first + timedelta(days=number - 1) if first else None
        found.setdefault(number, TimedDay(number, at, ()))
    return [found[number] for number in sorted(found)]


def minutes_of(time: str) -> int | None:
    """Return 08:30 as minutes since midnight, None for no time."""
    hours, colon, minutes = time.partition(":")
    if not (colon and hours.isdecimal() and minutes.isdecimal()):
        return None
    return int(hours) * 60 + int(minutes)


def stored_time(minutes: int) -> str:
    """Return minutes since midnight as the database keeps a time: 08:30."""
    hours, rest = divmod(minutes % _MIDNIGHT, 60)
    return f"{hours:02}:{rest:02}"


def clock(minutes: int | None) -> str:
    """Return minutes since midnight as papers say it: 08.30; empty for None."""
    return "" if minutes is None else stored_time(minutes).replace(":", ".")


def span(item: TimedItem) -> str:
    """Return when an item takes place: 08.30–09.15; its start alone if it has no length."""
    if item.start is None or item.start == item.end:
        return clock(item.start)
    return f"{clock(item.start)}–{clock(item.end)}"


def duration(minutes: int) -> str:
    """Return how long something takes: 7 jam 30 menit."""
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(_("{count} jam").format(count=hours))
    if rest or not hours:
        parts.append(_("{count} menit").format(count=rest))
    return " ".join(parts)


def day_name(day: TimedDay) -> str:
    """Return "Hari 1, Selasa, 23 Maret 2027", without a date where the meeting has none."""
    name = _("Hari {number}").format(number=day.day)
    return f"{name}, {day_and_date(day.date)}" if day.date else name


def day_remark(day: TimedDay) -> str:
    """Return what is to be said of a day as a whole, empty if nothing is."""
    return _("rapat tidak berlangsung sampai hari ini") if day.beyond else ""


def clash_remark(item: TimedItem) -> str:
    """Return that an item begins too early, empty if it does not."""
    if not item.clash:
        return ""
    return _("Bertabrakan {time} dengan «{title}»").format(
        time=duration(item.clash), title=short(item.clashes_with)
    )


def overrun_remark(item: TimedItem) -> str:
    """Return that an item ends after the meeting does, empty if it does not."""
    if not item.overrun:
        return ""
    if item.end is not None and item.end > _MIDNIGHT:
        return _("Melewati tengah malam")
    return _("Lewat {time} dari jam selesai").format(time=duration(item.overrun))


def gap_remark(item: TimedItem) -> str:
    """Return how long nothing happens before an item, empty if it follows at once."""
    return _("Jeda {time} sebelumnya").format(time=duration(item.gap)) if item.gap else ""


def summary(days: Sequence[TimedDay]) -> str:
    """Return one line about the whole rundown: how many items, how long, what is wrong."""
    items = [item for day in days for item in day.items]
    if not items:
        return ""
    parts = [
        _("{count} acara, {time}").format(
            count=len(items), time=duration(sum(day.minutes for day in days))
        )
    ]
    if clashes := sum(day.clashes for day in days):
        parts.append(_("{count} bertabrakan").format(count=clashes))
    for day in days:
        if day.overrun:
            parts.append(
                _("hari {number} lewat {time} dari jam selesai").format(
                    number=day.day, time=duration(day.overrun)
                )
            )
        if day.beyond:
            parts.append(_("hari {number} di luar tanggal rapat").format(number=day.day))
    if any(item.start is None for item in items):
        parts.append(_("jam mulai belum diisi"))
    return " · ".join(parts)


def troubled(days: Sequence[TimedDay]) -> bool:
    """Tell whether something in the rundown cannot be as it stands."""
    return any(day.clashes or day.overrun or day.beyond for day in days)


def _timed_day(rows: Sequence[RundownRow], begins: int | None, ends: int | None) -> list[TimedItem]:
    found: list[TimedItem] = []
    # When all that came before has ended, and what ends then.
    until, last = begins, ""
    for row in rows:
        fixed = minutes_of(row.starts_at)
        start = until if fixed is None else fixed
        end = None if start is None else start + row.minutes
        clash = gap = 0
        if fixed is not None and until is not None and found:
            clash, gap = max(until - fixed, 0), max(fixed - until, 0)
        overrun = 0
        if end is not None:
            overrun = max(end - (_MIDNIGHT if ends is None else ends), 0)
        found.append(
            TimedItem(
                row, start, end, fixed is not None, clash, last if clash else "", gap, overrun
            )
        )
        if end is not None and (until is None or end >= until or not found[:-1]):
            until, last = end, row.title
    return found


def _lasts(row: MeetingRow | None) -> int:
    """Return how many days a meeting lasts, 0 if it does not say."""
    if row is None or row.starts_on is None:
        return 0
    last = row.ends_on or row.starts_on
    return max((last - row.starts_on).days, 0) + 1
