"""What is typed into the fields of forms, read as the database keeps it."""

from __future__ import annotations

import re
from decimal import Decimal

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.field import NotTaken


def read_whole(text: str) -> int | None:
    """Return a whole number, None for no text; raises NotTaken."""
    text = text.strip()
    if not text:
        return None
    if re.fullmatch(r"\d{1,3}(\.\d{3})+|\d+", text):
        return int(text.replace(".", ""))
    raise NotTaken(_("«{text}» bukan bilangan bulat. Tulis misalnya 120.").format(text=text))


def read_quantity(text: str) -> tuple[Decimal | None, str]:
    """Return a quantity and the unit typed behind it, if any; raises NotTaken."""
    from rakornis_desktop.language.quantity import parse_quantity

    if not text.strip():
        return None, ""
    try:
        value, unit, _text = parse_quantity(text)
    except ValueError as error:
        raise NotTaken(str(error)) from None
    if value is None:
        reason = _("«{text}» bukan angka. Tulis misalnya 120 atau 1.250,5.")
        raise NotTaken(reason.format(text=text))
    return value, unit


def read_money(text: str) -> int:
    """Return whole rupiah of what an officer types: 1.250.000.000, 1,25 M, 350 jt."""
    from rakornis_desktop.language.money import parse_rupiah

    try:
        return parse_rupiah(text)
    except ValueError as error:
        raise NotTaken(
            _("«{text}» {reason}. Tulis misalnya 350 jt atau 1.250.000.000.").format(
                text=text, reason=error
            )
        ) from None
