"""What an agenda item is about, written inside a change set: rows, problems, follow-ups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from rakornis_desktop.database.row_ids import new_ids

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet


class Links(NamedTuple):
    """Ids of what an item is about, by subject, each in its order."""

    activity: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()
    follow_up: tuple[str, ...] = ()


def linked(changes: ChangeSet, item_id: str) -> Links:
    """Return what an item is about."""
    return Links(
        *(
            tuple(
                id_
                for (id_,) in changes.read(
                    f"SELECT {subject}_id FROM agenda_{subject} "
                    "WHERE agenda_item_id = ? ORDER BY id",
                    (item_id,),
                )
            )
            for subject in Links._fields
        )
    )


def add_links(changes: ChangeSet, item_id: str, links: Links) -> None:
    """Let an item be about these too; what it is about already stays where it is."""
    there = linked(changes, item_id)
    for subject, ids, before in zip(Links._fields, links, there, strict=True):
        known = set(before)
        new = [id_ for id_ in dict.fromkeys(ids) if id_ not in known]
        # Ids are made in rising order, so the rows keep this order when they are read by id.
        changes.add_many(
            f"agenda_{subject}",
            ("id", "agenda_item_id", f"{subject}_id"),
            [(row_id, item_id, id_) for row_id, id_ in zip(new_ids(len(new)), new, strict=True)],
        )


def unlink(changes: ChangeSet, item_id: str, links: Links) -> None:
    """Let an item be about these no more."""
    for subject, ids in zip(Links._fields, links, strict=True):
        gone = set(ids)
        rows = changes.read(
            f"SELECT id, {subject}_id FROM agenda_{subject} WHERE agenda_item_id = ?", (item_id,)
        )
        if found := [row_id for row_id, id_ in rows if id_ in gone]:
            changes.delete(_table(subject), *found)


def _table(subject: str) -> Any:
    from rakornis_desktop.database.tables import AgendaActivity, AgendaFollowUp, AgendaIssue

    tables: dict[str, Any] = {
        "activity": AgendaActivity,
        "issue": AgendaIssue,
        "follow_up": AgendaFollowUp,
    }
    return tables[subject]
