"""What a change set touched, read from the journal."""

from __future__ import annotations

import sqlite3
from collections import defaultdict

from rakornis_desktop.database.journal.changed import MANY_ROWS, Changed
from rakornis_desktop.database.journal.inverting import OF_SET, unquoted

# Column that names the owner of a row, and the owner's table.
_OWNERS = {
    "official": {"office_id": "office"},
    "area_size": {"area_id": "area"},
    "area_village": {"area_id": "area"},
    "budget": {"activity_id": "activity"},
    "component": {"activity_id": "activity"},
    "readiness_criterion": {"activity_id": "activity"},
    "centre_answer": {"activity_id": "activity"},
    "issue_activity": {"issue_id": "issue", "activity_id": "activity"},
    "issue_indicator": {"issue_id": "issue"},
    "issue_area": {"issue_id": "issue", "area_id": "area"},
    "area_agreement": {"area_id": "area", "other_area_id": "area"},
    "link": {"left_activity_id": "activity", "right_activity_id": "activity"},
    "decision_activity": {"decision_id": "decision", "activity_id": "activity"},
    "agenda_activity": {"agenda_item_id": "agenda_item", "activity_id": "activity"},
    "agenda_issue": {"agenda_item_id": "agenda_item", "issue_id": "issue"},
    "agenda_follow_up": {"agenda_item_id": "agenda_item", "follow_up_id": "follow_up"},
    "contribution": {"agenda_item_id": "agenda_item"},
}


def changed_by(connection: sqlite3.Connection, set_id: int) -> Changed:
    """Return what change set ``set_id`` touched, as a value for those who show rows."""
    rows: dict[str, frozenset[str]] = {}
    owners: dict[str, set[str]] = defaultdict(set)
    whole: set[str] = set()
    counts = connection.execute(
        f"SELECT table_name, count(*) FROM change WHERE {OF_SET} GROUP BY table_name",
        {"set": set_id},
    ).fetchall()
    for table, count in counts:
        if count > MANY_ROWS:
            whole.update({table, *_OWNERS.get(table, {}).values()})
            continue
        ids = connection.execute(
            f"SELECT DISTINCT row_id FROM change WHERE {OF_SET} AND table_name = :table",
            {"set": set_id, "table": table},
        )
        rows[table] = frozenset(row_id for (row_id,) in ids)
        for column, owner in _OWNERS.get(table, {}).items():
            owners[owner] |= _owning(connection, set_id, table, column)
    columns: dict[str, set[str]] = defaultdict(set)
    for table, column in connection.execute(
        "SELECT DISTINCT table_name, iif(kind = 'update', column_name, 'id') FROM change "
        f"WHERE {OF_SET}",
        {"set": set_id},
    ):
        columns[table].add(column)
    return Changed(
        rows,
        frozenset(whole),
        {table: frozenset(ids) for table, ids in owners.items()},
        {table: frozenset(columns[table]) for table in rows},
    )


def _owning(connection: sqlite3.Connection, set_id: int, table: str, column: str) -> set[str]:
    """Return the owners of the changed rows, as they are, as they were, as deleted rows had."""
    parameters = {"set": set_id, "table": table, "column": column}
    found = {
        owner
        for (owner,) in connection.execute(
            f'SELECT DISTINCT "{column}" FROM "{table}" WHERE id IN '
            f"(SELECT row_id FROM change WHERE {OF_SET} AND table_name = :table)",
            parameters,
        )
    }
    for kind, columns, old in connection.execute(
        f"SELECT kind, column_name, old FROM change WHERE {OF_SET} AND table_name = :table "
        "AND (kind = 'delete' OR kind = 'update' AND column_name = :column)",
        parameters,
    ):
        found.add(old if kind == "update" else unquoted(old)[columns.split(",").index(column)])
    return found
