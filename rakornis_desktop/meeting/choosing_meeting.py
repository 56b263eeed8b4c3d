"""Which meeting is meant: one named by its id, else the youngest of our plan."""

from __future__ import annotations

from rakornis_desktop.database.journal.step_labels import short
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.meeting_rows import meeting, meetings_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal

_MOST_NAMED = 3


def chosen_meeting(database: Database, meeting_id: str | None = None) -> str | None:
    """Return the id of the meeting meant; None if none was named and there is none.

    Refusal, naming those there are, if ``meeting_id`` is no meeting of this database.
    """
    known = meetings_of(database, own_plan(database).id)
    if not meeting_id:
        return known[0].id if known else None
    if meeting(database, meeting_id):
        return meeting_id
    named = ", ".join(f"{row.id} ({short(row.title)})" for row in known[:_MOST_NAMED])
    raise Refusal(
        _("Rapat «{id}» tidak ada di basis data ini. Yang ada: {known}.").format(
            id=short(meeting_id), known=named or _("belum ada satu pun")
        )
    )
