"""Choices of the office that belong to the database, made and changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rakornis_desktop.language.catalogue import translate as _

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database


def set_setting(database: Database, name: str, value: str) -> None:
    """Make the choice ``name``; undoable like everything else."""
    set_settings(database, {name: value})


def set_settings(database: Database, values: Mapping[str, str], label: str = "") -> None:
    """Make several choices in one step of undo, which ``label`` names."""
    from rakornis_desktop.database.tables import Setting

    with database.change_set(label or _("Ubah pengaturan")) as changes:
        for name, value in values.items():
            found = changes.read("SELECT id FROM setting WHERE name = ?", (name,))
            if found:
                changes.update(Setting, found[0][0], value=value)
            else:
                changes.add(Setting, name=name, value=value)
