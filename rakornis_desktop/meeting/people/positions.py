"""The order of rows under a meeting or an agenda item: at the end, or moved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet

# What each table's rows are ordered under.
_OWNERS = {
    "rundown_item": "meeting_id",
    "agenda_item": "meeting_id",
    "participant": "meeting_id",
    "follow_up": "meeting_id",
    "signatory": "meeting_id",
    "meeting_document": "meeting_id",
    "contribution": "agenda_item_id",
}


def next_position(changes: ChangeSet, table: str, owner_id: str) -> int:
    """Return the position behind the last row of ``table`` under its owner."""
    owner = _OWNERS[table]
    ((position,),) = changes.read(
        f"SELECT coalesce(max(position) + 1, 0) FROM {table} WHERE {owner} = ?", (owner_id,)
    )
    return int(position)


def move_rows(changes: ChangeSet, table: str, row_ids: Sequence[str], place: int) -> None:
    """Make rows the ones from ``place`` on (from 0, of those that stay) under their owner.

    They keep the order they are given in; ids that are gone are passed over.
    """
    owner = _OWNERS[table]
    rows = changes.read(
        f"SELECT x.id, x.position FROM {table} r JOIN {table} x ON x.{owner} = r.{owner} "
        "WHERE r.id = ? ORDER BY x.position, x.id",
        (row_ids[0],),
    )
    positions = dict(rows)
    moved = [id_ for id_ in dict.fromkeys(row_ids) if id_ in positions]
    order = [id_ for id_ in positions if id_ not in moved]
    place = min(max(place, 0), len(order))
    order[place:place] = moved
    changes.update_many(
        table,
        ["position"],
        [[number, id_] for number, id_ in enumerate(order) if positions[id_] != number],
    )
