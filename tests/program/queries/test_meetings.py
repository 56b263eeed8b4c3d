"""A meeting with everything in it, in the order it was put."""

from __future__ import annotations

from rakornis_desktop.program.queries import meetings
from rakornis_desktop.program.tables import (
    AgendaActivity,
    AgendaItem,
    Contribution,
    FollowUp,
    Meeting,
    Participant,
    RundownItem,
    Signatory,
)


def test_everything_of_a_meeting_comes_in_order(program, plan_id):
    with program.change_set("Rapat") as changes:
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

    assert [row.title for row in meetings.meetings_of(program, plan_id)] == ["Rakornis", "Forum"]
    row = meetings.meeting(program, meeting.id)
    assert row is not None and row.title == "Rakornis"
    assert meetings.meeting(program, "gone") is None
    titles = [item.title for item in meetings.agenda_of(program, meeting.id)]
    assert titles == ["Air minum", "Sanitasi"]
    rundown = [(item.day, item.title) for item in meetings.rundown_of(program, meeting.id)]
    assert rundown == [(1, "Pembukaan"), (1, "Diskusi"), (2, "Penutupan")]
    assert meetings.agenda_links(program, meeting.id, "activity") == {first.id: ["b", "a"]}
    said = meetings.contributions_of(program, meeting.id)
    assert [row.text for row in said[second.id]] == ["satu", "dua"]
    names = [row.name for row in meetings.participants_of(program, meeting.id)]
    assert names == ["Tono", "Andi"]
    (follow_up,) = meetings.follow_ups_of(program, meeting.id)
    assert (follow_up.task, follow_up.agenda_item_id) == ("DED", first.id)
    (signatory,) = meetings.signatories_of(program, meeting.id)
    assert (signatory.role, signatory.name) == ("Notulis", "Andi")
