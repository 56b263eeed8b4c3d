"""A column of a table: its raw value for sorting and filtering beside the text it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any


def shown_as_is(value: Any) -> str:
    """Return the value as text, nothing for None."""
    return "" if value is None else str(value)


@dataclass(frozen=True)
class Column:
    """One column. ``key`` is what settings and edits know it by; it never changes.

    ``value`` takes the row and returns text, a number or None; ``text`` says that value in the
    officer's words (money with points, choices by name). ``numeric`` columns stand at the right
    in figures of equal width. ``field`` names the database column that pasting writes to, empty
    if the column is not edited in the table; ``hue`` may colour the text by the row.
    """

    key: str
    title: str
    value: Callable[[Any], Any]
    text: Callable[[Any], str] = shown_as_is
    width: int = 120
    numeric: bool = False
    shown: bool = True
    stretch: bool = False
    field: str = ""
    tooltip: Callable[[Any], str] | None = None
    hue: Callable[[Any], str] | None = None

    def sort_key(self, value: Any) -> Any:
        """Return what the value is sorted by; what is missing comes first."""
        if self.numeric:
            # What is no number at all stands with what is missing.
            return value if isinstance(value, int | float | Decimal) else float("-inf")
        return "" if value is None else self.text(value).casefold()
