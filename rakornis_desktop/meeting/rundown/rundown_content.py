"""The rundown (susunan acara): day by day what happens when, how long, led by whom."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import day_and_date
from rakornis_desktop.meeting.letters.paper_head import MeetingHead, existing_meeting, meeting_head
from rakornis_desktop.meeting.people.signing import SignerText, head_of_office
from rakornis_desktop.meeting.rundown.rundown_times import TimedDay, TimedItem, span, timed_rundown


class RundownLine(NamedTuple):
    """An item: ``time`` "08.30–09.15", ``minutes`` its length.

    ``start`` and ``end`` are minutes since midnight, None where nothing says when the day begins.
    """

    number: int
    time: str
    start: int | None
    end: int | None
    minutes: int
    title: str
    speaker: str


class RundownDay(NamedTuple):
    """A day: "Selasa, 23 Maret 2027", empty if it is the only one and has no date."""

    name: str
    day: int
    date: date | None
    lines: tuple[RundownLine, ...]


class RundownContent(NamedTuple):
    """All that the rundown says."""

    head: MeetingHead
    days: tuple[RundownDay, ...]
    signer: SignerText


def rundown_content(database: Database, meeting_id: str) -> RundownContent:
    """Return the rundown of a meeting; Refusal if there is no such meeting."""
    head = meeting_head(database, existing_meeting(database, meeting_id))
    days = timed_rundown(database, meeting_id)
    return RundownContent(
        head,
        tuple(
            RundownDay(_name(day, len(days)), day.day, day.date, tuple(_lines(day))) for day in days
        ),
        head_of_office(database),
    )


def _name(day: TimedDay, count: int) -> str:
    when = day_and_date(day.date) if day.date else ""
    if count == 1 and day.day == 1:
        return when
    name = _("Hari ke-{number}").format(number=day.day)
    return f"{name}: {when}" if when else name


def _lines(day: TimedDay) -> list[RundownLine]:
    return [_line(number, item) for number, item in enumerate(day.items, 1)]


def _line(number: int, item: TimedItem) -> RundownLine:
    row = item.row
    return RundownLine(
        number,
        span(item),
        item.start,
        item.end,
        row.minutes,
        row.title.strip(),
        row.speaker.strip(),
    )
