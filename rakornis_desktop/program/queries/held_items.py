"""What was said and is to be done on one agenda item, read while it is discussed."""

from __future__ import annotations

from rakornis_desktop.program.database import Program
from rakornis_desktop.program.queries.meetings import AgendaRow, ContributionRow, FollowUpRow
from rakornis_desktop.program.queries.typed_rows import columns, typed


def agenda_item(program: Program, item_id: str) -> AgendaRow | None:
    """Return one agenda item, None if it is not there."""
    found = typed(
        AgendaRow,
        program.read(f"SELECT {columns(AgendaRow)} FROM agenda_item WHERE id = ?", (item_id,)),
    )
    return found[0] if found else None


def contributions_on(program: Program, item_id: str) -> list[ContributionRow]:
    """Return what was said on an agenda item, in order."""
    return typed(
        ContributionRow,
        program.read(
            f"SELECT {columns(ContributionRow)} FROM contribution WHERE agenda_item_id = ? "
            "ORDER BY position, id",
            (item_id,),
        ),
    )


def follow_ups_on(program: Program, item_id: str) -> list[FollowUpRow]:
    """Return the follow-ups of an agenda item, in order."""
    return typed(
        FollowUpRow,
        program.read(
            f"SELECT {columns(FollowUpRow)} FROM follow_up WHERE agenda_item_id = ? "
            "ORDER BY position, id",
            (item_id,),
        ),
    )
