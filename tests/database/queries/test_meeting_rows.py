"""A meeting with everything in it, in the order it was put."""

from __future__ import annotations

from rakornis_desktop.database.queries import meeting_rows
from rakornis_desktop.database.tables import (
    AgendaActivity,
    AgendaItem,
    Contribution,
    FollowUp,
    Meeting,
    Participant,
    RundownItem,
    Signatory,
)


def test_everything_of_a_meeting_comes_in_order(database, plan_id):
    with database.change_set("Rapat") as changes:
        early = changes.add(Meeting, plan_id=plan_id, title="Forum", starts_on="2026-02-01")
        meeting = changes.add(Meeting, plan_id=plan_id, title="Rakornis", starts_on="2026-03-21")
        other = changes.add(AgendaItem, meeting_id=early.id, title="Lain")
        second = changes.add(AgendaItem, meeting_id=meeting.id, title="Sanitasi", position=1)
        first = changes.add(AgendaItem, meeting_id=meeting.id, title="Air minum", position=0)
        changes.add(RundownItem, meeting_id=meeting.id, title="Penutupan", day=2, position=0)
        changes.add(RundownItem, meeting_id=meeting.id, title="Diskusi", day=1, position=1)
        changes.add(RundownItem, meeting_id=meeting.id, title="Pembukaan", day=1, position=0)
        for item, activity in ((first, "b"), (first, "a"), (other, "c")):
            changes.add(AgendaActivity, agenda_item_id=item.id, activity_id=activity)
        for text in ("satu", "dua"):
            changes.add(Contribution, agenda_item_id=second.id, speaker="Sari", text=text)
        for name in ("Tono", "Andi"):
            changes.add(Participant, meeting_id=meeting.id, name=name)
        changes.add(FollowUp, meeting_id=meeting.id, agenda_item_id=first.id, task="DED")
        changes.add(Signatory, meeting_id=meeting.id, role="Notulis", name="Andi")

    assert [row.title for row in meeting_rows.meetings_of(database, plan_id)] == [
        "Rakornis",
        "Forum",
    ]
    row = meeting_rows.meeting(database, meeting.id)
    assert row is not None and row.title == "Rakornis"
    assert meeting_rows.meeting(database, "gone") is None
    titles = [item.title for item in meeting_rows.agenda_of(database, meeting.id)]
    assert titles == ["Air minum", "Sanitasi"]
    rundown = [(item.day, item.title) for item in meeting_rows.rundown_of(database, meeting.id)]
    assert rundown == [(1, "Pembukaan"), (1, "Diskusi"), (2, "Penutupan")]
    assert meeting_rows.agenda_links(database, meeting.id, "activity") == {first.id: ["b", "a"]}
    said = meeting_rows.contributions_of(database, meeting.id)
    assert [row.text for row in said[second.id]] == ["satu", "dua"]
    names = [row.name for row in meeting_rows.participants_of(database, meeting.id)]
    assert names == ["Tono", "Andi"]
    (follow_up,) = meeting_rows.follow_ups_of(database, meeting.id)
    assert (follow_up.task, follow_up.agenda_item_id) == ("DED", first.id)
    (signatory,) = meeting_rows.signatories_of(database, meeting.id)
    assert (signatory.role, signatory.name) == ("Notulis", "Andi")
