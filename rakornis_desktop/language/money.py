"""Rupiah as offices write it: read exactly, written with points."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import folded_line, grouped

# What stands behind a figure and multiplies it.
_SCALES = {
    "rb": 1_000,
    "ribu": 1_000,
    "jt": 1_000_000,
    "juta": 1_000_000,
    "m": 1_000_000_000,
    "mlr": 1_000_000_000,
    "miliar": 1_000_000_000,
    "milyar": 1_000_000_000,
    "t": 1_000_000_000_000,
    "trilyun": 1_000_000_000_000,
    "triliun": 1_000_000_000_000,
    # As the English catalogue says them.
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
_WRITTEN = re.compile(r"^(?:rp\.?|idr)?\s*(\(?-?\s*[\d.,\s]+\)?)\s*([a-z]*)\.?(?:,-+)?$")
# SQLite keeps 64-bit integers; no plan of any office comes near.
_MOST = 2**63 - 1
# A float that is a whole number but for the noise of binary arithmetic (3215000000.004).
_NOISE = Decimal("0.01")


class MoneyError(ValueError):
    """A text or number that is no amount of rupiah; ``str()`` says why."""


def rupiah(amount: int) -> str:
    """Return an amount of rupiah with points: 1250000000 → ``1.250.000.000``.

    What another program left in the place of an amount is shown as it is.
    """
    if not isinstance(amount, int):
        return str(amount)
    return grouped(amount)


def short_rupiah(amount: int) -> str:
    """Return an amount in its short form, ``Rp 1,25 miliar``; the full one must be at hand."""
    for size, word in ((10**12, _("triliun")), (10**9, _("miliar")), (10**6, _("juta"))):
        if abs(amount) >= size:
            figure = (Decimal(amount) / size).quantize(Decimal("0.01"), ROUND_HALF_UP)
            text = format(figure, "f").rstrip("0").rstrip(".").replace(".", ",")
            return f"Rp {text} {word}"
    return f"Rp {rupiah(amount)}"


def parse_rupiah(value: object, *, factor: int = 1) -> int:
    """Return an amount as whole rupiah, 0 for an empty cell or a dash.

    ``value`` is a number or a text such as ``1.250.000.000``, ``Rp 1.250.000.000,00``,
    ``1,25 M``; ``factor`` is 1000 under a head that says (Rp ribu). Fractions of a rupiah are
    rounded half up. Raises :class:`MoneyError` for text that is no money, for a formula and for a
    negative amount.
    """
    if value is None or isinstance(value, bool):
        if value is None:
            return 0
        raise MoneyError(_("bukan angka uang"))
    if isinstance(value, int | float | Decimal):
        try:
            exact = Decimal(str(value))
        except InvalidOperation:
            raise MoneyError(_("bukan angka uang")) from None
    else:
        exact, scale = _written(str(value))
        factor = scale if scale != 1 else factor
    if not exact.is_finite():
        raise MoneyError(_("bukan angka uang"))
    exact *= factor
    if exact < 0:
        raise MoneyError(_("tidak boleh negatif"))
    if exact > _MOST:
        raise MoneyError(_("terlalu besar"))
    return int(exact.to_integral_value(ROUND_HALF_UP))


def rounded_away(value: object) -> bool:
    """Tell whether reading ``value`` as rupiah loses more than the noise of binary arithmetic."""
    if not isinstance(value, float | Decimal):
        return False
    exact = Decimal(str(value))
    return abs(exact - exact.to_integral_value(ROUND_HALF_UP)) > _NOISE


def _written(text: str) -> tuple[Decimal, int]:
    cleaned = folded_line(text.replace("\u00a0", " "))
    if cleaned in ("", "-", "–", "rp", "rp -", "rp. -", "nihil"):
        return Decimal(0), 1
    if cleaned.startswith("="):
        raise MoneyError(_("rumus, bukan angka uang"))
    found = _WRITTEN.match(cleaned)
    if not found or (found[2] and found[2] not in _SCALES):
        raise MoneyError(_("bukan angka uang"))
    figure = found[1].replace(" ", "")
    negative = figure.startswith(("-", "(")) or figure.endswith("-")
    digits = figure.strip("()-")
    scale = _SCALES.get(found[2], 1)
    if scale >= 10**9 and (either := re.fullmatch(r"([1-9]\d{0,2})\.(\d{3})", digits)):
        # 1.250 juta are thousands, but 1.250 M is written for 1,25 M as well: a thousandfold.
        one, other = f"{either[1]},{either[2]}", f"{either[1]}{either[2]}"
        raise MoneyError(
            _("dapat berarti {one} atau {other} {word}; tulis salah satunya").format(
                one=one, other=other, word=found[2]
            )
        )
    number = Decimal(_plain(digits, scaled=scale != 1))
    return (-number if negative else number), scale


def _plain(digits: str, *, scaled: bool) -> str:
    """Return a written figure with a decimal point; groups must be of three digits."""
    if re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", digits):
        return digits.replace(".", "").replace(",", ".")
    if re.fullmatch(r"\d+(?:,\d+)?", digits):
        return digits.replace(",", ".")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        return digits.replace(",", "")
    if re.fullmatch(r"\d+\.\d{1,3}", digits) and scaled:
        return digits
    if re.fullmatch(r"\d+\.\d{1,2}", digits):
        return digits
    raise MoneyError(_("bukan angka uang"))
