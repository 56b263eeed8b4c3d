"""Rows in an order under a meeting or an agenda item: added at the end, moved, taken away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rakornis_desktop.database.journal.step_labels import counted_label

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.database.tables.row_base import Row

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
# What a row is called in a step of undo.
_TITLES = {
    "rundown_item": "title",
    "agenda_item": "title",
    "participant": "name",
    "follow_up": "task",
    "signatory": "coalesce(nullif(name, ''), role)",
    "meeting_document": "name",
}


def title_of(database: Database, table: str, row_id: str) -> str:
    """Return what a row is called, empty if it is gone."""
    found = database.read(f"SELECT {_TITLES[table]} FROM {table} WHERE id = ?", (row_id,))
    return str(found[0][0]) if found else ""


def label_about(
    database: Database, table: str, row_ids: Sequence[str], verb_one: str, verb_many: str
) -> str:
    """Return the label of one action on rows: the title of the one, else their number."""
    return counted_label(
        verb_one, verb_many, [title_of(database, table, row_id) for row_id in row_ids]
    )


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


def move_listed(
    database: Database,
    table: str,
    row_ids: Sequence[str],
    place: int,
    verb_one: str,
    verb_many: str,
) -> None:
    """Move rows as :func:`move_rows` does, in one step of undo; nothing for no rows."""
    if row_ids:
        with database.change_set(
            label_about(database, table, row_ids, verb_one, verb_many)
        ) as changes:
            move_rows(changes, table, row_ids, place)


def delete_listed(
    database: Database, rows: type[Row], row_ids: Sequence[str], verb_one: str, verb_many: str
) -> None:
    """Delete rows in one step of undo; nothing for no rows."""
    if row_ids:
        table = str(rows.__tablename__)
        with database.change_set(
            label_about(database, table, row_ids, verb_one, verb_many)
        ) as changes:
            changes.delete(rows, *row_ids)
