"""What was said and is to be done on one agenda item, read while it is discussed."""

from __future__ import annotations

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.meeting_rows import AgendaRow, ContributionRow, FollowUpRow
from rakornis_desktop.database.queries.typed_rows import columns, typed


def agenda_item(database: Database, item_id: str) -> AgendaRow | None:
    """Return one agenda item, None if it is not there."""
    found = typed(
        AgendaRow,
        database.read(f"SELECT {columns(AgendaRow)} FROM agenda_item WHERE id = ?", (item_id,)),
    )
    return found[0] if found else None


def contributions_on(database: Database, item_id: str) -> list[ContributionRow]:
    """Return what was said on an agenda item, in order."""
    return typed(
        ContributionRow,
        database.read(
            f"SELECT {columns(ContributionRow)} FROM contribution WHERE agenda_item_id = ? "
            "ORDER BY position, id",
            (item_id,),
        ),
    )


def follow_ups_on(database: Database, item_id: str) -> list[FollowUpRow]:
    """Return the follow-ups of an agenda item, in order."""
    return typed(
        FollowUpRow,
        database.read(
            f"SELECT {columns(FollowUpRow)} FROM follow_up WHERE agenda_item_id = ? "
            "ORDER BY position, id",
            (item_id,),
        ),
    )
