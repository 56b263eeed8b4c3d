"""A figure that knows how it was made: its formula in words and the rows it is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from rakornis_desktop.language.quantity import quantity

# A share is shown with one decimal; it is never rounded up to a hundred that it is not.
_TENTH = Decimal("0.1")
HUNDRED = Decimal(100)


class SourceRow(NamedTuple):
    """A row that a figure is made of: where it stands, what it is called, what it adds."""

    table: str
    id: str
    title: str
    amount: str


@dataclass(frozen=True)
class Figure:
    """A figure of the first page.

    ``value`` is None where it cannot be said, then ``reason`` tells why, and ``never`` whether it
    is a year that does not come as things go. ``formula`` is the sum in words and numbers;
    ``rows`` open what it is made of, made when asked; ``remarks`` are what to
    look at.
    """

    name: str
    value: Decimal | int | None
    unit: str
    formula: str
    open: Callable[[], tuple[SourceRow, ...]] = field(default=tuple, compare=False, repr=False)
    reason: str = ""
    remarks: tuple[str, ...] = ()
    never: bool = False

    @property
    def rows(self) -> tuple[SourceRow, ...]:
        """The rows that the figure is made of."""
        return self.open()

    @property
    def shown(self) -> str:
        """The figure as officers read it, a dash where it cannot be said."""
        if self.value is None:
            return "–"
        if self.unit == "tahun":
            return str(self.value)
        if self.unit == "Rp":
            return f"Rp {quantity(Decimal(self.value))}"
        text = percent_text(self.value) if self.unit == "%" else quantity(Decimal(self.value))
        return f"{text} {self.unit}".strip()


def share(part: Decimal, whole: Decimal) -> Decimal | None:
    """Return ``part`` of ``whole`` in percent, exactly; None where there is no whole."""
    return part * HUNDRED / whole if whole > 0 else None


def percent_text(value: Decimal | int) -> str:
    """Return a percentage with one decimal, cut and not rounded up: 99,96 is no hundred."""
    exact = Decimal(value)
    return quantity(exact.quantize(_TENTH, rounding="ROUND_DOWN"))


def plain(value: Decimal | int | None) -> int | float | None:
    """Return a number as JSON has it; percentages keep four decimals."""
    if value is None or isinstance(value, int):
        return value
    if value == value.to_integral_value():
        return int(value)
    return float(round(value, 4))
