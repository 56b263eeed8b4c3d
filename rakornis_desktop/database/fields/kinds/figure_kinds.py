"""Figures: whole numbers and quantities, with points between thousands and a decimal comma."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from rakornis_desktop.database.fields.kinds.kind import (
    ANYWHERE,
    Kind,
    NotRead,
    ReadingContext,
    blank,
    quoted,
)
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.quantity import parse_quantity, quantity
from rakornis_desktop.reference.units import normal_unit

_LONGEST_WHOLE = 18


class WholeNumber(Kind):
    """A whole number; a ``year`` is written without points."""

    figures = True

    def __init__(self, *, year: bool = False) -> None:
        self.year = year

    def shown(self, value: Any, context: ReadingContext = ANYWHERE) -> str:
        """Return 1250 as 1.250."""
        if not isinstance(value, int) or self.year:
            return "" if value is None else str(value)
        return f"{value:,}".replace(",", ".")

    def read(self, text: Any, context: ReadingContext = ANYWHERE) -> int | None:
        """Return the number, None for nothing."""
        if blank(text):
            return None
        if isinstance(text, int | float | Decimal) and not isinstance(text, bool):
            exact = _exact(text)
            if exact is not None and exact == exact.to_integral_value():
                return int(exact)
        elif isinstance(text, str):
            written = "".join(text.split())
            if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+|[0-9]+", written):
                digits = written.replace(".", "")
                if len(digits) <= _LONGEST_WHOLE:
                    return int(digits)
                raise NotRead(_("«{text}» terlalu besar.").format(text=quoted(text)))
        raise NotRead(
            _("«{text}» bukan bilangan bulat. Tulis misalnya {example}.").format(
                text=quoted(text), example=2027 if self.year else 120
            )
        )


class Quantity(Kind):
    """A quantity without its unit. ``units`` are words that may stand behind it."""

    figures = True

    def __init__(self, *units: str, signed: bool = False) -> None:
        self.units = units
        self.signed = signed

    def shown(self, value: Any, context: ReadingContext = ANYWHERE) -> str:
        """Return Decimal("1250.5") as 1.250,5."""
        if value is None or value == "":
            return ""
        try:
            exact = Decimal(value)
        except (InvalidOperation, TypeError, ValueError):
            return str(value)
        return quantity(exact) if _plain(exact) else str(value)

    def read(self, text: Any, context: ReadingContext = ANYWHERE) -> Decimal | None:
        """Return the quantity, None for nothing; a unit behind it must be this column's."""
        value, unit = self.read_with_unit(text, context)
        if unit and normal_unit(unit) not in self.units:
            raise NotRead(
                _("«{text}» memuat satuan; tulis angkanya saja, misalnya {example}.").format(
                    text=quoted(text), example=self.shown(value, context)
                )
            )
        return value

    def read_with_unit(
        self, text: Any, context: ReadingContext = ANYWHERE
    ) -> tuple[Decimal | None, str]:
        """Return the quantity and the unit behind it, "" for none."""
        if blank(text):
            return None, ""
        given, sign = text, 1
        if self.signed and isinstance(text, str) and text.strip().startswith(("-", "−")):
            given, sign = text.strip()[1:], -1
        elif self.signed and isinstance(text, int | float | Decimal) and text < 0:
            given, sign = -text, -1
        value, unit, _words = parse_quantity(given)
        if value is None:
            if isinstance(text, str) and text.strip() in ("-", "–"):
                return None, ""
            raise NotRead(
                _("«{text}» bukan angka. Tulis misalnya 120 atau 1.250,5.").format(
                    text=quoted(text)
                )
            )
        return sign * value if value else value, unit


def _exact(value: float | Decimal) -> Decimal | None:
    exact = Decimal(str(value))
    return exact if exact.is_finite() else None


def _plain(value: Decimal) -> bool:
    """Tell whether a quantity can be written out; a damaged file may hold 1E+999999."""
    if not value.is_finite():
        return False
    _sign, _digits, exponent = value.as_tuple()
    return value.adjusted() < 40 and isinstance(exponent, int) and exponent > -40
