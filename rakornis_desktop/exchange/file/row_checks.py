"""Whether rows from a plan file are what the tables hold: fast, whole columns at once.

Agrees with the JSON Schema in resources/plan-file, which is made from the same rules; looking at
each value by itself, as a general validator does, would take longer than all the rest of reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from rakornis_desktop.database.fields.registry import field_name
from rakornis_desktop.database.journal.step_labels import short
from rakornis_desktop.exchange.file.bad_file import BadFile
from rakornis_desktop.exchange.file.column_rules import LARGEST, Rule, rules
from rakornis_desktop.language.catalogue import translate as _

_NOTHING = type(None)
# An id is made of these; a longer alphabet would only be of use to someone who means harm.
ID = r"^[0-9A-Za-z_-]{1,36}$"


def check_rows(table: str, rows: Sequence[tuple[Any, ...]], part: str) -> None:
    """Raise :class:`BadFile` if a value of ``rows`` is none that its column takes."""
    if not rows:
        return
    for rule, values in zip(rules(table), zip(*rows, strict=True), strict=True):
        if not _all_fit(rule, values):
            at = next(at for at, value in enumerate(values) if not _all_fit(rule, (value,)))
            raise BadFile(
                _("bagian {part}, baris {id}, {field} berisi «{value}», yang tidak dapat dipakai")
                .format(
                    part=part,
                    id=short(str(rows[at][0])),
                    field=field_name(table, rule.name),
                    value=short(_shown(values[at])),
                )
            )  # fmt: skip


def check_stored(table: str, values: tuple[Any, ...]) -> None:
    """Raise BadFile if a row, its flags as SQLite keeps them, is none that the table takes."""
    flags = {at for at, rule in enumerate(rules(table)) if rule.kind == "flag"}
    row = tuple(
        bool(value) if at in flags and type(value) is int and value in (0, 1) else value
        for at, value in enumerate(values)
    )
    check_rows(table, [row], table)


def fits(rule: Rule, value: Any) -> bool:
    """Tell whether one value is one that its column takes."""
    return _all_fit(rule, (value,))


def _all_fit(rule: Rule, values: Sequence[Any]) -> bool:
    """Tell whether all values of a column fit; in few passes, each of them inside Python's C."""
    if rule.kind in ("text", "id") and not rule.nullable:
        return _text_fits(rule, values)
    if rule.kind == "choice":
        return _few_fit(values, _set(rule.values, rule.nullable))
    kinds = set(map(type, values))
    if _NOTHING in kinds:
        if not rule.nullable:
            return False
        kinds.discard(_NOTHING)
        if not kinds:
            return True
        values = [value for value in values if value is not None]
    if rule.kind == "flag":
        return kinds == {bool}
    if rule.kind == "whole":
        return kinds == {int} and _within(rule, values)
    if kinds != {str}:
        return False
    if rule.kind in ("text", "id"):
        return _text_fits(rule, values)
    different = set(values)
    return all(map(_pattern(rule.pattern), different)) and _exists(rule.kind, different)


def _text_fits(rule: Rule, values: Sequence[Any]) -> bool:
    try:
        whole = "".join(values)
    except TypeError:
        # Something among them is no text.
        return False
    if rule.kind == "id":
        return bool(_ids(whole)) and set(map(len, values)) <= _ID_LENGTHS
    if len(whole) > rule.longest and max(map(len, values)) > rule.longest:
        return False
    return _sound(whole)


def _few_fit(values: Sequence[Any], allowed: frozenset[Any]) -> bool:
    try:
        return allowed.issuperset(values)
    except TypeError:
        # A list or an object has no place in a set.
        return False


def _within(rule: Rule, values: Sequence[int]) -> bool:
    least = -LARGEST if rule.least is None else rule.least
    most = LARGEST if rule.most is None else rule.most
    return least <= min(values) and max(values) <= most


def _sound(text: str) -> bool:
    """Tell whether text can be stored: no NUL, no half of a character."""
    if "\0" in text:
        return False
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _exists(kind: str, values: Iterable[str]) -> bool:
    """Tell whether dates are in the calendar."""
    if kind == "decimal":
        return True
    read: Any = date.fromisoformat if kind == "date" else datetime.fromisoformat
    try:
        for value in values:
            read(value)
    except ValueError:
        return False
    return True


@cache
def _pattern(text: str) -> Any:
    # \Z and not $, which lets a line's end through.
    return re.compile(text.removesuffix("$") + r"\Z").match


_ids = re.compile(r"[0-9A-Za-z_-]*\Z").match
_ID_LENGTHS = frozenset(range(1, 37))


@cache
def _set(values: tuple[str, ...], nullable: bool) -> frozenset[str | None]:
    return frozenset((*values, None) if nullable else values)


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else repr(value)[:200]
    return text[:200].encode("utf-8", "replace").decode().replace("\0", "�")
