"""The content of a paper as canonical JSON and back: one text for one content, for good.

Named tuples become objects by the names of their fields, so that a later version of the program
that says more (with a default for it) still reads what an earlier one froze.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

Content = TypeVar("Content")


def plain(value: Any) -> Any:
    """Return named tuples, decimals and dates as what JSON has; TypeError for anything else."""
    if isinstance(value, str | int | None):
        return value
    if isinstance(value, tuple):
        names = getattr(value, "_fields", None)
        if names is None:
            return [plain(part) for part in value]
        return {name: plain(part) for name, part in zip(names, value, strict=True)}
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a frozen paper")


def canonical(value: Any) -> str:
    """Return plain values as the one JSON text that they have."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def restored(kind: type[Content], value: Any) -> Content:
    """Return the content of type ``kind`` that :func:`plain` made ``value`` of.

    Raises ValueError if it is none.
    """
    content: Content = _restorer(kind)(value)  # type: ignore[arg-type]
    return content


@cache
def _restorer(kind: Any) -> Callable[[Any], Any]:
    """Return what makes a plain value one of type ``kind`` again."""
    parts = get_args(kind)
    if get_origin(kind) is tuple:
        return _tuple(parts)
    if NoneType in parts:
        (inner,) = (_restorer(part) for part in parts if part is not NoneType)
        return lambda value: None if value is None else inner(value)
    if hasattr(kind, "_fields"):
        return _named(kind)
    return {Decimal: _decimal, date: _date, datetime: _moment}.get(kind) or _as_it_is(kind)


def _tuple(parts: tuple[Any, ...]) -> Callable[[Any], Any]:
    if parts[-1] is Ellipsis:
        inner = _restorer(parts[0])
        return lambda value: tuple(map(inner, _of(list, value)))
    inners = [_restorer(part) for part in parts]
    return lambda value: tuple(
        inner(part) for inner, part in zip(inners, _of(list, value), strict=True)
    )


def _named(kind: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    fields = {name: _restorer(hints[name]) for name in kind._fields}
    needed = set(fields) - set(kind._field_defaults)

    def restore(value: Any) -> Any:
        said = _of(dict, value)
        if not needed <= said.keys() <= fields.keys():
            raise ValueError(f"{kind.__name__}: {sorted(said.keys() ^ fields.keys())}")
        return kind(**{name: fields[name](part) for name, part in said.items()})

    return restore


def _as_it_is(kind: type) -> Callable[[Any], Any]:
    if kind not in (str, int, bool):
        raise TypeError(f"{kind} has no place in a frozen paper")
    return lambda value: _of(kind, value)


def _of(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise ValueError(f"{value!r:.80} is no {kind.__name__}")
    return value


def _decimal(value: Any) -> Decimal:
    try:
        return Decimal(_of(str, value))
    except InvalidOperation as error:
        raise ValueError(f"{value!r:.80} is no quantity") from error


def _date(value: Any) -> date:
    return date.fromisoformat(_of(str, value))


def _moment(value: Any) -> datetime:
    return datetime.fromisoformat(_of(str, value))
