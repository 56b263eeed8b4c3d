"""Cells of a KRISNA export: numbered names, JSON lists, criteria, texts with written-out breaks."""

from __future__ import annotations

import json
import re
from decimal import Decimal, InvalidOperation

from rakornis_desktop.choices import Readiness
from rakornis_desktop.excel.krisna.krisna_export import ParsedComponent, ParsedCriterion
from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.language.quantity import parse_quantity

_NUMBERED = re.compile(r"^\s*(\d+)\s*-\s*(.+)$", re.DOTALL)
_VERDICT = re.compile(r"\((TIDAK\s+(?:PERLU|DIPERLUKAN|DISYARATKAN)|TIDAK|ADA|YA)\)", re.IGNORECASE)
_STATES = {"TIDAK": Readiness.ABSENT, "ADA": Readiness.PRESENT, "YA": Readiness.PRESENT}
_MOST_ENTRIES = 500


def plain(value: object) -> str:
    r"""Return a cell as text: literal ``\n`` are line breaks, blanks around them gone."""
    if value is None:
        return ""
    text = str(value).replace("\\r", "").replace("\\n", "\n").replace("_x000D_", "")
    return "\n".join(on_one_line(line) for line in text.splitlines()).strip()


def numbered(value: object) -> tuple[str, str]:
    """Return number and name of "01-Perluasan SPAM"; the number is empty if there is none."""
    text = plain(value)
    found = _NUMBERED.match(text)
    return (found[1], found[2].strip()) if found else ("", text)


def entries(value: object) -> list[str] | None:
    """Return the texts of a JSON list, None if the cell holds something else."""
    text = str(value or "").strip()
    if not text:
        return []
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, list) or len(found) > _MOST_ENTRIES:
        return None
    return [plain(entry) for entry in found if isinstance(entry, str | int | float)]


def component(entry: str) -> ParsedComponent:
    """Return "004-Sambungan Rumah: 194 Unit" as its parts."""
    number, rest = numbered(entry)
    name, colon, amount = rest.rpartition(":")
    if not colon:
        return ParsedComponent(number[:20], rest[:1_000], None, "")
    volume, unit, _rest = parse_quantity(amount.strip())
    if volume is None:
        return ParsedComponent(number[:20], rest[:1_000], None, "")
    return ParsedComponent(number[:20], name.strip()[:1_000], volume, unit[:60])


def criterion(entry: str) -> ParsedCriterion:
    """Return "01-Surat komitmen (TIDAK) …" as name, state and evidence."""
    _number, text = numbered(entry)
    found = list(_VERDICT.finditer(text))
    if not found:
        return ParsedCriterion(text[:1_000], None, "")
    last = found[-1]
    word = on_one_line(last[1].upper())
    state = _STATES.get(word, Readiness.NOT_REQUIRED)
    return ParsedCriterion(
        text[: last.start()].strip()[:1_000], state, text[last.end() :].strip()[:2_000]
    )


def whole_number(value: object) -> int | None:
    """Return a small whole number, None for anything else."""
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    whole = number.is_finite() and number == number.to_integral_value() and 0 < number < 1_000_000
    return int(number) if whole else None
