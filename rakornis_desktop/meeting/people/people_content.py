"""Who gets a name tag and a sign on the table: everybody on the list, in its order."""

from __future__ import annotations

from typing import NamedTuple

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.meeting_rows import participants_of
from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.meeting.letters.paper_head import MeetingHead, existing_meeting, meeting_head


class PersonText(NamedTuple):
    """A person, each text on one line; empty where nothing was typed."""

    name: str
    job: str
    office: str


class PeopleContent(NamedTuple):
    """All that tags and signs say; ``people`` leaves out who has neither name, job nor office."""

    head: MeetingHead
    people: tuple[PersonText, ...]


def people_content(database: Database, meeting_id: str) -> PeopleContent:
    """Return who takes part in a meeting; Refusal if there is no such meeting."""
    head = meeting_head(database, existing_meeting(database, meeting_id))
    people = (
        PersonText(*(on_one_line(text) for text in (row.name, row.job, row.office)))
        for row in participants_of(database, meeting_id)
    )
    return PeopleContent(head, tuple(person for person in people if any(person)))
