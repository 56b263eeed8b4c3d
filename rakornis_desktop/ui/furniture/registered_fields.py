"""Fields of a form as the registry tells of them: a column of a section needs no line here."""

from __future__ import annotations

from typing import Any

from rakornis_desktop.database.fields.field import Field as Registered
from rakornis_desktop.database.fields.field import FieldKind
from rakornis_desktop.database.fields.kinds import NotRead
from rakornis_desktop.database.fields.kinds.field_kinds import kind_of
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.field import (
    ChoiceField,
    Field,
    LineField,
    NotTaken,
    TextField,
)


def registered_field(table: str, registered: Registered) -> Field:
    """Return the field that shows and reads a column by its kind."""
    name, title = registered.column, _(registered.short or registered.title)
    if registered.choices is not None:
        return ChoiceField(
            name,
            title,
            [(str(word), word.label) for word in registered.choices],
            lambda row: getattr(row, name) or "",
            lambda text: {name: text or None},
            may_be_empty=registered.optional,
        )
    kind = kind_of(table, registered)

    def show(row: Any) -> str:
        value = getattr(row, name)
        return "" if value is None else kind.shown(value)

    def read(text: str) -> dict[str, Any]:
        try:
            return {name: kind.read(text) if text.strip() else registered.empty}
        except NotRead as reason:
            raise NotTaken(str(reason)) from reason

    if registered.kind is FieldKind.LONG_TEXT:
        return TextField(name, title, show, read)
    return LineField(name, title, show, read, figures=registered.numeric)
