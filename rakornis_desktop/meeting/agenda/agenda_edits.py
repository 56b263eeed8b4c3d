"""What is done to the agenda: each function is one change set, one step of undo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rakornis_desktop.database.journal.step_labels import counted_label, edit_label, short
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.agenda.agenda_links_edits import Links, add_links, linked, unlink
from rakornis_desktop.meeting.agenda.agenda_proposal import Proposal, without_repeats
from rakornis_desktop.meeting.ordered_rows import (
    delete_listed,
    move_listed,
    next_position,
    title_of,
)

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.database.program_database import Database

_LONGEST_TITLE = 1_000


def add_agenda_item(
    database: Database, meeting_id: str, title: str, activity_ids: Sequence[str] = ()
) -> str:
    """Add an item at the end of the agenda, about these rows of either plan. Returns its id.

    ``activity_ids`` come from compared rows, both sides of a pair beside each other. Raises
    FieldRefusal.
    """
    with database.change_set(_("Tambah agenda {title}").format(title=short(title))) as changes:
        return _add(changes, meeting_id, title, Links(activity=tuple(activity_ids)))


def add_proposals(database: Database, meeting_id: str, proposals: Iterable[Proposal]) -> list[str]:
    """Add what was proposed to the agenda, in this order and in one step of undo.

    A row that two of them are about is discussed under the first; a proposal left without rows is
    not added. Returns the ids of the new items.
    """
    wanted = without_repeats(proposals)
    if not wanted:
        return []
    label = counted_label(
        _("Tambah agenda {title}"),
        _("Tambah {count} pokok bahasan"),
        [proposal.title for proposal in wanted],
    )
    with database.change_set(label) as changes:
        return [
            _add(
                changes,
                meeting_id,
                proposal.title[:_LONGEST_TITLE],
                Links(proposal.activity_ids, proposal.issue_ids, proposal.follow_up_ids),
                origin=proposal.origin,
            )
            for proposal in wanted
        ]


def update_agenda_item(database: Database, item_id: str, values: Mapping[str, Any]) -> None:
    """Write columns of an agenda item (title, discussion, conclusion). Raises FieldRefusal."""
    from rakornis_desktop.database.tables import AgendaItem

    title = str(values.get("title") or title_of(database, "agenda_item", item_id))
    with database.change_set(edit_label("agenda_item", list(values), title)) as changes:
        changes.update(AgendaItem, item_id, **values)


def move_agenda_items(database: Database, item_ids: Sequence[str], place: int) -> None:
    """Make items the ones from ``place`` on (from 0, of those that stay), in their order."""
    move_listed(
        database,
        "agenda_item",
        item_ids,
        place,
        _("Pindahkan agenda {title}"),
        _("Pindahkan {count} agenda"),
    )


def delete_agenda_items(database: Database, item_ids: Sequence[str]) -> None:
    """Delete agenda items with what was said on them; their follow-ups stay with the meeting."""
    from rakornis_desktop.database.tables import AgendaItem

    delete_listed(
        database, AgendaItem, item_ids, _("Hapus agenda {title}"), _("Hapus {count} agenda")
    )


def set_agenda_activities(database: Database, item_id: str, activity_ids: Sequence[str]) -> None:
    """Make these the rows that an item is about, in this order."""
    label = _("Ubah kegiatan agenda {title}").format(
        title=short(title_of(database, "agenda_item", item_id))
    )
    with database.change_set(label) as changes:
        wanted = tuple(dict.fromkeys(activity_ids))
        if linked(changes, item_id).activity != wanted:
            unlink(changes, item_id, Links(activity=linked(changes, item_id).activity))
            add_links(changes, item_id, Links(activity=wanted))


def add_to_agenda(database: Database, item_id: str, activity_ids: Sequence[str]) -> None:
    """Add rows to those that an item is about; one that is there already stays where it is."""
    there = database.read(
        "SELECT activity_id FROM agenda_activity WHERE agenda_item_id = ? ORDER BY id", (item_id,)
    )
    set_agenda_activities(database, item_id, [*(id_ for (id_,) in there), *activity_ids])


def remove_from_agenda(database: Database, item_id: str, links: Links) -> None:
    """Let an item be about these rows, problems and follow-ups no more; they themselves stay."""
    label = _("Lepaskan dari agenda {title}").format(
        title=short(title_of(database, "agenda_item", item_id))
    )
    with database.change_set(label) as changes:
        unlink(changes, item_id, links)


def _add(changes: ChangeSet, meeting_id: str, title: str, links: Links, *, origin: str = "") -> str:
    from rakornis_desktop.database.tables import AgendaItem

    row = changes.add(
        AgendaItem,
        meeting_id=meeting_id,
        position=next_position(changes, "agenda_item", meeting_id),
        title=title,
        origin=origin,
    )
    add_links(changes, row.id, links)
    return row.id
