"""A value that a field does not take, said in words."""

from __future__ import annotations

from typing import Any

from rakornis_desktop.database.fields.registry import field_name
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal

# A longer value stands in its field for all to see; the sentence stays one.
_SHOWN = 60


class FieldRefusal(Refusal):
    """A value that a field does not take; ``field`` is the column, ``value`` what was given."""

    def __init__(self, table: str, field: str, value: Any, reason: str) -> None:
        self.table = table
        self.field = field
        self.value = value
        self.reason = reason
        named = field_name(table, field)
        shown = str(value) if isinstance(value, str | int) else ""
        if 0 < len(shown) <= _SHOWN:
            named = f"{named} «{shown}»"
        super().__init__(f"{named}: {reason}.")


def check_text(table: str, field: str, text: str) -> None:
    """Refuse text that SQLite would cut off (at a NUL character) or not take (half a character)."""
    if "\0" in text:
        raise FieldRefusal(table, field, text, _("berisi tanda NUL, ketik ulang teksnya"))
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            reason = _("berisi huruf yang rusak, ketik ulang teksnya")
            raise FieldRefusal(table, field, text, reason) from None
