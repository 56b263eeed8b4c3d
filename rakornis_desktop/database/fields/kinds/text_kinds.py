"""Texts: kept as they are written."""

from __future__ import annotations

from typing import Any

from rakornis_desktop.database.fields.kinds.kind import ANYWHERE, Kind, ReadingContext


class Text(Kind):
    """A text of one line or of many (``long``); nothing of it is changed."""

    empty = ""

    def __init__(self, *, long: bool = False) -> None:
        self.long = long

    def read(self, text: Any, context: ReadingContext = ANYWHERE) -> str:
        """Return the text itself; a number in a cell of a workbook as it stands there."""
        if text is None:
            return ""
        if isinstance(text, float) and text.is_integer():
            return str(int(text))
        return str(text)


class Unit(Text):
    """The unit of a quantity (SR, KK, m): blanks around it mean nothing."""

    def read(self, text: Any, context: ReadingContext = ANYWHERE) -> str:
        """Return the unit as it is written."""
        return super().read(text, context).strip()

    def shown(self, value: Any, context: ReadingContext = ANYWHERE) -> str:
        """Return the unit."""
        return "" if value is None else str(value).strip()
