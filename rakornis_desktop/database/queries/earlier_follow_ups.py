"""What earlier meetings left to be done and is not done yet."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from rakornis_desktop.choices import FollowUpStatus
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.portions import portions
from rakornis_desktop.database.queries.typed_rows import typed


class OpenFollowUp(NamedTuple):
    """An open follow-up with the meeting that agreed on it."""

    id: str
    meeting_id: str
    agenda_item_id: str | None
    task: str
    responsible: str
    office: str
    due: date | None
    meeting_title: str
    meeting_day: date | None


def earlier_open_follow_ups(database: Database, meeting_id: str) -> list[OpenFollowUp]:
    """Return the open follow-ups of the meetings before this one, whatever plan they were about.

    A meeting without a date counts as earlier. The youngest meeting comes first.
    """
    return typed(
        OpenFollowUp,
        database.read(
            "SELECT f.id, f.meeting_id, f.agenda_item_id, f.task, f.responsible, f.office, f.due, "
            "m.title, m.starts_on FROM follow_up f JOIN meeting m ON m.id = f.meeting_id "
            "LEFT JOIN meeting now ON now.id = ? "
            f"WHERE f.status = '{FollowUpStatus.OPEN}' AND f.meeting_id <> ? "
            "AND (m.starts_on IS NULL OR now.starts_on IS NULL OR m.starts_on <= now.starts_on) "
            "ORDER BY coalesce(m.starts_on, '') DESC, m.id, f.position, f.id",
            (meeting_id, meeting_id),
        ),
    )


def activities_of_agenda_items(database: Database, item_ids: list[str]) -> dict[str, list[str]]:
    """Return the ids of the activities that agenda items of any meeting are about, by item."""
    found: dict[str, list[str]] = {}
    for part, places in portions(item_ids):
        for item_id, activity_id in database.read(
            "SELECT x.agenda_item_id, x.activity_id FROM agenda_activity x "
            "JOIN activity a ON a.id = x.activity_id "
            f"WHERE x.agenda_item_id IN ({places}) ORDER BY x.id",
            part,
        ):
            found.setdefault(item_id, []).append(activity_id)
    return found
