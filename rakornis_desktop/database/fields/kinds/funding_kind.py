"""Funding sources: official codes, shown by the names that offices use every day."""

from __future__ import annotations

from typing import Any

from rakornis_desktop.database.fields.kinds.kind import (
    ANYWHERE,
    Kind,
    NotRead,
    ReadingContext,
    blank,
)
from rakornis_desktop.language.catalogue import translate as _


class Funding(Kind):
    """A source of money by its key."""

    empty = ""

    def shown(self, value: Any, context: ReadingContext = ANYWHERE) -> str:
        """Return the everyday name, with the code where two sources share a name."""
        from rakornis_desktop.reference.funding import funding

        return funding().shown(str(value)) if value else ""

    def read(self, text: Any, context: ReadingContext = ANYWHERE) -> str:
        """Return the key of the source that ``text`` names by code or name."""
        from rakornis_desktop.reference.funding import funding

        if blank(text):
            return ""
        known = funding()
        if known.get(str(text)):
            return str(text)
        reading = known.find(text)
        if reading.key is not None:
            return reading.key
        if not reading.remark:
            return ""
        remark = reading.remark[:1].upper() + reading.remark[1:]
        raise NotRead(_("{remark}.").format(remark=remark))
