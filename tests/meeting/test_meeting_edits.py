"""A meeting's head: what cannot be is refused at its field; the next one is like the last."""

from __future__ import annotations

from datetime import date

import pytest

from rakornis_desktop.database.edits.field_refusal import FieldRefusal
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.meeting_rows import (
    agenda_of,
    documents_of,
    meeting,
    meetings_of,
    participants_of,
    signatories_of,
)
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.meeting.held.document_edits import attach_documents, delete_documents
from rakornis_desktop.meeting.meeting_edits import (
    create_meeting_like,
    delete_meeting,
    update_meeting,
)
from rakornis_desktop.meeting.people.people_edits import add_participants, set_attendance
from rakornis_desktop.meeting.people.signatory_edits import (
    add_signatory,
    delete_signatories,
    move_signatories,
    update_signatory,
)


def test_a_meeting_does_not_end_before_it_begins(database: Database, meeting_id: str) -> None:
    for values, field, words in (
        ({"ends_on": date(2027, 3, 22)}, "ends_on", "23 Mar 2027"),
        ({"ends_at": "08:00"}, "ends_at", "08.00"),
        ({"starts_at": "16:00"}, "starts_at", "15.30"),
    ):
        with pytest.raises(FieldRefusal, match=words) as refusal:
            update_meeting(database, meeting_id, values)
        assert refusal.value.field == field
    row = meeting(database, meeting_id)
    assert row is not None and (row.starts_at, row.ends_at) == ("08:00", "15:30")
    update_meeting(database, meeting_id, {"starts_at": "16:00", "ends_at": "21:00"})


def test_a_meeting_that_is_moved_lasts_as_long_as_before(
    database: Database, meeting_id: str
) -> None:
    update_meeting(database, meeting_id, {"starts_on": date(2027, 4, 1)})
    row = meeting(database, meeting_id)
    assert row is not None and row.ends_on == date(2027, 4, 2)
    database.undo()
    row = meeting(database, meeting_id)
    assert row is not None and row.ends_on == date(2027, 3, 24)
    update_meeting(database, meeting_id, {"starts_on": None})


def test_the_next_meeting_takes_over_place_people_and_signatories(
    database: Database, meeting_id: str
) -> None:
    update_meeting(database, meeting_id, {"venue": "Aula", "theme": "Lama", "chair": "Budi"})
    ids = add_participants(
        database, meeting_id, [{"name": "Ana", "office": "Dinas Kota Singkawang"}]
    )
    set_attendance(database, ids, True)
    update_signatory(database, signatories_of(database, meeting_id)[1].id, {"name": "Cici"})
    new = create_meeting_like(database, own_plan(database).id, meeting_id)
    row = meeting(database, new)
    assert row is not None and (row.venue, row.chair, row.title) == (
        "Aula",
        "Budi",
        "Rakornis 2027",
    )
    assert row.theme == "" and row.starts_on is None and not agenda_of(database, new)
    (ana,) = participants_of(database, new)
    assert (ana.name, ana.present, ana.region_code) == ("Ana", False, "61.72")
    assert [s.name for s in signatories_of(database, new)] == ["Budi", "Cici"]
    database.undo()
    assert len(meetings_of(database, own_plan(database).id)) == 1
    delete_meeting(database, meeting_id)
    database.undo()
    assert participants_of(database, meeting_id)[0].present


def test_documents_are_attached_by_name_and_not_twice(database: Database, meeting_id: str) -> None:
    files = ["/jauh/Bahan_Paparan.pptx", "C:\\Data\\SK Kumuh.pdf", "/lain/bahan_paparan.PPTX"]
    ids = attach_documents(database, meeting_id, files)
    rows = documents_of(database, meeting_id)
    assert [(row.name, row.file_name) for row in rows][:2] == [
        *(("Bahan Paparan", "Bahan_Paparan.pptx"), ("SK Kumuh", "SK Kumuh.pdf")),
    ]
    assert not attach_documents(database, meeting_id, ["x/SK Kumuh.pdf"])
    delete_documents(database, ids)
    database.undo()
    assert documents_of(database, meeting_id) == rows


def test_who_signs_is_added_ordered_and_removed(database: Database, meeting_id: str) -> None:
    wakil = add_signatory(database, meeting_id, {"role": "Wakil provinsi", "name": "Dewi"})
    move_signatories(database, [wakil], 0)
    roles = [row.role for row in signatories_of(database, meeting_id)]
    assert roles == ["Wakil provinsi", "Pimpinan Rapat", "Notulis"]
    update_signatory(database, wakil, {"nip": "19800101 200501 2 001"})
    delete_signatories(database, [wakil])
    assert len(signatories_of(database, meeting_id)) == 2
    assert database.undo_label == "Hapus penanda tangan Dewi"
