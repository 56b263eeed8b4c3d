"""Making, changing and deleting a meeting: each function is one step of undo."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from rakornis_desktop.database.edits.field_refusal import FieldRefusal
from rakornis_desktop.database.journal.step_labels import edit_label, short
from rakornis_desktop.database.queries.meeting_rows import (
    MeetingRow,
    participants_of,
    signatories_of,
)
from rakornis_desktop.database.queries.office_rows import officials_of
from rakornis_desktop.database.queries.plans_of_offices import plan_by_id
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import short_date
from rakornis_desktop.meeting.letters.paper_head import existing_meeting
from rakornis_desktop.meeting.people.signatory_edits import follow_head

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

# What the next meeting usually has in common with the last.
_COPIED = ("title", "starts_at", "ends_at", "venue", "host", "chair", "secretary", "note_taker")
_COPIED_PERSON = ("position", "name", "office", "job", "contact", "region_code")
_COPIED_SIGNATORY = ("position", "role", "name", "job", "rank", "nip")


def create_meeting(
    database: Database, plan_id: str, values: Mapping[str, Any] | None = None
) -> str:
    """Add a meeting about a plan; ``values`` are columns of Meeting by name. Returns its id.

    The head of the office is entered as chair and as the one who signs, the notulis is left
    open. Raises FieldRefusal.
    """
    from rakornis_desktop.database.tables import Meeting, Signatory

    given = dict(values or {})
    title = str(given.get("title") or _("Rapat Koordinasi Teknis"))
    plan = plan_by_id(database, plan_id)
    officials = officials_of(database, plan.office_id) if plan else []
    head = next((row for row in officials if row.is_head and row.is_active), None)
    with database.change_set(_("Buat rapat {title}").format(title=short(title))) as changes:
        row = changes.add(
            Meeting,
            **{"chair": head.name if head else "", **given, "title": title, "plan_id": plan_id},
        )
        signs = head if head and head.name == row.chair else None
        changes.add(
            Signatory,
            meeting_id=row.id,
            position=0,
            role=_("Pimpinan Rapat"),
            name=row.chair,
            job=signs.job if signs else "",
            rank=signs.rank if signs else "",
            nip=signs.nip if signs else "",
        )
        changes.add(
            Signatory, meeting_id=row.id, position=1, role=_("Notulis"), name=row.note_taker
        )
    return row.id


def create_meeting_like(database: Database, plan_id: str, earlier_id: str) -> str:
    """Add a meeting with the place, the people and those who sign of an earlier one.

    Nobody is present yet; number, theme, dates, agenda and texts are left open. Returns its id;
    Refusal if the earlier meeting is gone.
    """
    from rakornis_desktop.database.tables import Meeting, Participant, Signatory

    earlier = existing_meeting(database, earlier_id)
    label = _("Buat rapat seperti {title}").format(title=short(earlier.title))
    with database.change_set(label) as changes:
        copied = {name: getattr(earlier, name) for name in _COPIED}
        row = changes.add(Meeting, plan_id=plan_id, **copied)
        for person in participants_of(database, earlier_id):
            values = {name: getattr(person, name) for name in _COPIED_PERSON}
            changes.add(Participant, meeting_id=row.id, **values)
        for signatory in signatories_of(database, earlier_id):
            values = {name: getattr(signatory, name) for name in _COPIED_SIGNATORY}
            changes.add(Signatory, meeting_id=row.id, **values)
    return row.id


def update_meeting(database: Database, meeting_id: str, values: Mapping[str, Any]) -> None:
    """Write columns of a meeting; moving its first day beyond its last moves the last along.

    Who leads and who takes notes also sign, as long as nobody else was named to sign for them.
    Raises FieldRefusal, also where it would end before it begins; Refusal if it is gone.
    """
    from rakornis_desktop.database.tables import Meeting

    before = existing_meeting(database, meeting_id)
    title = str(values.get("title") or before.title)
    given = _checked(before, dict(values))
    with database.change_set(edit_label("meeting", list(values), title)) as changes:
        changes.update(Meeting, meeting_id, **given)
        follow_head(database, changes, before, given)


def delete_meeting(database: Database, meeting_id: str) -> None:
    """Delete a meeting with all that belongs to it; decisions made at it stay."""
    from rakornis_desktop.database.tables import Meeting

    title = existing_meeting(database, meeting_id).title
    with database.change_set(_("Hapus rapat {title}").format(title=short(title))) as changes:
        changes.delete(Meeting, meeting_id)


def _checked(before: MeetingRow, given: dict[str, Any]) -> dict[str, Any]:
    """Return what to write so that the meeting ends after it begins; raises FieldRefusal."""
    first, last = given.get("starts_on", before.starts_on), given.get("ends_on", before.ends_on)
    if isinstance(first, date) and isinstance(last, date) and last < first:
        if "ends_on" in given:
            reason = _("lebih awal dari hari pertama, {day}").format(day=short_date(first))
            raise FieldRefusal("meeting", "ends_on", last, reason)
        # The officer moved the meeting: it lasts as long as before.
        assert before.ends_on is not None
        lasted = before.ends_on - (before.starts_on or before.ends_on)
        given["ends_on"] = first + lasted
    start, end = given.get("starts_at", before.starts_at), given.get("ends_at", before.ends_at)
    if isinstance(start, str) and isinstance(end, str) and start and end and end <= start:
        if "ends_at" in given:
            reason = _("tidak sesudah jam mulai, {time}").format(time=start.replace(":", "."))
            raise FieldRefusal("meeting", "ends_at", end, reason)
        if "starts_at" in given:
            reason = _("tidak sebelum jam selesai, {time}").format(time=end.replace(":", "."))
            raise FieldRefusal("meeting", "starts_at", start, reason)
    return given
