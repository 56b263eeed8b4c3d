"""Row types made from the registry of columns: no list of columns is kept beside it.

What the type checker is told of a row is written beside the type; a column that no code names
need not stand there.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Sequence
from typing import Any

from rakornis_desktop.database.fields.field import DECIMALS, Field, FieldKind
from rakornis_desktop.database.fields.registry import fields_of

_TYPES = {
    **dict.fromkeys(DECIMALS, "Decimal"),
    FieldKind.WHOLE: "int",
    FieldKind.MONEY: "int",
    FieldKind.YES_NO: "bool",
    FieldKind.DATE: "date",
    FieldKind.MOMENT: "datetime",
}


def row_type(
    name: str, table: str, further: Sequence[tuple[str, str]] = (), defaults: Sequence[Any] = ()
) -> Any:
    """Return a named tuple of a table's columns in their order, then of ``further``.

    ``further`` are names and types, as annotations are written, of what is counted beside the
    columns; ``defaults`` those of the last of them.
    """
    columns = [(field.column, _annotation(field)) for field in fields_of(table)]
    return _made(name, [*columns, *further], defaults)


def line_type(name: str, columns: Sequence[str]) -> Any:
    """Return a named tuple of values as they are stored."""
    return _made(name, [(column, "Any") for column in columns], ())


def _made(name: str, columns: Sequence[tuple[str, str]], defaults: Sequence[Any]) -> Any:
    # Its names are known when the program runs: nothing that the type checker could follow.
    make: Any = namedtuple
    made = make(name, [column for column, _kind in columns], defaults=defaults)
    made.__annotations__ = dict(columns)
    return made


def _annotation(field: Field) -> str:
    kind = _TYPES.get(field.kind, "str")
    return f"{kind} | None" if field.optional else kind
