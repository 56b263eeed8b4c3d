"""What is done to the agenda: each function is one change set, one step of undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.positions import move_row, next_position
from rakornis_desktop.program.labels import counted_label, edit_label, short

if TYPE_CHECKING:
    from rakornis_desktop.program.change_set import ChangeSet
    from rakornis_desktop.program.database import Program


def add_agenda_item(
    program: Program, meeting_id: str, title: str, activity_ids: Sequence[str] = ()
) -> str:
    """Add an item at the end of the agenda, about these rows of either plan. Returns its id.

    ``activity_ids`` come from compared rows, both sides of a pair beside each other. Raises
    FieldRefusal.
    """
    from rakornis_desktop.program.tables import AgendaItem

    with program.change_set(_("Tambah agenda {title}").format(title=short(title))) as changes:
        row = changes.add(
            AgendaItem,
            meeting_id=meeting_id,
            position=next_position(changes, "agenda_item", meeting_id),
            title=title,
        )
        _add_links(changes, row.id, activity_ids)
    return row.id


def update_agenda_item(program: Program, item_id: str, values: Mapping[str, Any]) -> None:
    """Write columns of an agenda item (title, discussion, conclusion). Raises FieldRefusal."""
    from rakornis_desktop.program.tables import AgendaItem

    title = str(values.get("title") or _title(program, item_id))
    with program.change_set(edit_label("agenda_item", list(values), title)) as changes:
        changes.update(AgendaItem, item_id, **values)


def move_agenda_item(program: Program, item_id: str, place: int) -> None:
    """Make an item number ``place`` of the agenda, counted from 0."""
    label = _("Pindahkan agenda {title}").format(title=short(_title(program, item_id)))
    with program.change_set(label) as changes:
        move_row(changes, "agenda_item", item_id, place)


def delete_agenda_items(program: Program, item_ids: Sequence[str]) -> None:
    """Delete agenda items with what was said on them; their follow-ups stay with the meeting."""
    from rakornis_desktop.program.tables import AgendaItem

    if not item_ids:
        return
    label = counted_label(
        _("Hapus agenda {title}"),
        _("Hapus {count} agenda"),
        [_title(program, item_id) for item_id in item_ids],
    )
    with program.change_set(label) as changes:
        changes.delete(AgendaItem, *item_ids)


def set_agenda_activities(program: Program, item_id: str, activity_ids: Sequence[str]) -> None:
    """Make these the rows that an item is about, in this order."""
    from rakornis_desktop.program.tables import AgendaActivity

    label = _("Ubah kegiatan agenda {title}").format(title=short(_title(program, item_id)))
    with program.change_set(label) as changes:
        linked = changes.read(
            "SELECT id, activity_id FROM agenda_activity WHERE agenda_item_id = ? ORDER BY id",
            (item_id,),
        )
        wanted = list(dict.fromkeys(activity_ids))
        if [activity_id for _id, activity_id in linked] != wanted:
            changes.delete(AgendaActivity, *(id_ for id_, _activity in linked))
            _add_links(changes, item_id, wanted)


def add_to_agenda(program: Program, item_id: str, activity_ids: Sequence[str]) -> None:
    """Add rows to those that an item is about; one that is there already stays where it is."""
    linked = program.read(
        "SELECT activity_id FROM agenda_activity WHERE agenda_item_id = ? ORDER BY id", (item_id,)
    )
    set_agenda_activities(program, item_id, [*(id_ for (id_,) in linked), *activity_ids])


def _add_links(changes: ChangeSet, item_id: str, activity_ids: Sequence[str]) -> None:
    from rakornis_desktop.program.tables import AgendaActivity

    # Ids are made in rising order, so the rows keep this order when they are read by id.
    for activity_id in dict.fromkeys(activity_ids):
        changes.add(AgendaActivity, agenda_item_id=item_id, activity_id=activity_id)


def _title(program: Program, item_id: str) -> str:
    found = program.read("SELECT title FROM agenda_item WHERE id = ?", (item_id,))
    return str(found[0][0]) if found else ""
