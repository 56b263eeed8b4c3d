"""A file of changes, one JSON object a line, read without trusting it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal

# Letters of one line, and lines of one file: more is no plan of any office.
LONGEST_LINE = 2_000_000
MOST_LINES = 500_000


def read_lines(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Give each line with its number; blank ones are passed over. Raises Refusal, OSError."""
    empty = True
    with file.open("rb") as stream:
        number = 0
        while raw := stream.readline(LONGEST_LINE + 1):
            number += 1
            if number > MOST_LINES:
                raise Refusal(
                    _("{file}: lebih dari {most} baris. Bagi menjadi beberapa berkas.").format(
                        file=file.name, most=MOST_LINES
                    )
                )
            if len(raw) > LONGEST_LINE:
                raise _refused(number, _("terlalu panjang"))
            try:
                text = raw.decode("utf-8-sig" if number == 1 else "utf-8").strip()
            except UnicodeDecodeError:
                raise _refused(number, _("bukan teks UTF-8; simpan berkasnya ulang")) from None
            if text:
                empty = False
                yield number, _object(number, text)
    if empty:
        raise Refusal(_("{file} tidak berisi perubahan apa pun.").format(file=file.name))


def _object(number: int, text: str) -> dict[str, Any]:
    try:
        line = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except Refusal as refusal:
        raise _refused(number, str(refusal)) from None
    except (ValueError, RecursionError):
        raise _refused(number, _("bukan JSON yang utuh")) from None
    if not isinstance(line, dict):
        raise _refused(number, _("harus berupa objek JSON, misalnya {example}").format(
            example='{"op": "update", "table": "activity", …}'))  # fmt: skip
    return line


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise Refusal(_("«{name}» ditulis dua kali").format(name=name[:60]))
        found[name] = value
    return found


def _no_constant(word: str) -> Any:
    raise Refusal(_("{word} bukan angka").format(word=word))


def _refused(number: int, reason: str) -> Refusal:
    return Refusal(_("Baris {number}: {reason}.").format(number=number, reason=reason))
