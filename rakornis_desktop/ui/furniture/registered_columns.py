"""Columns of a list as the registry tells of them: a column listed there needs no line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from rakornis_desktop.database.fields.field import DECIMALS, Field, FieldKind
from rakornis_desktop.database.fields.registry import fields_of
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import short_date
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.language.quantity import quantity, stored_quantity
from rakornis_desktop.ui.furniture.table_column import Column, shown_as_is


def registered_columns(
    table: str,
    row_of: Callable[[Any], Any] = lambda row: row,
    *,
    special: Mapping[str, Column],
    behind: Mapping[str, Sequence[Column]],
) -> list[Column]:
    """Return the listed columns of a table in their order.

    ``row_of`` gives the stored row of what the list shows. Columns with a look of their own are
    given as ``special`` by the column they stand for; those that are counted stand ``behind`` the
    column they follow, "" for the end.
    """
    found: list[Column] = []
    for field in fields_of(table):
        if field.column in special:
            found.append(special[field.column])
        elif field.listed:
            found.append(registered_column(field, row_of))
        found += behind.get(field.column, ())
    return [*found, *behind.get("", ())]


def registered_column(field: Field, row_of: Callable[[Any], Any] = lambda row: row) -> Column:
    """Return the column of a list that shows a field by its kind."""
    name, listed = field.column, field.listed
    assert listed is not None
    if field.kind in DECIMALS:

        def value(row: Any) -> Any:
            stored = getattr(row_of(row), name)
            number = stored_quantity(stored) if isinstance(stored, str) else stored
            # As text if it is no number: what is wrong is to be seen.
            return stored if number is None else number

    else:

        def value(row: Any) -> Any:
            return getattr(row_of(row), name)

    return Column(
        name,
        _(listed.title or field.short or field.title),
        value,
        text_of(field),
        width=listed.width,
        numeric=field.numeric,
        shown=listed.shown,
        stretch=listed.stretch,
        field=name if listed.pasted else "",
    )


def text_of(field: Field) -> Callable[[Any], str]:
    """Return what says a value of ``field`` in the officer's words."""
    if field.choices is not None:
        names = field.choices.name_of
        return lambda value: names(value) if value else ""
    if field.kind in DECIMALS or field.kind is FieldKind.WHOLE:
        return figures
    if field.kind is FieldKind.MONEY:
        return lambda value: "" if value is None else rupiah(value)
    if field.kind is FieldKind.DATE:
        return lambda value: short_date(value) if value else ""
    if field.kind is FieldKind.YES_NO:
        return lambda value: _("ya") if value else _("tidak")
    return shown_as_is


def figures(value: Any) -> str:
    """Return a figure with its points, nothing for None, text as it is."""
    if value is None or isinstance(value, str):
        return value or ""
    return quantity(Decimal(value))
