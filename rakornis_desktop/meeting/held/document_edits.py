"""Documents of a meeting, attached by name: each function is one change set, one step of undo.

The file itself stays where it is: a database that carried presentations would be too large for
e-mail, and what is named here is handed round or shown anyway.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from rakornis_desktop.database.journal.step_labels import counted_label, edit_label, short
from rakornis_desktop.database.queries.meeting_rows import documents_of
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.ordered_rows import (
    delete_listed,
    move_listed,
    next_position,
    title_of,
)

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database


def attach_documents(database: Database, meeting_id: str, files: Sequence[str]) -> list[str]:
    """Add documents by the names of their files; one that is there already is not doubled.

    The name shown is that of the file without its ending, and can be changed. Returns the new
    ids. Raises FieldRefusal.
    """
    from rakornis_desktop.database.tables import MeetingDocument

    there = {row.file_name.casefold() for row in documents_of(database, meeting_id)}
    names = [PurePath(file.replace("\\", "/")).name for file in files]
    names = [name for name in dict.fromkeys(names) if name and name.casefold() not in there]
    if not names:
        return []
    label = counted_label(_("Tambah dokumen {title}"), _("Tambah {count} dokumen"), names)
    with database.change_set(label) as changes:
        first = next_position(changes, "meeting_document", meeting_id)
        return [
            changes.add(
                MeetingDocument,
                meeting_id=meeting_id,
                position=first + number,
                name=(PurePath(name).stem.replace("_", " ").strip() or name)[:500],
                file_name=name,
            ).id
            for number, name in enumerate(names)
        ]


def add_document(database: Database, meeting_id: str, values: Mapping[str, Any]) -> str:
    """Add a document that has no file, such as one on paper: name, file_name, note.

    Returns its id. Raises FieldRefusal.
    """
    from rakornis_desktop.database.tables import MeetingDocument

    label = _("Tambah dokumen {title}").format(title=short(str(values.get("name", ""))))
    with database.change_set(label) as changes:
        position = next_position(changes, "meeting_document", meeting_id)
        row = changes.add(
            MeetingDocument, **{**values, "meeting_id": meeting_id, "position": position}
        )
    return row.id


def update_document(database: Database, document_id: str, values: Mapping[str, Any]) -> None:
    """Write columns of a document. Raises FieldRefusal."""
    from rakornis_desktop.database.tables import MeetingDocument

    title = str(values.get("name") or title_of(database, "meeting_document", document_id))
    with database.change_set(edit_label("meeting_document", list(values), title)) as changes:
        changes.update(MeetingDocument, document_id, **values)


def move_documents(database: Database, document_ids: Sequence[str], place: int) -> None:
    """Make documents the ones from ``place`` on (from 0, of those that stay), in their order."""
    label = _("Urutkan dokumen")
    move_listed(database, "meeting_document", document_ids, place, label, label)


def delete_documents(database: Database, document_ids: Sequence[str]) -> None:
    """Take documents off the list; the files stay."""
    from rakornis_desktop.database.tables import MeetingDocument

    delete_listed(
        database,
        MeetingDocument,
        document_ids,
        _("Hapus dokumen {title}"),
        _("Hapus {count} dokumen"),
    )
