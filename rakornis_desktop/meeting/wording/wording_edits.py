"""Changing the wording of papers: each function is one change set, one step of undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rakornis_desktop.database.journal.step_labels import short
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.wording.filled_wording import (
    check_text,
    original,
    template_title,
    text_of,
)

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.database.program_database import Database


def set_template(database: Database, name: str, text: str) -> None:
    """Make ``text`` this office's wording; the original's own text is none of its own.

    Raises FieldRefusal for unknown placeholders or a text that is too long.
    """
    from rakornis_desktop.database.tables import PaperTemplate

    text = "\n".join(line.rstrip() for line in text.splitlines()).strip()
    check_text(name, text)
    if text == text_of(database, name):
        return
    if text == original(name):
        restore_template(database, name)
        return
    label = _("Ubah naskah {title}").format(title=short(template_title(name)))
    with database.change_set(label) as changes:
        row_id = _row(changes, name)
        if row_id:
            changes.update(PaperTemplate, row_id, text=text)
        else:
            changes.add(PaperTemplate, name=name, text=text)


def restore_template(database: Database, name: str) -> None:
    """Let the original count again; nothing happens where it does already."""
    from rakornis_desktop.database.tables import PaperTemplate

    label = _("Kembalikan naskah asli {title}").format(title=short(template_title(name)))
    with database.change_set(label) as changes:
        if row_id := _row(changes, name):
            changes.delete(PaperTemplate, row_id)


def _row(changes: ChangeSet, name: str) -> str:
    found = changes.read("SELECT id FROM paper_template WHERE name = ?", (name,))
    return str(found[0][0]) if found else ""
