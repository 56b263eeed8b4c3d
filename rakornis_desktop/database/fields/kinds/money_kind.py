"""Rupiah: whole, with points; short forms are read too."""

from __future__ import annotations

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
from rakornis_desktop.language.money import parse_rupiah, rounded_away, rupiah


class Money(Kind):
    """An amount in whole rupiah; ``empty`` is what no text means: 0, or None where it may lack."""

    figures = True

    def __init__(self, *, empty: int | None = 0) -> None:
        self.empty = empty

    def shown(self, value: Any, context: ReadingContext = ANYWHERE) -> str:
        """Return 1250000000 as 1.250.000.000."""
        if not isinstance(value, int):
            return "" if value is None else str(value)
        return rupiah(value)

    def read(self, text: Any, context: ReadingContext = ANYWHERE) -> int | None:
        """Return whole rupiah of what an officer types: 1.250.000.000, 1,25 M, 350 jt."""
        if blank(text):
            return self.empty
        if isinstance(text, str) and text.strip() in ("-", "–"):
            return self.empty
        try:
            amount = parse_rupiah(text)
        except ValueError as error:
            reason = _("«{text}» {reason}. Tulis misalnya 350 jt atau 1.250.000.000.")
            raise NotRead(reason.format(text=quoted(text), reason=error)) from None
        if rounded_away(text):
            raise NotRead(
                _("«{text}» bukan rupiah bulat. Tulis tanpa sen.").format(text=quoted(text))
            )
        return amount
