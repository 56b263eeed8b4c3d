"""The content of a paper as canonical JSON and back: one text for one content, for good.

Named tuples become objects by the names of their fields, so that a later version of the program
that says more (with a default for it) still reads what an earlier one froze.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

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
    content: Content = _adapter(kind).validate_python(value)  # type: ignore[arg-type]
    return content


@cache
def _adapter(kind: Any) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(kind)
