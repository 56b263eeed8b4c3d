"""Quantities as offices write them: a number, its unit, or words where there is no number."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from rakornis_desktop.language.normal_text import grouped, on_one_line

_WRITTEN = re.compile(r"^([\d.,]+)\s*(\D.*)?$", re.DOTALL)
_MOST_DIGITS = 18
# A number of so many digits with its points, and as many behind the comma.
_LONGEST = 42


# No quantity of any plan comes near; what does is no figure but a slip of another program.
_LARGEST, _FINEST = 40, -40


def countable(value: Decimal) -> bool:
    """Tell whether a number can be counted with: no NaN, nothing endless, nothing of a million
    digits."""
    return value.is_finite() and (not value or _FINEST <= value.adjusted() <= _LARGEST)


def stored_quantity(value: object) -> Decimal | None:
    """Return the number that a stored text says, None if it is none that can be counted with."""
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if countable(number) else None


def quantity(value: Decimal) -> str:
    """Return a quantity with points and a comma: Decimal('1250.50') → ``1.250,5``.

    What cannot be counted with is shown as it is: a list must show it, so that it is mended.
    """
    if not countable(value):
        return str(value)
    text = format(value, "f")
    whole, _point, fraction = text.partition(".")
    sign = "-" if whole.startswith("-") else ""
    figures = grouped(int(whole.lstrip("-") or 0))
    fraction = fraction.rstrip("0")
    return f"{sign}{figures},{fraction}" if fraction else f"{sign}{figures}"


def parse_quantity(value: object) -> tuple[Decimal | None, str, str]:
    """Return number, unit and text of a target: ``150 Orang`` → (150, "Orang", "").

    A target that is no number comes back as text alone: ``Baik`` → (None, "", "Baik"). A figure
    with one point and three digits behind it is read as thousands, as offices write it
    (``1.250`` is 1250); an Excel number keeps its own decimal point.
    """
    if value is None or isinstance(value, bool):
        return None, "", "" if value is None else str(value)
    if isinstance(value, int | float | Decimal):
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            return None, "", str(value)
        if not number.is_finite() or not 0 <= number < 10**_MOST_DIGITS:
            return None, "", str(value)
        return _settled(number), "", ""
    text = on_one_line(str(value).replace("\u00a0", " "))
    if text in ("", "-", "–"):
        return None, "", ""
    found = _WRITTEN.match(text)
    if not found:
        return None, "", text
    figure = _figure(found[1].rstrip(".,"))
    if figure is None:
        return None, "", text
    return figure, (found[2] or "").strip(), ""


def _figure(digits: str) -> Decimal | None:
    if len(digits) > _LONGEST:
        return None
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        digits = digits.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d+(?:,\d+)?", digits):
        digits = digits.replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:,\d{3})+\.\d+", digits):
        digits = digits.replace(",", "")
    elif not re.fullmatch(r"\d+\.\d+", digits):
        return None
    number = Decimal(digits)
    return _settled(number) if number < 10**_MOST_DIGITS else None


def _settled(number: Decimal) -> Decimal:
    """Return the number without needless zeros and without an exponent: 150.0 → 150."""
    number = number.normalize()
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number
