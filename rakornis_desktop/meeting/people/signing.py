"""Who signs the papers of a meeting."""

from __future__ import annotations

from typing import NamedTuple

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.meeting_rows import MeetingRow, SignatoryRow, signatories_of
from rakornis_desktop.database.queries.office_rows import officials_of
from rakornis_desktop.database.queries.plans_of_offices import plan_by_id
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.letters.letterhead_text import own_office


class SignerText(NamedTuple):
    """Someone who signs; empty where nothing is known."""

    role: str
    job: str
    name: str
    rank: str
    nip: str


def chair_and_note_taker(database: Database, meeting: MeetingRow) -> tuple[SignerText, SignerText]:
    """Return who signs the minutes: pimpinan rapat and notulis.

    They are the meeting's signatories in these roles; without one, the name typed as chair or
    note taker, with rank and NIP if it is an official of the office.
    """
    signatories = signatories_of(database, meeting.id)
    return (
        _signer(database, meeting, signatories, ("pimpinan", "ketua"), meeting.chair)
        or SignerText(_("Pimpinan Rapat"), "", meeting.chair, "", ""),
        _signer(database, meeting, signatories, ("notulis", "pencatat"), meeting.note_taker)
        or SignerText(_("Notulis"), "", meeting.note_taker, "", ""),
    )


def head_of_office(database: Database) -> SignerText:
    """Return who signs letters: the head of our office, empty but for the post if unknown."""
    office = own_office(database)
    for official in officials_of(database, office.id) if office else ():
        if official.is_head and official.is_active:
            job = official.job.strip() or _("Kepala Dinas")
            return SignerText("", job, official.name, official.rank, official.nip)
    return SignerText("", _("Kepala Dinas"), "", "", "")


def _signer(
    database: Database,
    meeting: MeetingRow,
    signatories: list[SignatoryRow],
    roles: tuple[str, str],
    name: str,
) -> SignerText | None:
    for row in signatories:
        if row.role.strip().casefold().startswith(roles):
            return SignerText(row.role.strip(), row.job, row.name or name, row.rank, row.nip)
    plan = plan_by_id(database, meeting.plan_id)
    if plan is None or not name.strip():
        return None
    role = _("Pimpinan Rapat") if roles[0] == "pimpinan" else _("Notulis")
    for official in officials_of(database, plan.office_id):
        if official.name.casefold().split() == name.casefold().split():
            return SignerText(role, official.job, official.name, official.rank, official.nip)
    return None
