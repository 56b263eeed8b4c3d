"""Codes of the nomenclature, read where the plan's edition has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from rakornis_desktop.database.fields.kinds.kind import (
    ANYWHERE,
    Kind,
    NotRead,
    ReadingContext,
    blank,
    folded_words,
    quoted,
)
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import on_one_line

if TYPE_CHECKING:
    from rakornis_desktop.reference.nomenclature import Nomenclature

_CODE = re.compile(r"[0-9X]+(?:\.[0-9X]+)+")


class Code(Kind):
    """The code of a sub kegiatan."""

    empty = ""

    def read(self, text: Any, context: ReadingContext = ANYWHERE) -> str:
        """Return the code that stands first in ``text``, or whose name the text is."""
        if blank(text):
            return ""
        written = on_one_line(str(text))
        code = written.split()[0].rstrip(".:-–")
        entries = _entries(context.edition)
        if entries is None:
            if _CODE.fullmatch(code):
                return code
            raise NotRead(_("«{text}» bukan kode sub kegiatan.").format(text=quoted(written)))
        entry = entries.get(code)
        if entry is not None and entry.level == "sub_kegiatan":
            return code
        named = _named(entries, written, context.tier)
        if len(named) == 1:
            return named[0]
        if named:
            raise NotRead(
                _("«{text}» adalah nama beberapa sub kegiatan: {codes}. Tulis kodenya.").format(
                    text=quoted(written), codes=", ".join(named[:3])
                ),
                named,
            )
        raise NotRead(
            _(
                "«{text}» bukan sub kegiatan dalam nomenklatur {edition}. "
                "Ketik sebagian kode atau nama, lalu pilih dari daftar."
            ).format(text=quoted(written), edition=context.edition)
        )


def _named(entries: Nomenclature, written: str, tier: str) -> list[str]:
    """Return the codes that bear a name; those of the plan's own tier alone if it has any."""
    wanted = folded_words(written)
    found = [entry for entry in entries.sub_kegiatan() if folded_words(entry.name) == wanted]
    own = [entry for entry in found if entry.tier == tier]
    return [entry.code for entry in own or found]


def _entries(edition: str) -> Nomenclature | None:
    from rakornis_desktop.reference.nomenclature import nomenclature

    try:
        return nomenclature(edition) if edition else None
    except KeyError:
        return None
