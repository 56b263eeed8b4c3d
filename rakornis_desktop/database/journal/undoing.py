"""Going back several steps at once, and the steps there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rakornis_desktop.database.journal.inverting import OF_SET, Step, next_undo
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database


def undo_back_to(database: Database, set_id: int | None) -> list[Step]:
    """Undo the youngest step, or all that are younger than ``set_id``; returns them.

    ``set_id`` itself stays: afterwards it is the youngest step that counts. Raises Refusal for a
    step that there is not, and then undoes nothing.
    """
    if set_id is not None and not database.read(
        "SELECT 1 FROM change_set WHERE id = ? AND (kind = 'start' OR kind = 'do' AND undone = 0)",
        (set_id,),
    ):
        raise Refusal(
            _("Langkah {id} tidak ada atau sudah diurungkan. Lihat «rakornis history».").format(
                id=set_id
            )
        )
    if set_id is not None:
        return database.undo_to(set_id)
    step = next_undo(database.connection)
    database.undo()
    return [step] if step else []


def steps(database: Database, limit: int) -> list[dict[str, Any]]:
    """Return the youngest change sets with their changes as plain values, youngest first."""
    sets = database.read(
        "SELECT id, label, author, at, kind, undone FROM change_set ORDER BY id DESC LIMIT ?",
        (limit,),
    )
    found = []
    for set_id, label, author, at, kind, undone in sets:
        changes = database.connection.execute(
            "SELECT kind, table_name, row_id, column_name, old, new FROM change "
            f"WHERE {OF_SET} ORDER BY id",
            {"set": set_id},
        ).fetchall()
        names = ("change", "table", "row_id", "column", "old", "new")
        found.append(
            {
                "id": set_id,
                "label": label,
                "author": author,
                "at": at,
                "kind": kind,
                "undone": bool(undone),
                "changes": [dict(zip(names, change, strict=True)) for change in changes],
            }
        )
    return found
