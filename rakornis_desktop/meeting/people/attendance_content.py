"""The attendance list (daftar hadir): who is to sign, who was there and who came late."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import NamedTuple

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.meeting_rows import (
    MeetingRow,
    ParticipantRow,
    participants_of,
)
from rakornis_desktop.meeting.letters.paper_head import MeetingHead, existing_meeting, meeting_head
from rakornis_desktop.meeting.people.signing import SignerText, chair_and_note_taker

# Waktu Indonesia Barat, the time of all papers (meeting_head.time_in_words), wherever it is read.
WIB = timezone(timedelta(hours=7))


class AttendanceLine(NamedTuple):
    """A person; ``late`` is "09.12" for who came after the meeting had begun, else empty.

    ``arrived_at`` is when someone was ticked off, in WIB, None if nobody was.
    """

    number: int
    name: str
    office: str
    job: str
    contact: str
    late: str = ""
    arrived_at: datetime | None = None


class AttendanceContent(NamedTuple):
    """All that an attendance list says.

    ``lines`` are those present, of a blank list all who are invited; ``absent`` the others.
    """

    head: MeetingHead
    lines: tuple[AttendanceLine, ...]
    absent: tuple[AttendanceLine, ...]
    chair: SignerText


def anyone_present(database: Database, meeting_id: str) -> bool:
    """Tell whether somebody was ticked off as present."""
    return any(row.present for row in participants_of(database, meeting_id))


def attendance_content(
    database: Database, meeting_id: str, *, blank: bool | None = None
) -> AttendanceContent:
    """Return the attendance list of a meeting, to be signed if ``blank``, else as it was.

    Without ``blank`` it is the filled one as soon as anybody was ticked off. Refusal if there
    is no such meeting.
    """
    meeting = existing_meeting(database, meeting_id)
    people = participants_of(database, meeting_id)
    if blank is None:
        blank = not any(row.present for row in people)
    there = [row for row in people if blank or row.present]
    away = [row for row in people if not (blank or row.present)]
    chair, _note_taker = chair_and_note_taker(database, meeting)
    late = {} if blank else {row.id: _late(row, meeting) for row in there}
    return AttendanceContent(
        meeting_head(database, meeting),
        tuple(_line(i, row, late.get(row.id, "")) for i, row in enumerate(there, 1)),
        tuple(_line(i, row) for i, row in enumerate(away, 1)),
        chair,
    )


def _line(number: int, row: ParticipantRow, late: str = "") -> AttendanceLine:
    texts = (row.name.strip(), row.office.strip(), row.job.strip(), row.contact.strip())
    came = row.arrived_at.astimezone(WIB) if row.present and row.arrived_at else None
    return AttendanceLine(number, *texts, late, came)


def _late(row: ParticipantRow, meeting: MeetingRow) -> str:
    """Return when someone came, empty if that was in time or nobody knows."""
    if row.arrived_at is None or meeting.starts_on is None or not meeting.starts_at:
        return ""
    came = row.arrived_at.astimezone(WIB)
    hours, _colon, minutes = meeting.starts_at.partition(":")
    day = meeting.starts_on
    begins = datetime(day.year, day.month, day.day, int(hours), int(minutes), tzinfo=WIB)
    if came < begins + timedelta(minutes=1):
        return ""
    time = came.strftime("%H.%M")
    if came.date() == day:
        return time
    from rakornis_desktop.language.dates import short_date

    return f"{short_date(came.date())}, {time}"
