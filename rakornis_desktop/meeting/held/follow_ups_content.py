"""What the paper and the workbook of follow-ups say: a meeting's, and what earlier ones left."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from rakornis_desktop.choices import RegionLevel
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import folded_line
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.meeting.held.follow_up_edits import (
    DONE,
    FollowUpLine,
    OfficeCount,
    counts_by_office,
    follow_up_lines,
)
from rakornis_desktop.meeting.held.follow_up_regions import item_regencies, regencies_named
from rakornis_desktop.meeting.letters.letterhead_text import own_office
from rakornis_desktop.meeting.letters.paper_head import (
    MeetingHead,
    existing_meeting,
    meeting_head,
    place_and_date,
)
from rakornis_desktop.meeting.people.signing import SignerText, chair_and_note_taker
from rakornis_desktop.reference.regions import regions


class FollowUpsContent(NamedTuple):
    """The follow-ups by office, as they stood on ``today``; ``region_name`` if of one alone."""

    head: MeetingHead
    today: date
    region_name: str
    offices: tuple[tuple[str, tuple[FollowUpLine, ...]], ...]
    counts: tuple[OfficeCount, ...]
    place_and_date: str
    chair: SignerText


def follow_ups_content(
    database: Database, meeting_id: str, *, today: date | None = None, office: str = ""
) -> FollowUpsContent:
    """Return the follow-ups of a meeting and those of earlier ones that are not done.

    ``office`` (region code) limits them to one kabupaten/kota. Refusal if there is no such
    meeting or regency.
    """
    meeting = existing_meeting(database, meeting_id)
    today = today or date.today()
    before = meeting.starts_on or date.max
    lines = [
        line
        for line in follow_up_lines(database, today=today)
        if line.meeting_id == meeting_id
        or (line.state != DONE and (line.meeting_date or date.max) < before)
    ]
    region_name = ""
    if office:
        region = regions().get(office)
        if region is None or region.level != RegionLevel.REGENCY:
            raise Refusal(_("Kode «{code}» bukan kabupaten/kota.").format(code=office))
        region_name = region.name
        lines = _of_region(database, lines, office)
    counts = counts_by_office(lines)
    by_office: dict[str, list[FollowUpLine]] = {count.office: [] for count in counts}
    folded = {folded_line(name): name for name in by_office}
    for line in lines:
        by_office[folded[folded_line(line.whose)]].append(line)
    chair, _note_taker = chair_and_note_taker(database, meeting)
    return FollowUpsContent(
        meeting_head(database, meeting),
        today,
        region_name,
        tuple((name, tuple(found)) for name, found in by_office.items()),
        tuple(counts),
        # Signed when it is printed, not when the meeting was.
        place_and_date(own_office(database), today),
        chair,
    )


def _of_region(database: Database, lines: list[FollowUpLine], code: str) -> list[FollowUpLine]:
    about: dict[str, str] = {}
    for meeting_id in dict.fromkeys(line.meeting_id for line in lines):
        about |= item_regencies(database, meeting_id)
    return [
        line
        for line in lines
        if code in (regencies_named(line.office, line.responsible) or _item(line, about))
    ]


def _item(line: FollowUpLine, about: dict[str, str]) -> tuple[str, ...]:
    found = about.get(line.agenda_item_id or "")
    return (found,) if found else ()
