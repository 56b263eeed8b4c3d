"""What the head of every paper of a meeting says: who, what, when, where."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.meeting_rows import MeetingRow, meeting, rundown_of
from rakornis_desktop.database.queries.office_rows import OfficeRow
from rakornis_desktop.database.queries.plans_of_offices import plan_by_id
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.meeting.letters.letterhead_text import (
    LetterheadText,
    letterhead_text,
    own_office,
)
from rakornis_desktop.meeting.wording.filled_wording import BLANK


class MeetingHead(NamedTuple):
    """A meeting in words, empty where nothing was typed.

    ``days`` "Selasa, 23 Maret 2027", ``time`` "08.30 s.d. 15.00 WIB", ``called_at`` when the
    participants were asked to be there, ``place_and_date`` what stands above a signature.
    """

    letterhead: LetterheadText
    title: str
    number: str
    theme: str
    fiscal_year: int
    days: str
    called_at: str
    time: str
    venue: str
    host: str
    chair: str
    secretary: str
    note_taker: str
    place_and_date: str


def existing_meeting(database: Database, meeting_id: str) -> MeetingRow:
    """Return a meeting; Refusal if it is not there (any more)."""
    row = meeting(database, meeting_id)
    if row is None:
        raise Refusal(_("Rapat ini tidak ada lagi. Pilih rapat lain, atau buat yang baru."))
    return row


def meeting_head(database: Database, row: MeetingRow) -> MeetingHead:
    """Return what papers say about the meeting ``row``."""
    office = own_office(database)
    plan = plan_by_id(database, row.plan_id)
    rundown = rundown_of(database, row.id)
    first = next((item.starts_at for item in rundown if item.day == 1 and item.starts_at), "")
    times = [time for time in (first, row.starts_at) if time]
    year = plan.fiscal_year if plan else 0
    return MeetingHead(
        letterhead=letterhead_text(office),
        title=row.title.strip() or _("Rapat Koordinasi Teknis"),
        number=row.number.strip(),
        theme=row.theme.strip(),
        fiscal_year=year,
        days=days_in_words(row.starts_on, row.ends_on),
        called_at=time_in_words(min(times, default="")),
        time=time_in_words(row.starts_at, row.ends_at),
        venue=row.venue.strip(),
        host=row.host.strip(),
        chair=row.chair.strip(),
        secretary=row.secretary.strip(),
        note_taker=row.note_taker.strip(),
        place_and_date=place_and_date(office, row.ends_on or row.starts_on),
    )


def days_in_words(first: date | None, last: date | None = None) -> str:
    """Return "Selasa, 23 Maret 2027", with "s.d." the last day if there are several."""
    from rakornis_desktop.language.dates import day_and_date

    if first is None:
        return ""
    if last is None or last <= first:
        return day_and_date(first)
    return _("{first} s.d. {last}").format(first=day_and_date(first), last=day_and_date(last))


def time_in_words(start: str, end: str = "") -> str:
    """Return "08.30 s.d. 15.00 WIB" for 08:30 and 15:00; open-ended if there is no end."""
    if not start:
        return ""
    start, end = start.replace(":", "."), end.replace(":", ".")
    if end:
        return _("Pukul {start} s.d. {end} WIB").format(start=start, end=end)
    return _("Pukul {start} WIB").format(start=start)


def place_and_date(office: OfficeRow | None, day: date | None) -> str:
    """Return "Singkawang, 23 Maret 2027"; dots for what is to be written by hand."""
    from rakornis_desktop.language.dates import long_date

    city = office.city.strip() if office else ""
    return f"{city or BLANK}, {long_date(day) if day else BLANK}"
