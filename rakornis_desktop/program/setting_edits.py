"""Choices of the office that belong to the database, made and changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rakornis_desktop.language.catalogue import translate as _

if TYPE_CHECKING:
    from rakornis_desktop.program.database import Program


def set_setting(program: Program, name: str, value: str) -> None:
    """Make the choice ``name``; undoable like everything else."""
    set_settings(program, {name: value})


def set_settings(program: Program, values: Mapping[str, str], label: str = "") -> None:
    """Make several choices in one step of undo, which ``label`` names."""
    from rakornis_desktop.program.tables import Setting

    with program.change_set(label or _("Ubah pengaturan")) as changes:
        for name, value in values.items():
            found = changes.read("SELECT id FROM setting WHERE name = ?", (name,))
            if found:
                changes.update(Setting, found[0][0], value=value)
            else:
                changes.add(Setting, name=name, value=value)
