"""Rows to the lines of a part and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from rakornis_desktop.exchange.file.bad_file import BadFile
from rakornis_desktop.exchange.file.column_rules import rules
from rakornis_desktop.exchange.file.plan_parts import Part
from rakornis_desktop.exchange.file.plan_rows import PlanRows, Values
from rakornis_desktop.exchange.file.row_checks import check_rows
from rakornis_desktop.exchange.file.safe_json import parsed, text_of
from rakornis_desktop.language.catalogue import translate as _

# Far more than any office has, few enough to be held.
MOST_ROWS = 150_000
_MOST_UNKNOWN = 100_000


def part_lines(part: Part, rows: PlanRows) -> list[str]:
    """Return the rows of a part as JSON, one line each, in the order they have.

    A field that has its ordinary value is left out.
    """
    hanging = []
    for child in part.children:
        at = [rule.name for rule in rules(child.table)].index(child.owner)
        by_owner = defaultdict(list)
        as_object = _writer(child.table, child.owner)
        for values in rows[child.table].values():
            made = as_object(values)
            _add_unknown(made, rows, child.table, values[0])
            by_owner[values[at]].append(made)
        hanging.append((child.key, by_owner))
    as_object = _writer(part.table, "")
    lines = []
    for row_id, values in rows[part.table].items():
        made = as_object(values)
        for key, by_owner in hanging:
            if row_id in by_owner:
                made[key] = by_owner[row_id]
        _add_unknown(made, rows, part.table, row_id)
        lines.append(text_of(made))
    return lines


class LineReader:
    """Reads the lines of the parts of one file into rows; counts them, checks them."""

    def __init__(self) -> None:
        self.rows = PlanRows()
        self._count = 0
        self._unknown = 0

    def read(self, part: Part, lines: Iterable[bytes]) -> None:
        """Add the rows of a part; raises BadFile at the first that is none."""
        own: list[Values] = []
        below: dict[str, list[Values]] = {child.table: [] for child in part.children}
        take, known, defaults = _reader(part.table, tuple(c.key for c in part.children))
        children = [
            (child.key, child.table, child.owner, *_reader(child.table, ()))
            for child in part.children
        ]
        file, add = part.file, own.append
        for line in lines:
            row = parsed(line, file)
            if type(row) is not dict:
                raise _no_row(part)
            whole = {**defaults, **row}
            if len(whole) != known:
                self._keep_unknown(part, part.table, whole, row, defaults)
            values = take(whole)
            add(values)
            self._count += 1
            for key, table, owner, take_child, known_child, child_defaults in children:
                hanging = whole[key]
                if not hanging:
                    if hanging != []:
                        raise _no_row(part)
                    continue
                if type(hanging) is not list:
                    raise _no_row(part)
                into = below[table]
                for child in hanging:
                    if type(child) is not dict:
                        raise _no_row(part)
                    whole_child = {**child_defaults, **child, owner: values[0]}
                    if len(whole_child) != known_child:
                        self._keep_unknown(part, table, whole_child, child, child_defaults)
                    into.append(take_child(whole_child))
                self._count += len(hanging)
            if self._count > MOST_ROWS:
                raise BadFile(_("barisnya terlalu banyak"))
        for table, found in ((part.table, own), *below.items()):
            check_rows(table, found, part.file)
            held = {values[0]: values for values in _stored(table, found)}
            if len(held) != len(found):
                raise BadFile(_("{part} memuat baris yang sama dua kali").format(part=part.file))
            self.rows.by_table[table] = held

    def _keep_unknown(
        self,
        part: Part,
        table: str,
        whole: dict[str, Any],
        row: dict[str, Any],
        defaults: dict[str, Any],
    ) -> None:
        unknown = {name: row[name] for name in row if name not in defaults}
        text = text_of(unknown)
        self._unknown += len(text)
        row_id = whole["id"]
        if self._unknown > _MOST_UNKNOWN or type(row_id) is not str:
            raise BadFile(_("{part} memuat terlalu banyak isian yang tidak dikenal").format(
                part=part.file
            ))  # fmt: skip
        try:
            text.encode()
        except UnicodeEncodeError:
            raise _no_row(part) from None
        self.rows.extra[table, row_id] = unknown


def split_lines(content: bytes) -> list[bytes]:
    """Return the lines of a part; an empty part has none."""
    lines = content.split(b"\n")
    if lines and not lines[-1]:
        lines.pop()
    return lines


def _add_unknown(made: dict[str, Any], rows: PlanRows, table: str, row_id: str) -> None:
    if rows.extra:
        made.update(rows.extra.get((table, row_id), ()))


@cache
def _reader(table: str, keys: tuple[str, ...]) -> tuple[Any, int, dict[str, Any]]:
    """Return how a table's values are taken from an object, how many names it has, defaults."""
    names = [rule.name for rule in rules(table)]
    # None where a value must be given: no column that must be given takes it.
    defaults = {rule.name: rule.default for rule in rules(table)}
    empty: list[Any] = []
    defaults.update(dict.fromkeys(keys, empty))
    return itemgetter(*names), len(defaults), defaults


@cache
def _writer(table: str, owner: str) -> Any:
    """Return the function that makes an object of a row's values, ordinary ones left out."""
    known = [
        (rule.name, None if rule.required else rule.default, rule.kind == "flag")
        for rule in rules(table)
    ]
    places = [at for at, (name, _default, _flag) in enumerate(known) if name != owner]
    has_flags = any(flag for _name, _default, flag in known)

    def as_object(values: Values) -> dict[str, Any]:
        if not has_flags:
            return {known[at][0]: values[at] for at in places if values[at] != known[at][1]}
        made = {}
        for at in places:
            name, default, flag = known[at]
            value = values[at]
            if flag and value is not None:
                value = bool(value)
            # 0 is not False here: each kind has its own ordinary value.
            if value != default:
                made[name] = value
        return made

    return as_object


def _stored(table: str, rows: Sequence[Values]) -> Iterable[Values]:
    """Give rows as SQLite keeps them: true and false as 1 and 0."""
    flags = {at for at, rule in enumerate(rules(table)) if rule.kind == "flag"}
    if not flags:
        return rows
    return [
        tuple(int(v) if at in flags and v is not None else v for at, v in enumerate(row))
        for row in rows
    ]


def _no_row(part: Part) -> BadFile:
    return BadFile(_("{part} memuat baris yang bukan JSON yang sah").format(part=part.file))
