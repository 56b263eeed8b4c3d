"""Several agenda items made one: nothing that was linked, said or agreed on them is lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.meeting.agenda.agenda_links_edits import add_links, linked
from rakornis_desktop.meeting.agenda.agenda_proposal import joined_origins

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.database.program_database import Database

_TEXTS = ("discussion", "conclusion", "discussion_draft")


def merge_agenda_items(database: Database, item_ids: Sequence[str], title: str = "") -> str:
    """Make several items of one meeting one, in one step of undo; returns its id.

    The one that stands first in the agenda stays, with its title unless one is given; rows,
    problems, contributions, follow-ups and texts of the others come behind its own. Raises
    Refusal for fewer than two, FieldRefusal where the texts become too long together.
    """
    from rakornis_desktop.database.tables import AgendaItem

    label = _("Gabungkan {count} agenda").format(count=len(set(item_ids)))
    with database.change_set(label) as changes:
        rows = _in_order(changes, item_ids)
        if len(rows) < 2:
            raise Refusal(_("Pilih paling sedikit dua pokok bahasan untuk digabungkan."))
        first, others = rows[0], rows[1:]
        values: dict[str, Any] = {
            name: "\n\n".join(row[name].strip() for row in rows if row[name].strip())
            for name in _TEXTS
        }
        values["origin"] = joined_origins(row["origin"] for row in rows)
        if title.strip():
            values["title"] = title.strip()
        # It is discussed to the end only once all of it is.
        values["discussed_at"] = (
            max((row["discussed_at"] for row in rows if row["discussed_at"]), default=None)
            if all(row["discussed_at"] for row in rows)
            else None
        )
        changes.update(
            AgendaItem,
            first["id"],
            **{name: value for name, value in values.items() if value != first[name]},
        )
        for row in others:
            add_links(changes, first["id"], linked(changes, row["id"]))
            _take_over(changes, first["id"], row["id"])
        changes.delete(AgendaItem, *(row["id"] for row in others))
    return str(first["id"])


def _in_order(changes: ChangeSet, item_ids: Sequence[str]) -> list[dict[str, Any]]:
    columns = ("id", "title", "origin", "discussed_at", *_TEXTS)
    places = ", ".join("?" * len(item_ids))
    return [
        dict(zip(columns, row, strict=True))
        for row in changes.read(
            f"SELECT {', '.join(columns)} FROM agenda_item WHERE id IN ({places}) "
            "AND meeting_id = (SELECT meeting_id FROM agenda_item WHERE id = ?) "
            "ORDER BY position, id",
            (*item_ids, item_ids[0] if item_ids else ""),
        )
    ]


def _take_over(changes: ChangeSet, item_id: str, other_id: str) -> None:
    """Give one item the contributions and follow-ups of another."""
    from rakornis_desktop.meeting.ordered_rows import next_position

    said = changes.read(
        "SELECT id FROM contribution WHERE agenda_item_id = ? ORDER BY position, id", (other_id,)
    )
    behind = next_position(changes, "contribution", item_id)
    changes.update_many(
        "contribution",
        ["agenda_item_id", "position"],
        [[item_id, behind + number, id_] for number, (id_,) in enumerate(said)],
    )
    tasks = changes.read("SELECT id FROM follow_up WHERE agenda_item_id = ?", (other_id,))
    changes.update_many("follow_up", ["agenda_item_id"], [[item_id, id_] for (id_,) in tasks])
