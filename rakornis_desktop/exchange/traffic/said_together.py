"""Links and decisions of another office's file beside ours: said of two plans, owned by neither.

A link or a decision with the rows it is about is taken whole. What the sender changed since its
last file comes in; what both said anew is settled by the later word, as everywhere in the program;
what the sender took back goes, unless it was changed here.
"""

from __future__ import annotations

from typing import NamedTuple

from rakornis_desktop.database.queries.plans_of_offices import PlanRow
from rakornis_desktop.exchange.file.plan_parts import columns
from rakornis_desktop.exchange.file.plan_rows import PlanRows, Values
from rakornis_desktop.exchange.traffic.revision_head import Read


class _Saying(NamedTuple):
    """A link, or a decision with what it is about."""

    row: Values
    about: tuple[Values, ...] = ()

    def words(self) -> tuple[Values, tuple[Values, ...]]:
        """What is said, without the meeting: not every file can name that."""
        if not self.about:
            return self.row, ()
        at = columns("decision").index("meeting_id")
        return (*self.row[:at], *self.row[at + 1 :]), self.about

    def activities(self) -> set[str]:
        if self.about:
            at = columns("decision_activity").index("activity_id")
            return {values[at] for values in self.about}
        return {self.row[1], self.row[2]}


def settled(
    read: Read,
    plan: PlanRow,
    theirs: PlanRows,
    last: PlanRows | None,
    *,
    from_above: bool,
) -> tuple[PlanRows, PlanRows]:
    """Return the shared rows before and after, only those that the file speaks of.

    ``plan`` is the sender's plan here, ``last`` its last file made for the same reader. A sender
    ``from_above`` may also speak of our own activities alone; others only of their own.
    """
    before, after = PlanRows(), PlanRows()
    their_own = set(theirs["activity"]) | {
        i for (i,) in read("SELECT id FROM activity WHERE plan_id = ?", (plan.id,))
    }
    if from_above:
        their_own |= {
            i
            for (i,) in read(
                "SELECT a.id FROM activity a JOIN plan p ON p.id = a.plan_id WHERE p.is_own"
            )
        }
    for table in ("link", "decision"):
        said, was = _sayings(theirs, table), _sayings(last, table) if last else {}
        here = _here(read, table, said.keys() | was.keys())
        for row_id in said.keys() | was.keys():
            new, old, own = said.get(row_id), was.get(row_id), here.get(row_id)
            known = new or own
            if known is None or not known.activities() & their_own:
                continue
            if own is not None and not own.activities() & their_own:
                continue
            result = _outcome(table, new, old, own)
            if own is not None:
                _put(before, table, row_id, own)
            if result is not None:
                _put(after, table, row_id, result)
        if table == "link":
            _one_link_a_pair(read, before, after)
    return before, after


def _outcome(
    table: str, new: _Saying | None, old: _Saying | None, own: _Saying | None
) -> _Saying | None:
    said, was, have = (saying and saying.words() for saying in (new, old, own))
    if said in (have, was):
        # Said alike, or nothing new from them: what we have counts, also that it was deleted.
        return own
    if new is None:
        # Taken back by them.
        return None if have == was else own
    if own is None or have == was:
        return new
    at = columns(table).index("said_at" if table == "link" else "decided_at")
    return max(new, own, key=lambda saying: (saying.row[at], repr(saying)))


def _sayings(rows: PlanRows, table: str) -> dict[str, _Saying]:
    if table == "link":
        return {row_id: _Saying(values) for row_id, values in rows["link"].items()}
    about: dict[str, list[Values]] = {row_id: [] for row_id in rows["decision"]}
    at = columns("decision_activity").index("decision_id")
    for values in rows["decision_activity"].values():
        if values[at] in about:
            about[values[at]].append(values)
    return {i: _Saying(v, tuple(sorted(about[i]))) for i, v in rows["decision"].items()}


def _here(read: Read, table: str, ids: set[str]) -> dict[str, _Saying]:
    rows = PlanRows()
    wanted = sorted(ids)
    for start in range(0, len(wanted), 5_000):
        some = wanted[start : start + 5_000]
        places = ", ".join("?" * len(some))
        for name, column in ((table, "id"), ("decision_activity", "decision_id")):
            if name == table or table == "decision":
                names = ", ".join(f'"{c}"' for c in columns(name))
                for row in read(
                    f'SELECT {names} FROM "{name}" WHERE "{column}" IN ({places})', some
                ):
                    rows[name][row[0]] = row
    return _sayings(rows, table)


def _put(rows: PlanRows, table: str, row_id: str, saying: _Saying) -> None:
    rows[table][row_id] = saying.row
    for values in saying.about:
        rows["decision_activity"][values[0]] = values


def _one_link_a_pair(read: Read, before: PlanRows, after: PlanRows) -> None:
    """Of two links between the same two activities the one said later stays."""
    at = columns("link").index("said_at")
    names = ", ".join(f'"{c}"' for c in columns("link"))
    for row_id, row in list(after["link"].items()):
        for other in read(
            f"SELECT {names} FROM link WHERE id <> ? AND (left_activity_id = ? AND "
            "right_activity_id = ? OR left_activity_id = ? AND right_activity_id = ?)",
            (row_id, row[1], row[2], row[2], row[1]),
        ):
            if other[0] in before["link"] and other[0] not in after["link"]:
                continue
            if (other[at], other[0]) < (row[at], row_id):
                before["link"][other[0]] = other
                after["link"].pop(other[0], None)
            elif row_id in before["link"]:
                after["link"][row_id] = before["link"][row_id]
            else:
                after["link"].pop(row_id, None)
                break
