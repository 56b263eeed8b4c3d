"""Papers of meetings that were marked final, as they were frozen."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.typed_rows import columns, typed


class FrozenRow(NamedTuple):
    """A final paper; ``correction`` 0 is the record itself, ``content`` JSON hashed as UTF-8."""

    id: str
    meeting_id: str
    kind: str
    correction: int
    content: str
    sha256: str
    frozen_at: datetime
    frozen_by: str
    reason: str


def frozen_papers(database: Database, meeting_id: str, kind: str) -> list[FrozenRow]:
    """Return the record and its corrections, the youngest last."""
    return typed(
        FrozenRow,
        database.read(
            f"SELECT {columns(FrozenRow)} FROM frozen_paper WHERE meeting_id = ? AND kind = ? "
            "ORDER BY correction",
            (meeting_id, kind),
        ),
    )


def last_frozen(database: Database, meeting_id: str, kind: str) -> FrozenRow | None:
    """Return the paper that counts now, None if none was marked final."""
    found = typed(
        FrozenRow,
        database.read(
            f"SELECT {columns(FrozenRow)} FROM frozen_paper WHERE meeting_id = ? AND kind = ? "
            "ORDER BY correction DESC LIMIT 1",
            (meeting_id, kind),
        ),
    )
    return found[0] if found else None


def all_frozen(database: Database) -> list[FrozenRow]:
    """Return every final paper of the database."""
    return typed(
        FrozenRow,
        database.read(
            f"SELECT {columns(FrozenRow)} FROM frozen_paper ORDER BY meeting_id, kind, correction"
        ),
    )
