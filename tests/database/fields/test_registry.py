"""Every column stands in the registry once: with its name, its place, and what it may hold."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import get_args

import pytest

from rakornis_desktop.database.fields.field import DECIMALS, FieldKind
from rakornis_desktop.database.fields.registry import (
    columns_of,
    field_name,
    fields_of,
    hangs_on,
    tables,
)
from rakornis_desktop.database.tables import TABLES

_NAMES = {str(table.__tablename__): table for table in TABLES}
_STORED = {
    **dict.fromkeys(DECIMALS, Decimal),
    FieldKind.WHOLE: int,
    FieldKind.MONEY: int,
    FieldKind.YES_NO: bool,
    FieldKind.DATE: date,
    FieldKind.MOMENT: datetime,
}


def test_every_table_is_registered_and_no_other():
    assert set(tables()) == set(_NAMES)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_every_column_has_a_line_and_every_line_a_column(table):
    assert columns_of(table.__tablename__) == tuple(table.model_fields)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_what_a_column_holds_is_what_the_table_stores(table):
    for field in fields_of(table.__tablename__):
        column = table.__table__.columns[field.column]
        if field.column != "id":
            assert field.optional == bool(column.nullable), field.column
        (stored,) = set(get_args(table.model_fields[field.column].annotation)) - {type(None)} or {
            table.model_fields[field.column].annotation
        }
        if field.kind is FieldKind.CHOICE:
            assert stored is field.choices, field.column
        else:
            assert stored is _STORED.get(field.kind, str), field.column


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_a_reference_names_the_table_that_the_database_knows(table):
    for field in fields_of(table.__tablename__):
        keys = table.__table__.columns[field.column].foreign_keys
        if keys:
            assert field.refers_to == next(iter(keys)).column.table.name


def test_a_row_hangs_on_its_owner():
    assert hangs_on("budget").column == "activity_id"
    assert hangs_on("follow_up").refers_to == "meeting"
    assert hangs_on("office") is None


def test_a_name_of_one_table_comes_before_the_general_one():
    assert field_name("activity", "title") == "Uraian"
    assert field_name("issue", "title") == "Judul"
    assert field_name("activity", "unheard_of") == "unheard_of"
    assert field_name("", "responsible") == "Penanggung jawab"
