"""What is said and what is to be done: each function is one change set, one step of undo.

With ``typing`` a text is stored while it is typed: what follows about the same row goes on in the
same step of undo, until :meth:`Database.end_typing`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from rakornis_desktop.database.journal.step_labels import edit_label, short
from rakornis_desktop.database.row_ids import new_id
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.ordered_rows import delete_listed, next_position, title_of

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database


def add_contribution(
    database: Database, agenda_item_id: str, values: Mapping[str, Any], *, typing: bool = False
) -> str:
    """Add what someone said on an agenda item: speaker, office, text. Returns its id.

    Raises FieldRefusal.
    """
    from rakornis_desktop.database.tables import Contribution

    row_id = new_id()
    # The first letter of a name is no name for the step of undo.
    title = (
        title_of(database, "agenda_item", agenda_item_id)
        if typing
        else str(values.get("speaker", ""))
    )
    label = _("Tambah tanggapan {title}").format(title=short(title))
    with database.change_set(label, typing=_key("contribution", row_id, typing)) as changes:
        position = next_position(changes, "contribution", agenda_item_id)
        own = {"id": row_id, "agenda_item_id": agenda_item_id, "position": position}
        changes.add(Contribution, **{**values, **own})
    return row_id


def update_contribution(
    database: Database, contribution_id: str, values: Mapping[str, Any], *, typing: bool = False
) -> None:
    """Write columns of a contribution. Raises FieldRefusal, RowGone."""
    from rakornis_desktop.database.tables import Contribution

    found = database.read("SELECT speaker FROM contribution WHERE id = ?", (contribution_id,))
    speaker = short(str(values.get("speaker") or (found[0][0] if found else "")))
    label = _("Ubah tanggapan {title}").format(title=speaker)
    with database.change_set(
        label, typing=_key("contribution", contribution_id, typing)
    ) as changes:
        changes.update(Contribution, contribution_id, **values)


def delete_contributions(database: Database, contribution_ids: Sequence[str]) -> None:
    """Delete what was said."""
    from rakornis_desktop.database.tables import Contribution

    if not contribution_ids:
        return
    label = _("Hapus {count} tanggapan").format(count=len(contribution_ids))
    with database.change_set(label) as changes:
        changes.delete(Contribution, *contribution_ids)


def add_follow_up(
    database: Database,
    meeting_id: str,
    values: Mapping[str, Any],
    agenda_item_id: str | None = None,
    *,
    typing: bool = False,
) -> str:
    """Add what is to be done: task, responsible, office, due; by an agenda item or by none.

    Returns its id. Raises FieldRefusal.
    """
    from rakornis_desktop.database.tables import FollowUp

    row_id = new_id()
    title = str(values.get("task", ""))
    if typing:
        title = title_of(database, "agenda_item", agenda_item_id or "")
    label = _("Tambah tindak lanjut {title}").format(title=short(title))
    with database.change_set(label, typing=_key("follow_up", row_id, typing)) as changes:
        own = {
            "id": row_id,
            "meeting_id": meeting_id,
            "agenda_item_id": agenda_item_id,
            "position": next_position(changes, "follow_up", meeting_id),
        }
        changes.add(FollowUp, **{"task": "", **values, **own})
    return row_id


def update_follow_up(
    database: Database, follow_up_id: str, values: Mapping[str, Any], *, typing: bool = False
) -> None:
    """Write columns of a follow-up: task, responsible, office, due, status, note.

    Raises FieldRefusal, RowGone.
    """
    from rakornis_desktop.database.tables import FollowUp

    task = str(values.get("task") or title_of(database, "follow_up", follow_up_id))
    label = edit_label("follow_up", list(values), task)
    with database.change_set(label, typing=_key("follow_up", follow_up_id, typing)) as changes:
        changes.update(FollowUp, follow_up_id, **values)


def delete_follow_ups(database: Database, follow_up_ids: Sequence[str]) -> None:
    """Delete follow-ups."""
    from rakornis_desktop.database.tables import FollowUp

    delete_listed(
        database,
        FollowUp,
        follow_up_ids,
        _("Hapus tindak lanjut {title}"),
        _("Hapus {count} tindak lanjut"),
    )


def write_conclusion(
    database: Database, agenda_item_id: str, text: str, *, typing: bool = False
) -> None:
    """Write the conclusion of an agenda item. Raises FieldRefusal, RowGone."""
    from rakornis_desktop.database.tables import AgendaItem

    label = edit_label(
        "agenda_item", ["conclusion"], title_of(database, "agenda_item", agenda_item_id)
    )
    with database.change_set(label, typing=_key("conclusion", agenda_item_id, typing)) as changes:
        changes.update(AgendaItem, agenda_item_id, conclusion=text)


def set_discussed(database: Database, agenda_item_id: str, discussed: bool) -> None:
    """Note that an agenda item has been discussed, now, or that it has not. Raises RowGone."""
    from rakornis_desktop.database.tables import AgendaItem

    title = short(title_of(database, "agenda_item", agenda_item_id))
    label = _("Selesai dibahas: {title}") if discussed else _("Belum selesai dibahas: {title}")
    with database.change_set(label.format(title=title)) as changes:
        moment = datetime.now(UTC) if discussed else None
        changes.update(AgendaItem, agenda_item_id, discussed_at=moment)


def _key(what: str, row_id: str, typing: bool) -> str:
    """Return the name under which a text is typed, none if it is stored at once."""
    return f"{what}:{row_id}" if typing else ""
