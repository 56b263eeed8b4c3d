"""Who takes part: each function is one change set, one step of undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from rakornis_desktop.database.journal.step_labels import counted_label, edit_label
from rakornis_desktop.database.queries.meeting_rows import participants_of
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.ordered_rows import (
    delete_listed,
    move_listed,
    next_position,
    title_of,
)

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database


def add_participants(
    database: Database, meeting_id: str, people: Sequence[Mapping[str, Any]], label: str = ""
) -> list[str]:
    """Add people at the end of the list: name, office, job, contact, present each.

    ``region_code`` is filled where it is not given and the office is known. Returns their ids.
    Raises FieldRefusal.
    """
    from rakornis_desktop.database.tables import Participant
    from rakornis_desktop.meeting.letters.office_regions import OfficeRegions

    if not people:
        return []
    offices = OfficeRegions(database)
    people = [
        {
            **person,
            "region_code": person.get("region_code")
            or offices.region_of(str(person.get("office", ""))),
        }
        for person in people
    ]

    label = label or counted_label(
        _("Tambah peserta {title}"),
        _("Tambah {count} peserta"),
        [str(person.get("name", "")) for person in people],
    )
    with database.change_set(label) as changes:
        first = next_position(changes, "participant", meeting_id)
        return [
            changes.add(
                Participant, **{**person, "meeting_id": meeting_id, "position": first + i}
            ).id
            for i, person in enumerate(people)
        ]


def update_participant(database: Database, participant_id: str, values: Mapping[str, Any]) -> None:
    """Write columns of a participant; the region goes with the office. Raises FieldRefusal."""
    from rakornis_desktop.database.tables import Participant
    from rakornis_desktop.meeting.letters.office_regions import OfficeRegions

    name = str(values.get("name") or title_of(database, "participant", participant_id))
    label = edit_label("participant", list(values), name)
    if "office" in values and "region_code" not in values:
        region = OfficeRegions(database).region_of(str(values["office"]))
        values = {**values, "region_code": region}
    with database.change_set(label) as changes:
        changes.update(Participant, participant_id, **values)


def set_attendance(
    database: Database,
    participant_ids: Sequence[str],
    present: bool,
    arrived_at: datetime | None = None,
) -> None:
    """Tick people off as present (now, if no time is given) or as absent."""
    from rakornis_desktop.database.tables import Participant

    if not participant_ids:
        return
    names = [title_of(database, "participant", id_) for id_ in participant_ids]
    label = (
        counted_label(_("Hadir: {title}"), _("Hadir: {count} peserta"), names)
        if present
        else counted_label(_("Tidak hadir: {title}"), _("Tidak hadir: {count} peserta"), names)
    )
    moment = (arrived_at or datetime.now(UTC)) if present else None
    with database.change_set(label) as changes:
        for id_ in participant_ids:
            changes.update(Participant, id_, present=present, arrived_at=moment)


def move_participants(database: Database, participant_ids: Sequence[str], place: int) -> None:
    """Make people the ones from ``place`` on (from 0, of those that stay), in their order."""
    move_listed(
        database,
        "participant",
        participant_ids,
        place,
        _("Pindahkan peserta {title}"),
        _("Pindahkan {count} peserta"),
    )


def sort_participants(database: Database, meeting_id: str) -> None:
    """Put the list in order: by office (centre, province, regencies, others), then by post."""
    from rakornis_desktop.meeting.people.people_order import in_order

    rows = participants_of(database, meeting_id)
    with database.change_set(_("Urutkan peserta menurut instansi dan jabatan")) as changes:
        changes.update_many(
            "participant",
            ["position"],
            [
                [number, row.id]
                for number, row in enumerate(in_order(rows))
                if row.position != number
            ],
        )


def delete_participants(database: Database, participant_ids: Sequence[str]) -> None:
    """Take people off the list."""
    from rakornis_desktop.database.tables import Participant

    delete_listed(
        database,
        Participant,
        participant_ids,
        _("Hapus peserta {title}"),
        _("Hapus {count} peserta"),
    )
