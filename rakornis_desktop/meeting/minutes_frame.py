"""Opening and closing words of the minutes: as edited, else drafted from the meeting's head."""

from __future__ import annotations

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.meeting_head import MeetingHead, existing_meeting, meeting_head
from rakornis_desktop.meeting.minutes_draft import MinutesText
from rakornis_desktop.program.database import Program


def opening_text(program: Program, meeting_id: str) -> MinutesText:
    """Return the opening words of a meeting's minutes; Refusal if there is no such meeting."""
    row = existing_meeting(program, meeting_id)
    return _text(row.opening, _opening(meeting_head(program, row)))


def closing_text(program: Program, meeting_id: str) -> MinutesText:
    """Return the closing words of a meeting's minutes; Refusal if there is no such meeting."""
    row = existing_meeting(program, meeting_id)
    return _text(row.closing, _closing(meeting_head(program, row)))


def _text(edited: str, draft: str) -> MinutesText:
    return MinutesText(edited.strip() or draft, bool(edited.strip()), False, draft)


def _opening(head: MeetingHead) -> str:
    chair = head.chair or _("pimpinan rapat")
    return _("{title} dibuka oleh {chair}.").format(title=head.title, chair=chair)


def _closing(head: MeetingHead) -> str:
    return _("Rapat ditutup oleh {chair}.").format(chair=head.chair or _("pimpinan rapat"))
