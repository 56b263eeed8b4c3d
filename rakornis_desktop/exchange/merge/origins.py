"""Who wrote the two sides of a conflict, and when, as far as the journal and the files tell."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.exchange.file.bad_file import BadFile
from rakornis_desktop.exchange.file.plan_file import PlanFile
from rakornis_desktop.exchange.file.plan_parts import REVISIONS
from rakornis_desktop.exchange.merge.conflict_deciding import ALIKE, DELETED_HERE, ConflictRow
from rakornis_desktop.exchange.traffic.revision_head import plan_file_of
from rakornis_desktop.exchange.traffic.value_words import moment_in_words
from rakornis_desktop.language.catalogue import translate as _

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database


class Origin(NamedTuple):
    """Who and when, each "" or None if it is not known; ``what`` is the step or the revision."""

    who: str = ""
    at: datetime | None = None
    what: str = ""

    def in_words(self) -> str:
        """Return all that is known in one line."""
        when = moment_in_words(self.at.isoformat()) if self.at else ""
        return " · ".join(part for part in (self.who, when, self.what) if part) or _(
            "tidak diketahui"
        )


class Origins:
    """Looks up where values come from; a plan file is opened once."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._files: dict[str, PlanFile | None] = {}

    def ours(self, conflict: ConflictRow) -> Origin:
        """Return who wrote our side last, in which step."""
        # A deletion writes all columns, an insertion none: what matters is the last of them.
        kinds = ("delete",) if conflict.kind == DELETED_HERE else ("update", "insert")
        column = "AND (c.column_name = ? OR c.kind <> 'update') " if conflict.column else ""
        found = self._database.read(
            "SELECT s.author, s.at, s.label FROM change c JOIN change_set s "
            "ON s.id = c.change_set_id WHERE c.row_id = ? AND c.table_name = ? "
            f"AND c.kind IN ({', '.join('?' * len(kinds))}) {column}ORDER BY c.id DESC LIMIT 1",
            (
                conflict.row_id,
                conflict.table,
                *kinds,
                *((conflict.column,) if conflict.column else ()),
            ),
        )
        return (
            Origin(found[0][0], datetime.fromisoformat(found[0][1]), found[0][2])
            if (found)
            else Origin()
        )

    def theirs(self, conflict: ConflictRow) -> Origin:
        """Return who sent their side: the revision that wrote it, else the one it came with."""
        found = self._database.read(
            "SELECT stamp, revision_id FROM conflict WHERE id = ?", (conflict.id,)
        )
        if not found:
            return Origin(conflict.sender)
        stamp, came_with = found[0]
        written = self._file(stamp) if stamp else None
        if written is not None:
            return _of_file(written)
        file = self._file(came_with)
        if file is None:
            return Origin(conflict.sender, datetime.fromisoformat(conflict.found_at))
        origin = _of_file(file)
        if conflict.kind != ALIKE and (known := _ancestor(file, stamp)):
            return origin._replace(at=known[1], what=_revision(known[0]))
        return origin

    def _file(self, revision_id: str) -> PlanFile | None:
        if revision_id not in self._files:
            self._files[revision_id] = plan_file_of(self._database.read, revision_id)
        return self._files[revision_id]


def _of_file(file: PlanFile) -> Origin:
    sender, revision = file.manifest.sender, file.manifest.revision
    who = ", ".join(dict.fromkeys(part for part in (sender.author, sender.name) if part))
    return Origin(who, datetime.fromisoformat(revision.created_at), _revision(revision.number))


def _ancestor(file: PlanFile, revision_id: str) -> tuple[int, datetime] | None:
    """Return number and moment of a revision that a file comes from."""
    try:
        for line in file.part(REVISIONS).splitlines():
            row = json.loads(line)
            if row["id"] == revision_id:
                return row["number"], datetime.fromisoformat(row["created_at"])
    except (BadFile, ValueError, KeyError, TypeError):
        return None
    return None


def _revision(number: int) -> str:
    return _("revisi {number}").format(number=number)
