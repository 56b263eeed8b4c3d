"""Open conflicts by the row that they are about: an activity with its budgets is one subject."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from rakornis_desktop.choices import ConflictKind, ConflictState
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.exchange.file.bad_file import BadFile
from rakornis_desktop.exchange.file.plan_parts import PARTS, columns
from rakornis_desktop.exchange.file.row_text import branch_rows
from rakornis_desktop.exchange.merge.conflict_deciding import (
    ALIKE,
    DELETED_HERE,
    DELETED_THERE,
    ConflictRow,
    open_conflicts,
)
from rakornis_desktop.exchange.merge.row_words import row_kind
from rakornis_desktop.language.catalogue import translate as _

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

_OWNER = {child.table: (child.owner, part.table) for part in PARTS for child in part.children}


class Line(NamedTuple):
    """One conflict and what it is about, in words: a field, a budget of a source, a deletion."""

    conflict: ConflictRow
    label: str


class Subject(NamedTuple):
    """A row with what is undecided about it and about what hangs on it."""

    table: str
    row_id: str
    title: str
    lines: tuple[Line, ...]

    @property
    def kind(self) -> str:
        """What such a row is called."""
        return row_kind(self.table)


class Standing(NamedTuple):
    """How far the deciding is: conflicts left, pairs that look alike left, decided by people."""

    left: int
    alike: int
    decided: int


def standing(database: Database) -> Standing:
    """Return how many conflicts are open, and how many people have decided so far."""
    counted = {
        (alike, state): count
        for alike, state, count in database.read(
            f"SELECT kind = '{ConflictKind.ALIKE}', state, count(*) FROM conflict GROUP BY 1, 2"
        )
    }
    decided = sum(
        count
        for (_alike, state), count in counted.items()
        if state in (ConflictState.OURS, ConflictState.THEIRS)
    )
    decided += counted.get((1, ConflictState.BOTH), 0)
    return Standing(
        counted.get((0, ConflictState.OPEN), 0), counted.get((1, ConflictState.OPEN), 0), decided
    )


def subjects(database: Database) -> list[Subject]:
    """Return what is undecided, grouped by the row it is about, oldest first."""
    conflicts = open_conflicts(database)
    tops = _tops(database, conflicts)
    grouped: dict[tuple[str, str], list[ConflictRow]] = defaultdict(list)
    for conflict in conflicts:
        grouped[tops[conflict.id]].append(conflict)
    year = own_plan(database).fiscal_year
    budgets = _budgets(database, conflicts, year)
    return [
        Subject(
            table,
            row_id,
            next((c.title for c in found if c.title), "") or row_kind(table),
            tuple(Line(c, _label(c, table, budgets)) for c in found),
        )
        for (table, row_id), found in grouped.items()
    ]


def seek(
    found: Iterable[Subject], *, text: str = "", kind: str = "", field: str = ""
) -> list[Subject]:
    """Return the subjects with only the lines that fit.

    ``text`` is sought word by word in titles and fields; ``kind`` is that of a conflict;
    ``field`` is a label of :func:`fields_of`.
    """
    words = text.casefold().split()
    chosen = []
    for subject in found:
        lines = tuple(
            line
            for line in subject.lines
            if (not kind or line.conflict.kind == kind)
            and (not field or field_of(line) == field)
            and all(word in f"{subject.title} {line.label}".casefold() for word in words)
        )
        if lines:
            chosen.append(subject._replace(lines=lines))
    return chosen


def fields_of(found: Iterable[Subject]) -> list[tuple[str, int]]:
    """Return the fields that conflicts are about, and how many each has."""
    counted: dict[str, int] = defaultdict(int)
    for subject in found:
        for line in subject.lines:
            counted[field_of(line)] += 1
    return sorted(counted.items())


def field_of(line: Line) -> str:
    """Return the field of a line, or what a whole row of its table is called."""
    return line.conflict.field or row_kind(line.conflict.table)


def kind_in_words(kind: str) -> str:
    """Return what a kind of conflict is called."""
    return ConflictKind.name_of(kind)


def _label(conflict: ConflictRow, top: str, budgets: Mapping[str, str]) -> str:
    if conflict.kind == ALIKE:
        return _("Mungkin sama dengan kegiatan mereka")
    what = conflict.field or row_kind(conflict.table)
    if conflict.table == "budget":
        what = " ".join(filter(None, [what, budgets.get(conflict.row_id, "")]))
    elif conflict.field and conflict.table != top:
        what = f"{row_kind(conflict.table)}: {what}"
    if conflict.kind == DELETED_HERE:
        return _("{what}: dihapus di sini").format(what=what)
    if conflict.kind == DELETED_THERE:
        return _("{what}: dihapus di sana").format(what=what)
    return what


def _budgets(database: Database, conflicts: Iterable[ConflictRow], year: int) -> dict[str, str]:
    """Return year and source of the budgets that conflicts are about."""
    from rakornis_desktop.reference.funding import funding

    ids = [c.row_id for c in conflicts if c.table == "budget"]
    return {
        row_id: " · ".join(filter(None, [str(year + offset), funding().label(source) or text]))
        for row_id, offset, source, text in _by_id(
            database, "SELECT id, year_offset, funding_source, funding_text FROM budget", ids
        )
    }


def _tops(database: Database, conflicts: Iterable[ConflictRow]) -> dict[str, tuple[str, str]]:
    """Return, by conflict, table and id of the row that it hangs on, or that it is about."""
    found: dict[str, tuple[str, str]] = {}
    waiting: dict[str, list[ConflictRow]] = defaultdict(list)
    for conflict in conflicts:
        found[conflict.id] = (conflict.table, conflict.row_id)
        if conflict.table not in _OWNER:
            continue
        if conflict.kind == DELETED_HERE:
            owner, table = _OWNER[conflict.table]
            if row_id := _owner_in_text(conflict, owner):
                found[conflict.id] = (table, row_id)
        else:
            waiting[conflict.table].append(conflict)
    for table, rows in waiting.items():
        owner, top = _OWNER[table]
        owners = dict(
            _by_id(database, f'SELECT id, "{owner}" FROM "{table}"', [c.row_id for c in rows])
        )
        for conflict in rows:
            if conflict.row_id in owners:
                found[conflict.id] = (top, owners[conflict.row_id])
    return found


def _owner_in_text(conflict: ConflictRow, owner: str) -> str:
    try:
        table, values = branch_rows(str(conflict.theirs))[0]
    except BadFile:
        return ""
    return str(values[columns(table).index(owner)]) if owner in columns(table) else ""


def _by_id(database: Database, select: str, ids: list[str]) -> list[tuple[Any, ...]]:
    if not ids:
        return []
    return database.read(
        f"{select} WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),)
    )
