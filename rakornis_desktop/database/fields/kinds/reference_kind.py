"""Values that point to a row of another table."""

from __future__ import annotations

import re
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

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class RowReference(Kind):
    """The id of a row of ``table``; read from the id, or from what names the row."""

    def __init__(self, table: str, empty: str | None = None) -> None:
        self.table = table
        self.empty = empty

    def read(self, text: Any, context: ReadingContext = ANYWHERE) -> str | None:
        """Return the id of the one row that ``text`` names; raises NotRead for none or several."""
        if blank(text):
            return self.empty
        written = str(text).strip()
        if context.find is None:
            if _ID.fullmatch(written):
                return written
            raise NotRead(_("«{text}» bukan nomor baris.").format(text=quoted(text)))
        found = context.find(self.table, written)
        if len(found) == 1:
            return found[0][0]
        if not found:
            raise NotRead(_("«{text}» tidak ditemukan.").format(text=quoted(text)))
        raise NotRead(
            _("«{text}» ada {count}: {rows}. Sebut nomor barisnya.").format(
                text=quoted(text),
                count=len(found),
                rows="; ".join(f"{title} ({id_})" for id_, title in found[:3]),
            ),
            [id_ for id_, _title in found],
        )
