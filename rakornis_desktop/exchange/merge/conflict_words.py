"""What is undecided, a sentence each, where there is no window to show both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rakornis_desktop.exchange.merge.conflict_deciding import (
    ALIKE,
    DELETED_HERE,
    DELETED_THERE,
    VALUE,
    ConflictRow,
)
from rakornis_desktop.exchange.merge.merge_subjects import Line, subjects
from rakornis_desktop.exchange.merge.row_words import value_in_words
from rakornis_desktop.language.catalogue import translate as _

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database


def sentences(database: Database) -> list[str]:
    """Return a sentence for each open conflict, those of one row one after the other."""
    return [
        _sentence(database, subject.title.strip(), line)
        for subject in subjects(database)
        for line in subject.lines
    ]


def _sentence(database: Database, title: str, line: Line) -> str:
    conflict = line.conflict
    if conflict.kind != VALUE:
        return f"{title}: {_kind(line)}"
    return _("{title}, {field}: semula «{base}», kita «{ours}», mereka «{theirs}»").format(
        title=title,
        field=line.label,
        base=_shown(database, conflict, conflict.base),
        ours=_shown(database, conflict, conflict.ours),
        theirs=_shown(database, conflict, conflict.theirs),
    )


def _kind(line: Line) -> str:
    words: dict[str, str] = {
        DELETED_HERE: _("dihapus di sini, diubah di sana"),
        DELETED_THERE: _("diubah di sini, dihapus di sana"),
        ALIKE: _("dua kegiatan baru yang tampak sama"),
    }
    return words[line.conflict.kind]


def _shown(database: Database, conflict: ConflictRow, value: Any) -> str:
    return value_in_words(database.read, conflict.table, conflict.column, value)
