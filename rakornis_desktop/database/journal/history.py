"""The history: who changed what, when, from what to what, with the names of the rows."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from rakornis_desktop.database.journal.inverting import unquoted
from rakornis_desktop.database.queries.portions import portions


class HistoryEntry(NamedTuple):
    """One change as the history page shows it; ``title`` names the row, empty if nothing does.

    ``kind`` of the change set: start, do, undo, redo. ``change``: insert, update, delete.
    """

    change_set_id: int
    label: str
    author: str
    at: str
    kind: str
    table: str
    row_id: str
    change: str
    column: str | None
    old: Any
    new: Any
    title: str = ""


# What names a row of a table: a column of its own, or the row that another column points to.
_NAMED_BY = {
    "setting": "name",
    "office": "name",
    "official": "name",
    "plan": "fiscal_year",
    "area": "name",
    "activity": "title",
    "issue": "title",
    "meeting": "title",
    "rundown_item": "title",
    "agenda_item": "title",
    "participant": "name",
    "follow_up": "task",
    "signatory": "name",
    "meeting_document": "name",
    "frozen_paper": "kind",
    "paper_template": "name",
}
_NAMED_BY_OWNER = {
    "budget": ("activity_id", "activity"),
    "component": ("activity_id", "activity"),
    "readiness_criterion": ("activity_id", "activity"),
    "centre_answer": ("activity_id", "activity"),
    "issue_activity": ("activity_id", "activity"),
    "decision_activity": ("activity_id", "activity"),
    "agenda_activity": ("activity_id", "activity"),
    "link": ("left_activity_id", "activity"),
    "contribution": ("agenda_item_id", "agenda_item"),
    "agenda_issue": ("agenda_item_id", "agenda_item"),
    "agenda_follow_up": ("agenda_item_id", "agenda_item"),
    "area_size": ("area_id", "area"),
    "area_village": ("area_id", "area"),
}


def history(
    connection: sqlite3.Connection, row_ids: Sequence[str] = (), limit: int = 500
) -> list[HistoryEntry]:
    """Return the youngest changes, all or those of the rows ``row_ids``, youngest first."""
    where, parameters = "", list[Any]()
    if row_ids:
        where = f"WHERE c.row_id IN ({', '.join('?' * len(row_ids))})"
        parameters.extend(row_ids)
    found = connection.execute(
        "SELECT s.id, s.label, s.author, s.at, s.kind, c.table_name, c.row_id, c.kind, "
        "c.column_name, c.old, c.new FROM change c JOIN change_set s ON s.id = c.change_set_id "
        f"{where} ORDER BY c.id DESC LIMIT ?",
        [*parameters, limit],
    )
    entries = [HistoryEntry(*row) for row in found]
    titles = _Titles(connection)
    titles.look_up({(entry.table, entry.row_id) for entry in entries})
    return [
        entry._replace(title=titles.found.get((entry.table, entry.row_id), "")) for entry in entries
    ]


class _Titles:
    """The names of rows, of deleted ones as they were, looked up table by table."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.found: dict[tuple[str, str], str] = {}

    def look_up(self, rows: set[tuple[str, str]]) -> None:
        """Find the names of ``rows``, each a table and a row id."""
        owners: dict[tuple[str, str], tuple[str, str]] = {}
        for table, ids in _by_table(rows).items():
            if table in _NAMED_BY:
                for id_, value in self._values(table, ids, _NAMED_BY[table]).items():
                    self.found[table, id_] = str(value)
            elif table in _NAMED_BY_OWNER:
                column, owner = _NAMED_BY_OWNER[table]
                for id_, value in self._values(table, ids, column).items():
                    owners[table, id_] = owner, value
        if owners:
            self.look_up(set(owners.values()) - set(self.found))
        for row, owner_row in owners.items():
            self.found[row] = self.found.get(owner_row, "")

    def _values(self, table: str, ids: list[str], column: str) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for part, places in portions(ids):
            values |= self._connection.execute(
                f'SELECT id, "{column}" FROM "{table}" WHERE id IN ({places})', part
            ).fetchall()
            gone = [id_ for id_ in part if id_ not in values]
            places = ", ".join("?" * len(gone))
            for id_, columns, old, _last in self._connection.execute(
                "SELECT row_id, column_name, old, max(id) FROM change "
                f"WHERE row_id IN ({places}) AND kind = 'delete' GROUP BY row_id",
                gone,
            ):
                values[id_] = dict(zip(columns.split(","), unquoted(old), strict=True))[column]
        return values


def _by_table(rows: set[tuple[str, str]]) -> dict[str, list[str]]:
    tables: dict[str, list[str]] = defaultdict(list)
    for table, id_ in sorted(rows):
        tables[table].append(id_)
    return tables
