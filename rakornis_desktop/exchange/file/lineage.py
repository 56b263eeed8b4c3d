"""Where the values of a plan come from: the revisions before it, and which of them wrote what.

The last common revision of two copies need not be one that we ever had in our hands: each copy may
have met it by way of another. So a plan file tells by its *stamps* which revision wrote a field
last, and which revisions it has seen. A side has changed a field if the other has not seen the
revision that wrote it: this is the three-way comparison with the last common revision, without
having to hold that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from rakornis_desktop.exchange.file.bad_file import BadFile
from rakornis_desktop.exchange.file.column_rules import MOMENT
from rakornis_desktop.exchange.file.plan_parts import CONFLICTS, REVISIONS, STAMPS, columns, tables
from rakornis_desktop.exchange.file.plan_rows import RowKey
from rakornis_desktop.exchange.file.row_checks import ID
from rakornis_desktop.exchange.file.row_text import branch_rows
from rakornis_desktop.exchange.file.safe_json import parsed, text_of
from rakornis_desktop.language.catalogue import translate as _

# The stamp of a row itself: which revision brought it.
ROW = "*"
MOST_REVISIONS = 20_000


class Ancestor(NamedTuple):
    """A revision on the way to this one."""

    parents: tuple[str, ...]
    number: int
    created_at: str
    region_code: str


class OpenValue(NamedTuple):
    """A value that is still undecided: written by the revision ``stamp``, not in the rows.

    ``column`` is empty where a whole row is; ``value`` is then None where it was deleted.
    """

    table: str
    row_id: str
    column: str
    stamp: str
    value: Any


@dataclass
class Lineage:
    """All revisions that a plan comes from, the stamps of its fields, what is still undecided."""

    revisions: dict[str, Ancestor] = field(default_factory=dict)
    # The stamp of everything that has none of its own.
    ground: str = ""
    # By row: the stamp of the row (ROW) and of the fields written since.
    stamps: dict[RowKey, dict[str, str]] = field(default_factory=dict)
    open: set[OpenValue] = field(default_factory=set)

    def stamp(self, key: RowKey, column: str = ROW) -> str:
        """Return the revision that wrote a field last, or brought the row."""
        own = self.stamps.get(key)
        if own is None:
            return self.ground
        return own.get(column) or own.get(ROW) or self.ground

    def row_stamps(self, key: RowKey) -> Iterable[str]:
        """Return every stamp of a row and its fields."""
        own = self.stamps.get(key)
        if own is None:
            return (self.ground,)
        return own.values() if ROW in own else (self.ground, *own.values())

    def seen(self) -> set[str]:
        """Return the ids of all revisions that the plan comes from."""
        return set(self.revisions)

    def copy(self) -> Lineage:
        """Return a lineage that can be changed without changing this one."""
        return Lineage(
            dict(self.revisions),
            self.ground,
            {key: dict(own) for key, own in self.stamps.items()},
            set(self.open),
        )


def lineage_parts(lineage: Lineage) -> Iterator[tuple[str, list[str]]]:
    """Give name and lines of the parts that tell a lineage."""
    order = {revision: at for at, revision in enumerate(lineage.revisions)}
    yield (
        REVISIONS,
        [
            text_of(
                {
                    "id": revision,
                    "parents": list(known.parents),
                    "number": known.number,
                    "created_at": known.created_at,
                    "region_code": known.region_code,
                }
            )
            for revision, known in lineage.revisions.items()
        ],
    )
    lines = [text_of({"ground": order.get(lineage.ground, 0)})]
    # Fields of one row that were written together are many: named by their revision once.
    for (table, row_id), own in sorted(lineage.stamps.items()):
        by_revision: dict[int, list[str]] = {}
        for column, revision in sorted(own.items()):
            by_revision.setdefault(order[revision], []).append(column)
        lines.append(
            text_of({"table": table, "id": row_id, "by": [[*pair] for pair in by_revision.items()]})
        )
    yield STAMPS, lines
    if lineage.open:
        yield CONFLICTS, sorted(text_of(entry._asdict()) for entry in lineage.open)


def read_lineage(parts: Mapping[str, list[bytes]]) -> Lineage:
    """Return the lineage that the lines of these parts tell; raises BadFile."""
    lineage = Lineage()
    lines = parts.get(REVISIONS, [])
    if len(lines) > MOST_REVISIONS:
        raise _bad(REVISIONS)
    for line in lines:
        row = _row(line, REVISIONS)
        try:
            parents = tuple(_id(parent, REVISIONS) for parent in row["parents"])
            known = Ancestor(parents, row["number"], row["created_at"], row["region_code"])
            revision = _id(row["id"], REVISIONS)
        except (KeyError, TypeError):
            raise _bad(REVISIONS) from None
        if (
            type(known.number) is not int
            or not 0 < known.number <= 10**6
            or not _matches(MOMENT, known.created_at)
            or not _matches(r"^[0-9]{2}(\.[0-9]{2})?$", known.region_code)
            or revision in lineage.revisions
        ):
            raise _bad(REVISIONS)
        lineage.revisions[revision] = known
    _read_stamps(lineage, parts.get(STAMPS, []))
    for line in parts.get(CONFLICTS, []):
        row = _row(line, CONFLICTS)
        table, column = row.get("table"), row.get("column")
        if table not in tables() or not (column == "" or column in columns(table)):
            raise _bad(CONFLICTS)
        value = row.get("value")
        lineage.open.add(
            OpenValue(
                table,
                _id(row.get("row_id"), CONFLICTS),
                column,
                _id(row.get("stamp"), CONFLICTS),
                _frozen(value, table, column),
            )
        )
    return lineage


def _read_stamps(lineage: Lineage, lines: list[bytes]) -> None:
    order = list(lineage.revisions)
    if not lines:
        lineage.ground = order[0] if order else ""
        return
    try:
        lineage.ground = order[_place(_row(lines[0], STAMPS)["ground"])]
        for line in lines[1:]:
            row = _row(line, STAMPS)
            key = (row["table"], _id(row["id"], STAMPS))
            known = {*columns(key[0]), ROW} if key[0] in tables() else set()
            own: dict[str, str] = {}
            for place, *names in row["by"]:
                (names,) = names
                # A field of a newer format has no stamp here.
                own.update(dict.fromkeys([n for n in names if n in known], order[_place(place)]))
            if own:
                lineage.stamps[key] = own
    except (KeyError, IndexError, TypeError, ValueError):
        raise _bad(STAMPS) from None


def _frozen(value: Any, table: str, column: str) -> Any:
    """Return an undecided value, checked: one of its column, or a row with all that hangs on it
    as JSON text."""
    from rakornis_desktop.exchange.file.column_rules import rules
    from rakornis_desktop.exchange.file.row_checks import fits

    if column:
        (rule,) = (rule for rule in rules(table) if rule.name == column)
        # As SQLite keeps it: a flag is 0 or 1.
        known = value in (0, 1) and type(value) is int if rule.kind == "flag" else fits(rule, value)
        if not known:
            raise _bad(CONFLICTS)
        return value
    if value is not None and (type(value) is not str or branch_rows(value)[0][0] != table):
        raise _bad(CONFLICTS)
    return value


def _place(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise _bad(STAMPS)
    return value


def _row(line: bytes, part: str) -> dict[str, Any]:
    row = parsed(line, part)
    if type(row) is not dict:
        raise _bad(part)
    return row


def _id(value: Any, part: str) -> str:
    if not _matches(ID, value):
        raise _bad(part)
    return str(value)


def _matches(pattern: str, value: Any) -> bool:
    return type(value) is str and bool(re.match(pattern.removesuffix("$") + r"\Z", value))


def _bad(part: str) -> BadFile:
    return BadFile(_("{part} tidak sah").format(part=part))
