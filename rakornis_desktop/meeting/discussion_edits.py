"""What is said and what is to be done: each function is one change set, one step of undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.positions import move_row, next_position
from rakornis_desktop.program.labels import counted_label, edit_label, short

if TYPE_CHECKING:
    from rakornis_desktop.program.database import Program


def add_contribution(program: Program, agenda_item_id: str, values: Mapping[str, Any]) -> str:
    """Add what someone said on an agenda item: speaker, office, text. Returns its id.

    Raises FieldRefusal.
    """
    from rakornis_desktop.program.tables import Contribution

    label = _("Tambah tanggapan {title}").format(title=short(str(values.get("speaker", ""))))
    with program.change_set(label) as changes:
        position = next_position(changes, "contribution", agenda_item_id)
        row = changes.add(
            Contribution, **{**values, "agenda_item_id": agenda_item_id, "position": position}
        )
    return row.id


def update_contribution(program: Program, contribution_id: str, values: Mapping[str, Any]) -> None:
    """Write columns of a contribution. Raises FieldRefusal."""
    from rakornis_desktop.program.tables import Contribution

    found = program.read("SELECT speaker FROM contribution WHERE id = ?", (contribution_id,))
    speaker = short(str(values.get("speaker") or (found[0][0] if found else "")))
    with program.change_set(_("Ubah tanggapan {title}").format(title=speaker)) as changes:
        changes.update(Contribution, contribution_id, **values)


def move_contribution(program: Program, contribution_id: str, place: int) -> None:
    """Make a contribution number ``place`` of its agenda item, counted from 0."""
    with program.change_set(_("Pindahkan tanggapan")) as changes:
        move_row(changes, "contribution", contribution_id, place)


def delete_contributions(program: Program, contribution_ids: Sequence[str]) -> None:
    """Delete what was said."""
    from rakornis_desktop.program.tables import Contribution

    if not contribution_ids:
        return
    label = _("Hapus {count} tanggapan").format(count=len(contribution_ids))
    with program.change_set(label) as changes:
        changes.delete(Contribution, *contribution_ids)


def add_follow_up(
    program: Program,
    meeting_id: str,
    values: Mapping[str, Any],
    agenda_item_id: str | None = None,
) -> str:
    """Add what is to be done: task, responsible, due; by an agenda item or by none.

    Returns its id. Raises FieldRefusal.
    """
    from rakornis_desktop.program.tables import FollowUp

    label = _("Tambah tindak lanjut {title}").format(title=short(str(values.get("task", ""))))
    with program.change_set(label) as changes:
        row = changes.add(
            FollowUp,
            **{
                **values,
                "meeting_id": meeting_id,
                "agenda_item_id": agenda_item_id,
                "position": next_position(changes, "follow_up", meeting_id),
            },
        )
    return row.id


def update_follow_up(program: Program, follow_up_id: str, values: Mapping[str, Any]) -> None:
    """Write columns of a follow-up: task, responsible, due, status. Raises FieldRefusal."""
    from rakornis_desktop.program.tables import FollowUp

    task = str(values.get("task") or _task(program, follow_up_id))
    with program.change_set(edit_label("follow_up", list(values), task)) as changes:
        changes.update(FollowUp, follow_up_id, **values)


def move_follow_up(program: Program, follow_up_id: str, place: int) -> None:
    """Make a follow-up number ``place`` of the meeting's, counted from 0."""
    label = _("Pindahkan tindak lanjut {title}").format(title=short(_task(program, follow_up_id)))
    with program.change_set(label) as changes:
        move_row(changes, "follow_up", follow_up_id, place)


def delete_follow_ups(program: Program, follow_up_ids: Sequence[str]) -> None:
    """Delete follow-ups."""
    from rakornis_desktop.program.tables import FollowUp

    if not follow_up_ids:
        return
    label = counted_label(
        _("Hapus tindak lanjut {title}"),
        _("Hapus {count} tindak lanjut"),
        [_task(program, id_) for id_ in follow_up_ids],
    )
    with program.change_set(label) as changes:
        changes.delete(FollowUp, *follow_up_ids)


def _task(program: Program, follow_up_id: str) -> str:
    found = program.read("SELECT task FROM follow_up WHERE id = ?", (follow_up_id,))
    return str(found[0][0]) if found else ""
