"""What is typed to filter a column of numbers: «>100 jt», «5..20», «kosong»."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from rakornis_desktop.language.catalogue import translate as _

_WORDS = {"ribu": 10**3, "rb": 10**3, "juta": 10**6, "jt": 10**6, "miliar": 10**9, "m": 10**9}
_TERM = re.compile(r"(?:rp\.?)?\s*([0-9][0-9.,]*)\s*([a-z]*)\s*", re.IGNORECASE)


def number_condition(text: str) -> Callable[[Any], bool] | None:
    """Return the test that ``text`` describes, None for no text; ValueError says what is wrong."""
    text = text.strip().casefold()
    if not text:
        return None
    if text in ("kosong", "-"):
        return lambda value: not value
    if text in ("isi", "terisi"):
        return lambda value: bool(value)
    if ".." in text:
        least, most = (_number(part) for part in text.split("..", 1))
        return lambda value: _countable(value) and least <= value <= most
    for sign, test in (
        (">=", lambda value, limit: value >= limit),
        ("≥", lambda value, limit: value >= limit),
        ("<=", lambda value, limit: value <= limit),
        ("≤", lambda value, limit: value <= limit),
        (">", lambda value, limit: value > limit),
        ("<", lambda value, limit: value < limit),
        ("=", lambda value, limit: value == limit),
        ("", lambda value, limit: value == limit),
    ):
        if text.startswith(sign):
            limit = _number(text.removeprefix(sign))
            return lambda value: _countable(value) and test(value, limit)
    return None


def _countable(value: Any) -> bool:
    """Tell whether a value can be compared: what another program left there may be a text."""
    return isinstance(value, int | float | Decimal)


def _number(text: str) -> Decimal:
    found = _TERM.fullmatch(text.strip())
    if found and (not found[2] or found[2] in _WORDS):
        figures = found[1]
        if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", figures) or "," in figures:
            figures = figures.replace(".", "").replace(",", ".")
        try:
            return Decimal(figures) * _WORDS.get(found[2], 1)
        except InvalidOperation:
            pass
    raise ValueError(
        _("«{text}» bukan angka. Tulis misalnya >100 jt, 5..20, atau kosong.").format(text=text)
    )
