"""Opening and closing words of the minutes: as edited, else the office's wording filled in."""

from __future__ import annotations

from rakornis_desktop.meeting.meeting_head import existing_meeting
from rakornis_desktop.meeting.minutes_draft import MinutesText
from rakornis_desktop.meeting.wording import filled, text_of
from rakornis_desktop.meeting.wording_values import meeting_values
from rakornis_desktop.program.database import Program


def opening_text(program: Program, meeting_id: str) -> MinutesText:
    """Return the opening words of a meeting's minutes; Refusal if there is no such meeting."""
    edited = existing_meeting(program, meeting_id).opening
    return _text(program, meeting_id, "minutes_opening", edited)


def closing_text(program: Program, meeting_id: str) -> MinutesText:
    """Return the closing words of a meeting's minutes; Refusal if there is no such meeting."""
    edited = existing_meeting(program, meeting_id).closing
    return _text(program, meeting_id, "minutes_closing", edited)


def _text(program: Program, meeting_id: str, name: str, edited: str) -> MinutesText:
    draft = filled(name, text_of(program, name), meeting_values(program, meeting_id))
    return MinutesText(edited.strip() or draft, bool(edited.strip()), False, draft)
