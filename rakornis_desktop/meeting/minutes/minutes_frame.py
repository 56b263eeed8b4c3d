"""Opening and closing words of the minutes: as edited, else the office's wording filled in."""

from __future__ import annotations

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.meeting.letters.paper_head import existing_meeting
from rakornis_desktop.meeting.minutes.minutes_draft import MinutesText
from rakornis_desktop.meeting.wording.filled_wording import filled, text_of
from rakornis_desktop.meeting.wording.wording_values import meeting_values


def opening_text(database: Database, meeting_id: str) -> MinutesText:
    """Return the opening words of a meeting's minutes; Refusal if there is no such meeting."""
    edited = existing_meeting(database, meeting_id).opening
    return _text(database, meeting_id, "minutes_opening", edited)


def closing_text(database: Database, meeting_id: str) -> MinutesText:
    """Return the closing words of a meeting's minutes; Refusal if there is no such meeting."""
    edited = existing_meeting(database, meeting_id).closing
    return _text(database, meeting_id, "minutes_closing", edited)


def _text(database: Database, meeting_id: str, name: str, edited: str) -> MinutesText:
    draft = filled(name, text_of(database, name), meeting_values(database, meeting_id))
    return MinutesText(edited.strip() or draft, bool(edited.strip()), False, draft)
