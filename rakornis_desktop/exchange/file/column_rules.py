"""What each column of a plan file may hold, read from the tables: the one source of the fast
checks of :mod:`row_checks` and of the published JSON Schema."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, NamedTuple, get_args

from rakornis_desktop.exchange.file.plan_parts import columns

LARGEST = 10**15
# Up to 15 digits and 10 behind the point, as the program takes them.
DECIMAL = r"^(0|[1-9][0-9]{0,14})(\.[0-9]{1,10})?$"
SIGNED_DECIMAL = DECIMAL.replace("^(", "^-?(", 1)
DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
MOMENT = (
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{3,6})?"
    r"(Z|[+-][0-9]{2}:[0-9]{2})?$"
)
# Text without a limit of its own: notes, and what a paper says.
LONGEST_TEXT = 1_000_000
_MOST_IN_ID = 36


class Rule(NamedTuple):
    """What one column may hold.

    ``kind`` is text, id, whole, decimal, date, moment, choice or flag; ``longest`` in characters.
    """

    name: str
    kind: str
    nullable: bool
    required: bool
    default: Any = None
    longest: int = 0
    least: int | None = None
    most: int | None = None
    values: tuple[str, ...] = ()

    @property
    def pattern(self) -> str:
        """The regular expression that the text must match, "" if there is none."""
        if self.kind == "decimal":
            return DECIMAL if self.least == 0 else SIGNED_DECIMAL
        return {"date": DATE, "moment": MOMENT}.get(self.kind, "")


@cache
def rules(table: str) -> tuple[Rule, ...]:
    """Return the rules of a table's columns, in the order of :func:`columns`."""
    from rakornis_desktop.database.tables import TABLES

    (row_type,) = (t for t in TABLES if t.__tablename__ == table)
    return tuple(_rule(row_type.model_fields[name], name) for name in columns(table))


def _rule(field: Any, name: str) -> Rule:
    annotation, nullable = field.annotation, False
    if isinstance(annotation, UnionType):
        (annotation,) = (part for part in get_args(annotation) if part is not type(None))
        nullable = True
    limits = {
        limit: getattr(part, limit)
        for part in field.metadata
        for limit in ("max_length", "ge", "le")
        if getattr(part, limit, None) is not None
    }
    default = field.default
    if isinstance(default, StrEnum):
        default = default.value
    required = field.is_required() or name == "id"
    rule = Rule(
        name,
        _KINDS.get(annotation, "choice"),
        nullable,
        required,
        None if required else default,
        least=limits.get("ge"),
    )
    if rule.kind == "text":
        if name == "id" or name.endswith("_id"):
            rule = rule._replace(kind="id")
        return rule._replace(longest=limits.get("max_length", LONGEST_TEXT))
    if rule.kind == "whole":
        return rule._replace(least=limits.get("ge", -LARGEST), most=limits.get("le", LARGEST))
    if rule.kind == "choice":
        return rule._replace(values=tuple(member.value for member in annotation))
    return rule


_KINDS = {
    str: "text",
    int: "whole",
    Decimal: "decimal",
    date: "date",
    datetime: "moment",
    bool: "flag",
}
