"""Who is there: found by part of a name, and whether somebody came after the beginning."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta, tzinfo
from typing import NamedTuple

from rakornis_desktop.database.queries.meeting_rows import MeetingRow, ParticipantRow, RundownRow
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.rundown.meeting_clock import schedule
from rakornis_desktop.meeting.rundown.rundown_times import minutes_of


class Arrival(NamedTuple):
    """When somebody came, as local time, and whether that was after the beginning."""

    at: datetime
    late: bool


def arrival(
    person: ParticipantRow,
    meeting: MeetingRow,
    rundown: Sequence[RundownRow] = (),
    zone: tzinfo | None = None,
) -> Arrival | None:
    """Return when a participant came, None if absent or not timed.

    Late is who comes after the beginning of that day: the meeting's own time, on its further
    days the first item of the rundown. Who is ticked off on another day is not late.
    ``zone`` is the computer's own if it is not given.
    """
    if not person.present or person.arrived_at is None:
        return None
    at = person.arrived_at.astimezone(zone).replace(tzinfo=None)
    begins = _begins(meeting, rundown, at)
    return Arrival(at, begins is not None and at >= begins.replace(second=59))


def arrival_in_words(found: Arrival | None) -> str:
    """Return "hadir 08.12" or "terlambat 09.05", nothing for who is not there."""
    if found is None:
        return ""
    time = found.at.strftime("%H.%M")
    return (_("terlambat {time}") if found.late else _("hadir {time}")).format(time=time)


def matching(people: Sequence[ParticipantRow], text: str) -> list[ParticipantRow]:
    """Return those whose name, office or position hold each word of ``text``.

    A name that begins with it comes first, who is not there yet before who is.
    """
    words = text.casefold().split()
    found = [
        person
        for person in people
        if all(word in f"{person.name} {person.office} {person.job}".casefold() for word in words)
    ]
    if not words:
        return found
    return sorted(found, key=lambda person: (_rank(person.name.casefold(), words), person.present))


def _rank(name: str, words: Sequence[str]) -> int:
    if all(any(part.startswith(word) for part in name.split()) for word in words):
        return 0
    return 1 if all(word in name for word in words) else 2


def _begins(meeting: MeetingRow, rundown: Sequence[RundownRow], at: datetime) -> datetime | None:
    typed = minutes_of(meeting.starts_at)
    if typed is not None and (meeting.starts_on is None or meeting.starts_on == at.date()):
        return datetime.combine(at.date(), time()) + timedelta(minutes=typed)
    items = schedule(meeting, rundown, at.date())
    return next((item.begins for item in items if item.begins.date() == at.date()), None)
