"""JSON from outside: no fractions, no endless numbers, no depth, no half characters."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from rakornis_desktop.exchange.file.bad_file import BadFile
from rakornis_desktop.language.catalogue import translate as _

# A line of a part; the longest honest one is an office with its emblem or a frozen paper.
MOST_LINE_BYTES = 2 << 20


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"not a number of this format: {text[:20]}")


# Quantities are text and money is whole rupiah: a fraction, 1e400 or NaN is always wrong.
_decoder = json.JSONDecoder(parse_float=_no_number, parse_constant=_no_number)
_scan: Any = _decoder.scan_once  # type: ignore[attr-defined]
_encoder = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def parsed(line: bytes, where: str) -> Any:
    """Return the value of one JSON text; raises BadFile, naming ``where`` it stands."""
    if len(line) > MOST_LINE_BYTES:
        raise BadFile(_("{where} memuat baris yang terlalu panjang").format(where=where))
    try:
        text = line.decode()
        try:
            # Straight to the scanner: with thousands of lines the way around it costs a third.
            value, end = _scan(text, 0)
        except StopIteration:
            end = -1
        # Blanks around it, or what is no JSON at all.
        return value if end == len(text) else _decoder.decode(text)
    except (ValueError, RecursionError):
        raise BadFile(
            _("{where} memuat baris yang bukan JSON yang sah").format(where=where)
        ) from None


def text_of(value: Any) -> str:
    """Return a value as JSON on one line, always written the same way."""
    return _encoder.encode(value)
