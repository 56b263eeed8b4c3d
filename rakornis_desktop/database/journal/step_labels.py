"""How a change set is named, so that Urungkan and the history say what was done to what."""

from __future__ import annotations

from rakornis_desktop.database.fields.registry import field_name
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import on_one_line

_LONGEST = 40


def short(title: str) -> str:
    """Return a title as it fits into a label: one line, at most 40 letters."""
    line = on_one_line(title)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def edit_label(table: str, columns: list[str], title: str) -> str:
    """Return the label of an edit, "Ubah pagu SPAM Sedau" for one column."""
    if len(columns) == 1:
        name = field_name(table, columns[0])
        # An abbreviation (FS, DED) keeps its capitals.
        name = name if name[:2].isupper() else name[:1].lower() + name[1:]
        return _("Ubah {field} {title}").format(field=name, title=short(title))
    return _("Ubah {title}").format(title=short(title))


def counted_label(verb_one: str, verb_many: str, titles: list[str]) -> str:
    """Return the label of one action on rows: their title if it is one, else their number."""
    if len(titles) == 1:
        return verb_one.format(title=short(titles[0]))
    return verb_many.format(count=len(titles))
