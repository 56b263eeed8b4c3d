"""Many rows of need and service at once, as they are pasted: what is right goes in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rakornis_desktop.database.edits.field_refusal import FieldRefusal
from rakornis_desktop.database.edits.service_edits import write_achievement
from rakornis_desktop.database.queries.service_rows import achievement, indicators
from rakornis_desktop.language.catalogue import translate as _

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database


def put_achievements(
    database: Database, rows: Sequence[tuple[str, Mapping[str, Any]]]
) -> list[FieldRefusal | None]:
    """Write rows in one step of undo; each is an id (empty for a new one) and columns by name.

    Returns for each row why it was refused, None where it went in: a wrong row keeps no other
    out. Columns that are not given stay as they are.
    """
    known = indicators(database)
    result: list[FieldRefusal | None] = []
    label = _("Tempel {count} baris capaian").format(count=len(rows))
    with database.change_set(label) as changes:
        for row_id, given in rows:
            before = achievement(database, row_id) if row_id else None
            whole = (before._asdict() if before else {}) | dict(given)
            whole.pop("id", None)
            try:
                write_achievement(changes, whole, known, row_id if before else "")
            except FieldRefusal as refusal:
                result.append(refusal)
            else:
                result.append(None)
    return result
