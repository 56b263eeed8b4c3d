"""All columns of all tables, by table: made once when first asked for."""

from __future__ import annotations

from functools import cache

from rakornis_desktop.database.fields import (
    registered_activities,
    registered_agreements,
    registered_areas,
    registered_exchange,
    registered_issues,
    registered_meetings,
    registered_offices,
    registered_services,
)
from rakornis_desktop.database.fields.field import Field, Owner, Table
from rakornis_desktop.language.catalogue import translate as _

_TABLES: dict[str, Table] = {
    table.name: table
    for module in (
        registered_offices,
        registered_areas,
        registered_services,
        registered_activities,
        registered_issues,
        registered_agreements,
        registered_meetings,
        registered_exchange,
    )
    for table in module.TABLES
}


def tables() -> tuple[str, ...]:
    """Return the names of all tables."""
    return tuple(_TABLES)


@cache
def fields_of(table: str) -> tuple[Field, ...]:
    """Return the stored columns of a table in their order, the id first."""
    return tuple(one for one in _TABLES[table].fields if one.stored)


@cache
def columns_of(table: str) -> tuple[str, ...]:
    """Return the names of a table's stored columns in their order."""
    return tuple(one.column for one in fields_of(table))


@cache
def compared_columns(table: str) -> tuple[str, ...]:
    """Return the stored columns whose values tell two rows apart, in their order."""
    return tuple(one.column for one in fields_of(table) if one.compared)


def field(table: str, column: str) -> Field:
    """Return a column, stored or counted. Raises KeyError."""
    return _TABLES[table].by_column[column]


def known(table: str, column: str) -> Field | None:
    """Return a column, None if there is none of this name; of any table if ``table`` is ""."""
    if table in _TABLES:
        return _TABLES[table].by_column.get(column)
    found = (one.by_column.get(column) for one in _TABLES.values() if not table)
    return next((one for one in found if one is not None), None)


def field_name(table: str, column: str) -> str:
    """Return what officers call ``table.column``, the column's own name if it has none."""
    one = known(table, column)
    return _(one.title) if one else column


def short_name(table: str, column: str) -> str:
    """Return what a column is called where room is scarce: in a list, over a field."""
    one = known(table, column)
    return _(one.short or one.title) if one else column


def owner_of(table: str) -> Owner:
    """Return whose word the rows of a table are."""
    return _TABLES[table].owner


def hangs_on(table: str) -> Field | None:
    """Return the column that names the row without which one of ``table`` cannot be."""
    return _TABLES[table].hangs_on
