"""What is done to the rundown (susunan acara): each function is one step of undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.positions import move_row, next_position
from rakornis_desktop.program.labels import counted_label, edit_label, short

if TYPE_CHECKING:
    from rakornis_desktop.program.database import Program


def add_rundown_item(program: Program, meeting_id: str, values: Mapping[str, Any]) -> str:
    """Add an item at the end of the rundown: title, day, starts_at, minutes, speaker.

    Returns its id. Raises FieldRefusal.
    """
    from rakornis_desktop.program.tables import RundownItem

    label = _("Tambah acara {title}").format(title=short(str(values.get("title", ""))))
    with program.change_set(label) as changes:
        position = next_position(changes, "rundown_item", meeting_id)
        row = changes.add(RundownItem, **{**values, "meeting_id": meeting_id, "position": position})
    return row.id


def update_rundown_item(program: Program, item_id: str, values: Mapping[str, Any]) -> None:
    """Write columns of a rundown item. Raises FieldRefusal."""
    from rakornis_desktop.program.tables import RundownItem

    title = str(values.get("title") or _title(program, item_id))
    with program.change_set(edit_label("rundown_item", list(values), title)) as changes:
        changes.update(RundownItem, item_id, **values)


def move_rundown_item(program: Program, item_id: str, place: int) -> None:
    """Make an item number ``place`` of its day, counted from 0."""
    label = _("Pindahkan acara {title}").format(title=short(_title(program, item_id)))
    with program.change_set(label) as changes:
        move_row(changes, "rundown_item", item_id, place)


def delete_rundown_items(program: Program, item_ids: Sequence[str]) -> None:
    """Delete rundown items."""
    from rakornis_desktop.program.tables import RundownItem

    if not item_ids:
        return
    label = counted_label(
        _("Hapus acara {title}"),
        _("Hapus {count} acara"),
        [_title(program, item_id) for item_id in item_ids],
    )
    with program.change_set(label) as changes:
        changes.delete(RundownItem, *item_ids)


def _title(program: Program, item_id: str) -> str:
    found = program.read("SELECT title FROM rundown_item WHERE id = ?", (item_id,))
    return str(found[0][0]) if found else ""
