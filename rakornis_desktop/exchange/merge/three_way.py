"""Two copies of a plan brought together, row by row and field by field.

A side has changed a field if the other side has not seen the revision that wrote it. Only one
changed it: its value counts. Both did, to different values: ours stays in the row and theirs is
left open until a person decides; an open value travels along, so that nobody takes ours for the
answer. The outcome does not depend on the order in which copies meet.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from rakornis_desktop.exchange.file.lineage import ROW, Lineage, OpenValue
from rakornis_desktop.exchange.file.own_tree import own_parent, rings
from rakornis_desktop.exchange.file.plan_parts import (
    alone,
    columns,
    owners,
    tables,
    weak_references,
)
from rakornis_desktop.exchange.file.plan_rows import PlanRows, RowKey, Values
from rakornis_desktop.exchange.file.row_text import branch_text
from rakornis_desktop.exchange.merge.merge_side import Side

# What nobody types: of two values the one that both copies would choose is taken.
_BY_ITSELF = {
    "position": min,
    **dict.fromkeys(
        (
            "said_by", "said_at", "decided_by", "decided_at", "left_identity", "right_identity",
            "identity", "snapshot", "origin", "discussion_draft", "discussed_at", "our_hectares",
            "other_hectares",
        ),
        max,
    ),
}  # fmt: skip

Field = tuple[str, str, str]


@dataclass
class Merged:
    """The outcome: rows, their lineage, and the new rows of each side."""

    rows: PlanRows
    lineage: Lineage
    # Fields that are neither's: what they named is gone.
    written: list[Field] = field(default_factory=list)
    new_here: list[RowKey] = field(default_factory=list)
    new_there: list[RowKey] = field(default_factory=list)


def merge(ours: Side, theirs: Side, revision_id: str) -> Merged:
    """Return what ``ours`` becomes with ``theirs``, which came as the revision ``revision_id``."""
    return _Merge(ours, theirs, revision_id).done()


class _Merge:
    def __init__(self, ours: Side, theirs: Side, revision_id: str) -> None:
        self.ours, self.theirs = ours, theirs
        self.revision_id = revision_id
        revisions = theirs.lineage.revisions | ours.lineage.revisions
        self.lineage = Lineage(revisions, ours.lineage.ground)
        self.merged = Merged(PlanRows(), self.lineage)
        self.open_here = _by_field(ours.lineage.open)
        self.open_there = _by_field(theirs.lineage.open)
        # Rows kept or left away whole until somebody decides.
        self.kept: set[RowKey] = set()
        self.settled: set[Field] = set()
        # Rows that became one with another, and that other.
        self.taken_in: dict[RowKey, str] = {}

    def done(self) -> Merged:
        for table in tables():
            self._table(table)
        for table in tables():
            self._one_of_its_kind(table)
            self._what_it_names(table)
            self._no_rings(table)
        for where in self.open_here.keys() | self.open_there.keys():
            if where not in self.settled and not self._came_with_row(where):
                self._still_open(*where, "", "", None)
        self.lineage.open = set(filter(self._is_open, map(self._of_row_kept, self.lineage.open)))
        self._unknown_fields()
        return self.merged

    # Rows

    def _table(self, table: str) -> None:
        here, there = self.ours.rows[table], self.theirs.rows[table]
        into = self.merged.rows[table]
        names = columns(table)
        same_ground = self.ours.lineage.ground == self.theirs.lineage.ground
        stamps_here, stamps_there = self.ours.lineage.stamps, self.theirs.lineage.stamps
        open_rows = {w[1] for w in (*self.open_here, *self.open_there) if w[0] == table}
        for row_id, values in here.items():
            other = there.get(row_id)
            key = (table, row_id)
            if other is None:
                if self._stays(key, values):
                    into[row_id] = values
                    self._keep_stamps(self.ours.lineage, key)
                continue
            if not self._owned(table, values):
                # An owner was deleted on one side: what becomes of this is decided there.
                continue
            if (
                same_ground
                and values == other
                and row_id not in open_rows
                and stamps_here.get(key) == stamps_there.get(key)
            ):
                into[row_id] = values
                if key in stamps_here:
                    self.lineage.stamps[key] = stamps_here[key]
                continue
            into[row_id] = self._fields(key, names, values, other)
        for row_id, values in there.items():
            if row_id not in here and self._comes((table, row_id), values):
                into[row_id] = values
                self._keep_stamps(self.theirs.lineage, (table, row_id))

    def _owned(self, table: str, values: Values) -> bool:
        names = columns(table)
        return all(
            values[names.index(column)] in self.merged.rows[owner]
            for column, owner in owners(table)
        )

    def _stays(self, key: RowKey, values: Values) -> bool:
        """Tell whether a row that they do not have stays; notes it if a person must say."""
        table, row_id = key
        names = columns(table)
        if not self._owned(table, values):
            return False
        if any((owner, values[names.index(c)]) in self.kept for c, owner in owners(table)):
            self.kept.add(key)
            return True
        side, where = self.ours, (table, row_id, "")
        if side.lineage.stamp(key) not in self.theirs.seen:
            self.merged.new_here.append(key)
            return True
        # They had it and deleted it. Had we decided to keep it, it would be new to them.
        here = self.open_here.get(where)
        if where not in self.open_there and not side.changed_unseen(key, self.theirs.seen):
            self.settled.add(where)
            self._became_another(key, values, self.theirs)
            return False
        self.kept.add(key)
        self.settled.add(where)
        self.lineage.open.add(
            next(
                (entry for entry in here or () if entry.value is None),
                OpenValue(table, row_id, "", self.revision_id, None),
            )
        )
        return True

    def _comes(self, key: RowKey, values: Values) -> bool:
        """Tell whether a row that we do not have comes in; notes it if a person must say."""
        table, row_id = key
        if not self._owned(table, values):
            return False
        side, where = self.theirs, (table, row_id, "")
        if side.lineage.stamp(key) not in self.ours.seen:
            self.merged.new_there.append(key)
            self.settled.add(where)
            return True
        # We had it and deleted it.
        there, here = self.open_there.get(where), self.open_here.get(where)
        undecided = there is not None and not self._decided_here(where, there)
        changed = side.changed_unseen(key, self.ours.seen)
        if undecided or changed or here:
            # Theirs is as we knew it: they have not met our deletion yet.
            self.settled.add(where)
            entry = next((e for e in here or () if e.value is not None), None)
            if entry is None or changed:
                entry = OpenValue(
                    table,
                    row_id,
                    "",
                    self.revision_id,
                    branch_text(self.theirs.rows, self.theirs.branch(key)),
                )
            self.lineage.open.add(entry)
        else:
            self._became_another(key, values, self.ours)
        return False

    def _decided_here(self, where: Field, there: list[OpenValue]) -> bool:
        """Tell whether what is open there was decided here, knowing of both."""
        key = (where[0], where[1])
        stamps = (
            self.theirs.lineage.row_stamps(key) if where[1] in self.theirs.rows[where[0]] else ()
        )
        return (
            where not in self.open_here
            and all(entry.stamp in self.ours.seen for entry in there)
            and all(stamp in self.ours.seen for stamp in stamps)
        )

    # Fields

    def _fields(self, key: RowKey, names: tuple[str, ...], values: Values, other: Values) -> Values:
        table, row_id = key
        merged = list(values)
        own: dict[str, str] = {}
        here, there = self.ours, self.theirs
        row_here, row_there = here.lineage.stamp(key), there.lineage.stamp(key)
        own[ROW] = _later(row_here, row_there, here.seen, there.seen)
        self.settled.add((table, row_id, ""))
        self._row_still_open(key)
        for at, name in enumerate(names[1:], 1):
            stamp, said = here.lineage.stamp(key, name), there.lineage.stamp(key, name)
            where = (table, row_id, name)
            asked = where in self.open_here or where in self.open_there
            if stamp == said and not asked:
                own[name] = stamp
                if values[at] != other[at]:
                    # One revision that says two things: somebody made it up. Ask.
                    self._leave_open(where, said, other[at], name, merged, at, own, stamp)
                continue
            ours_new = stamp not in there.seen or _holds(self.open_there, where, stamp)
            theirs_new = said not in here.seen or _holds(self.open_here, where, said)
            if values[at] == other[at]:
                own[name] = _later(stamp, said, here.seen, there.seen)
            elif theirs_new and not ours_new:
                merged[at], own[name] = other[at], said
            elif ours_new and not theirs_new:
                own[name] = stamp
            else:
                self._leave_open(where, said, other[at], name, merged, at, own, stamp)
            if asked:
                self._still_open(*where, stamp, said, merged[at], own[name])
        ground = own[ROW]
        own = {n: s for n, s in own.items() if n == ROW or s != ground}
        if own != {ROW: self.lineage.ground}:
            self.lineage.stamps[key] = own
        return tuple(merged)

    def _leave_open(
        self,
        where: Field,
        said: str,
        value: Any,
        name: str,
        merged: list[Any],
        at: int,
        own: dict[str, str],
        stamp: str,
    ) -> None:
        choose = _BY_ITSELF.get(name)
        if choose:
            # None has no order among the others: it gives way.
            pairs = [p for p in ((merged[at], stamp), (value, said)) if p[0] is not None]
            merged[at], own[name] = choose(pairs) if pairs else (None, max(stamp, said))
            return
        own[name] = stamp
        self.lineage.open.add(OpenValue(*where, said, value))

    def _still_open(
        self, table: str, row_id: str, column: str, stamp: str, said: str, value: Any, now: str = ""
    ) -> None:
        """Carry on what is open on either side, unless the other decided it knowing of both."""
        where = (table, row_id, column)
        self.settled.add(where)
        here, there = self.open_here.get(where, []), self.open_there.get(where, [])
        for entry in here:
            decided = (
                entry.stamp in self.theirs.seen
                and (not stamp or stamp in self.theirs.seen)
                and not _holds(self.open_there, where, entry.stamp)
            )
            if not decided and entry.stamp != now and (not now or entry.value != value):
                self.lineage.open.add(entry)
        for entry in there:
            decided = (
                entry.stamp in self.ours.seen
                and (not said or said in self.ours.seen)
                and not _holds(self.open_here, where, entry.stamp)
            )
            if not decided and entry.stamp != now and (not now or entry.value != value):
                self.lineage.open.add(entry)

    def _row_still_open(self, key: RowKey) -> None:
        """A row that both have, kept by one while the other's deletion is undecided."""
        where = (*key, "")
        stamps_here = set(self.ours.lineage.row_stamps(key))
        stamps_there = set(self.theirs.lineage.row_stamps(key))
        here, there = self.open_here.get(where, []), self.open_there.get(where, [])
        for entry in here:
            if entry.stamp in self.theirs.seen and stamps_here <= self.theirs.seen and not there:
                continue
            self.lineage.open.add(entry)
        for entry in there:
            if entry.stamp in self.ours.seen and stamps_there <= self.ours.seen and not here:
                continue
            self.lineage.open.add(entry)

    def _keep_stamps(self, lineage: Lineage, key: RowKey) -> None:
        own = lineage.stamps.get(key)
        if own is None:
            own = {ROW: lineage.ground}
        elif ROW not in own:
            own = {ROW: lineage.ground, **own}
        if own != {ROW: self.lineage.ground}:
            self.lineage.stamps[key] = own

    # What no two rows may share, and what rows name

    def _one_of_its_kind(self, table: str) -> None:
        """Two rows that may not be there twice (one village, one year) become the older one."""
        if not (shared := alone(table)):
            return
        places = [columns(table).index(name) for name in shared]
        rows = self.merged.rows[table]
        first: dict[tuple[Any, ...], str] = {}
        for row_id in sorted(rows):
            values = rows[row_id]
            kept = first.setdefault(tuple(values[at] for at in places), row_id)
            if kept != row_id:
                self._take_in(table, kept, row_id)

    def _take_in(self, table: str, kept: str, other: str) -> None:
        rows = self.merged.rows[table]
        gone, stays = rows.pop(other), list(rows[kept])
        for at, name in enumerate(columns(table)[1:], 1):
            if stays[at] == gone[at]:
                continue
            choose = _BY_ITSELF.get(name)
            stamp = self._stamp(table, other, name)
            if choose:
                both = [v for v in (stays[at], gone[at]) if v is not None]
                stays[at] = choose(both)
                self.merged.written.append((table, kept, name))
            else:
                self.lineage.open.add(OpenValue(table, kept, name, stamp, gone[at]))
        self.lineage.stamps.pop((table, other), None)
        self.taken_in[table, other] = kept
        rows[kept] = tuple(stays)

    def _became_another(self, key: RowKey, values: Values, side: Side) -> None:
        """Note that a row which ``side`` no longer has was taken in there by one of its kind."""
        table, row_id = key
        if not (shared := alone(table)):
            return
        places = [columns(table).index(name) for name in shared]
        for kept, others in side.rows[table].items():
            if all(others[at] == values[at] for at in places):
                self.taken_in[table, row_id] = kept
                return

    def _of_row_kept(self, entry: OpenValue) -> OpenValue:
        """Return what is open in the row that took in the one it was open in."""
        if not entry.column:
            return entry
        row_id, met = entry.row_id, {entry.row_id}
        while (kept := self.taken_in.get((entry.table, row_id))) and kept not in met:
            row_id = kept
            met.add(kept)
        return entry._replace(row_id=row_id)

    def _is_open(self, entry: OpenValue) -> bool:
        """Tell whether the row of an open value is there, and says something else."""
        if not entry.column:
            return True
        values = self.merged.rows[entry.table].get(entry.row_id)
        if values is None:
            return False
        taken_in = entry.row_id in self.taken_in.values()
        return not taken_in or values[columns(entry.table).index(entry.column)] != entry.value

    def _came_with_row(self, where: Field) -> bool:
        """Carry on what is open in a row that the other side never had: it decided nothing."""
        table, row_id, column = where
        for side, other, entries in (
            (self.ours, self.theirs, self.open_here),
            (self.theirs, self.ours, self.open_there),
        ):
            if (
                column
                and row_id in side.rows[table]
                and row_id not in other.rows[table]
                and side.lineage.stamp((table, row_id)) not in other.seen
            ):
                self.lineage.open.update(entries.get(where, ()))
                return True
        return False

    def _stamp(self, table: str, row_id: str, name: str) -> str:
        for side in (self.theirs, self.ours):
            if row_id in side.rows[table]:
                return side.lineage.stamp((table, row_id), name)
        return self.revision_id

    def _what_it_names(self, table: str) -> None:
        """A row that names another which is gone now names none."""
        for column, named in weak_references(table):
            at = columns(table).index(column)
            rows = self.merged.rows[table]
            for row_id, values in rows.items():
                if values[at] is not None and values[at] not in self.merged.rows[named]:
                    rows[row_id] = (*values[:at], None, *values[at + 1 :])
                    self.merged.written.append((table, row_id, column))

    def _no_rings(self, table: str) -> None:
        """Of rows that two copies have hung below each other the youngest is on top."""
        at, rows = own_parent(table), self.merged.rows[table]
        for ring in list(rings(table, rows)):
            if at is not None:
                top = max(ring)
                rows[top] = (*rows[top][:at], None, *rows[top][at + 1 :])
                self.merged.written.append((table, top, columns(table)[at]))

    def _unknown_fields(self) -> None:
        """Keep fields of a newer format, theirs where both have them."""
        both = {**self.ours.rows.extra}
        for key, fields in self.theirs.rows.extra.items():
            both[key] = {**both.get(key, {}), **fields}
        rows = self.merged.rows
        rows.extra = {key: fields for key, fields in both.items() if key[1] in rows[key[0]]}


def _later(stamp: str, said: str, seen_here: set[str], seen_there: set[str]) -> str:
    """Return which of two stamps of one value counts: the one that has seen the other."""
    if stamp == said:
        return stamp
    if stamp in seen_there and said not in seen_here:
        return said
    if said in seen_here and stamp not in seen_there:
        return stamp
    return max(stamp, said)


def _by_field(entries: set[OpenValue]) -> dict[Field, list[OpenValue]]:
    found: dict[Field, list[OpenValue]] = defaultdict(list)
    for entry in entries:
        found[entry.table, entry.row_id, entry.column].append(entry)
    return dict(found)


def _holds(entries: dict[Field, list[OpenValue]], where: Field, stamp: str) -> bool:
    return any(entry.stamp == stamp for entry in entries.get(where, ()))
