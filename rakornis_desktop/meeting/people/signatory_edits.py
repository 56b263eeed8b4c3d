"""Who signs the papers of a meeting: each function is one change set, one step of undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rakornis_desktop.database.journal.step_labels import edit_label, short
from rakornis_desktop.database.queries.meeting_rows import MeetingRow, signatories_of
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.ordered_rows import (
    delete_listed,
    move_listed,
    next_position,
    title_of,
)
from rakornis_desktop.meeting.people.known_people import known_people
from rakornis_desktop.meeting.people.person_book import plain_name

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.database.program_database import Database

# Who signs for whom of the meeting's head, as signing.py finds them.
_SIGNS = {"chair": ("pimpinan", "ketua"), "note_taker": ("notulis", "pencatat")}


def add_signatory(database: Database, meeting_id: str, values: Mapping[str, Any]) -> str:
    """Add someone who signs: role, name, job, rank, nip. Returns the id; raises FieldRefusal."""
    from rakornis_desktop.database.tables import Signatory

    said = str(values.get("name") or values.get("role") or "")
    with database.change_set(
        _("Tambah penanda tangan {title}").format(title=short(said))
    ) as changes:
        position = next_position(changes, "signatory", meeting_id)
        row = changes.add(Signatory, **{**values, "meeting_id": meeting_id, "position": position})
    return row.id


def update_signatory(database: Database, signatory_id: str, values: Mapping[str, Any]) -> None:
    """Write columns of someone who signs. Raises FieldRefusal."""
    from rakornis_desktop.database.tables import Signatory

    title = str(values.get("name") or title_of(database, "signatory", signatory_id))
    with database.change_set(edit_label("signatory", list(values), title)) as changes:
        changes.update(Signatory, signatory_id, **values)


def move_signatories(database: Database, signatory_ids: Sequence[str], place: int) -> None:
    """Make these the ones who sign from ``place`` on (from 0, of those that stay)."""
    label = _("Urutkan penanda tangan")
    move_listed(database, "signatory", signatory_ids, place, label, label)


def delete_signatories(database: Database, signatory_ids: Sequence[str]) -> None:
    """Let people not sign any more."""
    from rakornis_desktop.database.tables import Signatory

    delete_listed(
        database,
        Signatory,
        signatory_ids,
        _("Hapus penanda tangan {title}"),
        _("Hapus {count} penanda tangan"),
    )


def follow_head(
    database: Database, changes: ChangeSet, before: MeetingRow, given: Mapping[str, Any]
) -> None:
    """Let who leads or takes notes now sign where the one before was to, or nobody was named.

    Job, rank and NIP are those of an official of this name, empty if there is none.
    """
    from rakornis_desktop.database.tables import Signatory

    for field, roles in _SIGNS.items():
        old, new = getattr(before, field), given.get(field)
        if not isinstance(new, str) or new == old:
            continue
        for row in signatories_of(database, before.id):
            if row.role.strip().casefold().startswith(roles) and row.name in (old, ""):
                person = next(
                    (
                        p
                        for p in known_people(database)
                        if p.nip and plain_name(p.name) == plain_name(new)
                    ),
                    None,
                )
                values = {"name": new, "job": "", "rank": "", "nip": ""}
                if person is not None:
                    values = person.as_signatory() | {"name": new}
                changes.update(Signatory, row.id, **values)
