"""Conflicts of our plan: shown with base, ours and theirs, decided one by one or by rule.

They stay until decided, across restarts. A decision is told to the other copies by the next
revision: it counts as written then, even where our value stayed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from rakornis_desktop.choices import ConflictKind, ConflictState
from rakornis_desktop.database.edits.field_refusal import FieldRefusal
from rakornis_desktop.database.edits.issue_edits import check_parent
from rakornis_desktop.database.fields.registry import field_name
from rakornis_desktop.database.journal.step_labels import counted_label
from rakornis_desktop.exchange.file.plan_parts import columns, owners, tables, weak_references
from rakornis_desktop.exchange.file.row_text import branch_rows
from rakornis_desktop.exchange.merge.conflict_rows import loaded
from rakornis_desktop.exchange.traffic.plan_file_applying import add_rows
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.database.program_database import Database

OURS, THEIRS, BOTH = "ours", "theirs", "both"
_STATES = {OURS: ConflictState.OURS, THEIRS: ConflictState.THEIRS, BOTH: ConflictState.BOTH}
VALUE, DELETED_HERE, DELETED_THERE, ALIKE = ConflictKind


class ConflictRow(NamedTuple):
    """An undecided conflict.

    ``kind`` is nilai, dihapus_di_sini, dihapus_di_sana, or mirip (two new rows that may be one
    work; ``theirs`` is then the id of the other). ``field`` is the column's Indonesian name.
    Values are as SQLite keeps them; ``ours`` is the value as it is now.
    """

    id: str
    kind: str
    table: str
    row_id: str
    column: str
    field: str
    title: str
    base: Any
    ours: Any
    theirs: Any
    sender: str
    found_at: str


def open_conflicts(database: Database, *, suggestions: bool = True) -> list[ConflictRow]:
    """Return what is undecided, oldest first; ``suggestions`` are the pairs that look alike."""
    found = []
    for row in database.read(
        "SELECT id, kind, table_name, row_id, column_name, title, base, ours, theirs, sender, "
        f"found_at FROM conflict WHERE state = '{ConflictState.OPEN}' ORDER BY found_at, id"
    ):
        conflict_id, kind, table, row_id, column, title, base, ours, theirs, sender, at = row
        if kind == ALIKE and not suggestions:
            continue
        if column and table in tables() and column in columns(table):
            now = database.read(f'SELECT "{column}" FROM "{table}" WHERE id = ?', (row_id,))
            mine = now[0][0] if now else None
        else:
            mine = loaded(ours)
        found.append(
            ConflictRow(
                conflict_id,
                kind,
                table,
                row_id,
                column,
                field_name(table, column) if column else "",
                title,
                loaded(base),
                mine,
                theirs if kind == DELETED_HERE else loaded(theirs),
                sender,
                at,
            )
        )
    return found


def resolve(database: Database, conflicts: Iterable[ConflictRow], choice: str) -> int:
    """Decide conflicts, all in one step of undo; returns how many.

    ``choice`` is ours or theirs; for two rows that look alike also both. Raises Refusal.
    """
    chosen = list(conflicts)
    if not chosen:
        return 0
    label = counted_label(
        _("Selesaikan konflik {title}"),
        _("Selesaikan {count} konflik"),
        [conflict.title for conflict in chosen],
    )
    with database.change_set(label) as changes:
        for conflict in chosen:
            if conflict.kind == ALIKE:
                _keep_one(changes, conflict, choice)
            elif choice == THEIRS:
                _take(changes, conflict)
            _close(changes, conflict.id, _STATES[choice], database.author)
    return len(chosen)


def resolve_all(database: Database, choice: str, *, table: str = "") -> int:
    """Decide all conflicts by one rule, or those of one table; pairs that look alike are left."""
    return resolve(
        database,
        [
            found
            for found in open_conflicts(database, suggestions=False)
            if not table or found.table == table
        ],
        choice,
    )


def _keep_one(changes: ChangeSet, pair: ConflictRow, choice: str) -> None:
    """Delete the other row of a pair, unless one is gone already: then what is left stays."""
    there = changes.read(
        "SELECT count(*) FROM activity WHERE id IN (?, ?)", (pair.row_id, pair.theirs)
    )
    if choice != BOTH and there == [(2,)]:
        _delete(changes, "activity", pair.theirs if choice == OURS else pair.row_id)


def _take(changes: ChangeSet, conflict: ConflictRow) -> None:
    """Make our plan say what theirs says."""
    table, row_id = conflict.table, conflict.row_id
    if conflict.kind == DELETED_THERE:
        _delete(changes, table, row_id)
    elif conflict.kind == DELETED_HERE:
        _bring_back(changes, conflict)
    else:
        named = dict(weak_references(table)).get(conflict.column)
        if named == "issue" and conflict.theirs is not None:
            _check_above(changes, conflict)
        elif (
            named
            and conflict.theirs is not None
            and not changes.read(f'SELECT 1 FROM "{named}" WHERE id = ?', (conflict.theirs,))
        ):
            raise Refusal(
                _("{title}: yang dirujuk sudah dihapus. Pilih nilai kita, lalu isi lagi.").format(
                    title=conflict.title
                )
            )
        changes.update_many(table, (conflict.column,), [[conflict.theirs, row_id]])


def _check_above(changes: ChangeSet, conflict: ConflictRow) -> None:
    try:
        check_parent(changes, conflict.row_id, str(conflict.theirs))
    except FieldRefusal as refusal:
        raise Refusal(
            _("{title}: {reason}. Pilih nilai kita, lalu isi lagi.").format(
                title=conflict.title, reason=refusal.reason
            )
        ) from None


def _bring_back(changes: ChangeSet, conflict: ConflictRow) -> None:
    """Insert a row that was deleted here, as they have it, with what hangs on it."""
    plan_id, office_id = changes.read(
        "SELECT c.plan_id, p.office_id FROM conflict c JOIN plan p ON p.id = c.plan_id "
        "WHERE c.id = ?",
        (conflict.id,),
    )[0]
    given = {"plan_id": plan_id, "office_id": office_id}
    for table, values in branch_rows(str(conflict.theirs)):
        if changes.read(f'SELECT 1 FROM "{table}" WHERE id = ?', (values[0],)):
            continue
        names = columns(table)
        gone = any(
            not changes.read(f'SELECT 1 FROM "{owner}" WHERE id = ?', (values[names.index(name)],))
            for name, owner in owners(table)
        )
        if gone:
            # It also hangs on something that is no more: an issue, say.
            continue
        row = list(values)
        for name, named in weak_references(table):
            at = names.index(name)
            if row[at] is not None and not changes.read(
                f'SELECT 1 FROM "{named}" WHERE id = ?', (row[at],)
            ):
                row[at] = None
        add_rows(changes, table, [tuple(row)], given)


def _delete(changes: ChangeSet, table: str, row_id: str) -> None:
    from rakornis_desktop.database.tables import TABLES

    (row_type,) = (t for t in TABLES if t.__tablename__ == table)
    changes.delete(row_type, row_id)


def _close(changes: ChangeSet, conflict_id: str, state: str, author: str) -> None:
    from rakornis_desktop.database.tables import Conflict

    changes.update(
        Conflict,
        conflict_id,
        state=state,
        resolved_at=datetime.now(UTC),
        resolved_by=author[:200],
    )
