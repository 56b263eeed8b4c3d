"""What is undecided, as rows of the table of conflicts: kept until a person decides."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from rakornis_desktop.choices import ConflictKind, ConflictState
from rakornis_desktop.exchange.file.lineage import OpenValue
from rakornis_desktop.exchange.file.plan_parts import PARTS, columns, owners
from rakornis_desktop.exchange.file.plan_rows import PlanRows
from rakornis_desktop.exchange.file.row_text import branch_rows
from rakornis_desktop.exchange.file.safe_json import text_of
from rakornis_desktop.exchange.merge.alike_rows import Alike

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.exchange.file.plan_file import PlanFile
    from rakornis_desktop.exchange.merge.three_way import Merged

_NAMED_BY = ("title", "name", "task", "note", "status")


def sync_conflicts(
    changes: ChangeSet, plan_id: str, base: PlanRows | None, merged: Merged, file: PlanFile
) -> None:
    """Make the open conflicts of a plan those of the merge: new ones added, those that another
    copy has decided closed. ``base`` are the rows of the last common revision, if they are here.
    """
    from rakornis_desktop.database.tables import Conflict

    wanted = {_key(entry): entry for entry in merged.lineage.open}
    known = {
        (table, row_id, column, stamp): conflict_id
        for conflict_id, table, row_id, column, stamp in changes.read(
            "SELECT id, table_name, row_id, column_name, stamp FROM conflict "
            "WHERE plan_id = ? AND state = ? AND kind <> ?",
            (plan_id, ConflictState.OPEN, ConflictKind.ALIKE),
        )
    }
    now = datetime.now(UTC)
    for key, conflict_id in known.items():
        if key not in wanted:
            changes.update(Conflict, conflict_id, state=ConflictState.ELSEWHERE, resolved_at=now)
    for key in sorted(wanted.keys() - known.keys()):
        entry = wanted[key]
        changes.add(Conflict, **_values(plan_id, base, merged, file, entry), found_at=now)


def note_alike(changes: ChangeSet, plan_id: str, pairs: list[Alike], file: PlanFile) -> None:
    """Offer pairs of new activities that may be one work."""
    from rakornis_desktop.database.tables import Conflict

    for pair in pairs:
        changes.add(
            Conflict,
            plan_id=plan_id,
            kind=ConflictKind.ALIKE,
            table_name="activity",
            row_id=pair.ours,
            title=pair.title[:1_000],
            theirs=text_of(pair.theirs),
            revision_id=file.manifest.revision.id,
            sender=file.manifest.sender.name,
            found_at=datetime.now(UTC),
        )


def _values(
    plan_id: str, common: PlanRows | None, merged: Merged, file: PlanFile, entry: OpenValue
) -> dict[str, Any]:
    kind, ours, theirs, base = ConflictKind.VALUE, None, None, None
    if not entry.column:
        if entry.value is None:
            kind = ConflictKind.DELETED_THERE
        else:
            kind, theirs = ConflictKind.DELETED_HERE, entry.value
    else:
        ours = text_of(merged.rows.value(entry.table, entry.row_id, entry.column))
        theirs = text_of(entry.value)
        if common and entry.row_id in common[entry.table]:
            base = text_of(common.value(entry.table, entry.row_id, entry.column))
    return {
        "plan_id": plan_id,
        "kind": kind,
        "table_name": entry.table,
        "row_id": entry.row_id,
        "column_name": entry.column,
        "title": _title(merged.rows, entry)[:1_000],
        "base": base,
        "ours": ours,
        "theirs": theirs,
        "stamp": entry.stamp,
        "revision_id": file.manifest.revision.id,
        "sender": file.manifest.sender.name,
    }


def _title(rows: PlanRows, entry: OpenValue) -> str:
    """Return what the row is called: by itself, or by what it hangs on."""
    if entry.column or entry.value is None:
        return row_title(rows, entry.table, entry.row_id)
    first = branch_rows(str(entry.value))[0][1]
    return _own_title(entry.table, first)


def row_title(rows: PlanRows, table: str, row_id: str) -> str:
    """Return what a row is called: a budget by its activity."""
    tops = {part.table for part in PARTS}
    values = rows[table].get(row_id)
    if values is None:
        return ""
    if table not in tops:
        for column, owner in owners(table):
            owned = row_title(rows, owner, values[columns(table).index(column)])
            if owned:
                return owned
    if table in ("link", "decision"):
        return _said_of(rows, table, row_id)
    return _own_title(table, values)


def _said_of(rows: PlanRows, table: str, row_id: str) -> str:
    if table == "link":
        about = rows["link"][row_id][1:3]
    else:
        at = columns("decision_activity")
        decision, activity = at.index("decision_id"), at.index("activity_id")
        about = tuple(
            v[activity] for v in rows["decision_activity"].values() if v[decision] == row_id
        )
    return next(
        (_own_title("activity", rows["activity"][i]) for i in about if i in rows["activity"]), ""
    )


def _own_title(table: str, values: tuple[Any, ...]) -> str:
    if table == "service_achievement":
        names = [columns(table).index(name) for name in ("indicator", "region_code", "year")]
        return " ".join(str(values[at]) for at in names)
    for name in _NAMED_BY:
        if name in columns(table):
            return str(values[columns(table).index(name)])
    return ""


def _key(entry: OpenValue) -> tuple[str, str, str, str]:
    return entry.table, entry.row_id, entry.column, entry.stamp


def loaded(text: str | None) -> Any:
    """Return a value as a conflict keeps it."""
    return None if text is None else json.loads(text)
