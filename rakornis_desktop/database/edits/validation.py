"""Values checked against the tables' own definitions, refusals said in words."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from sqlalchemy.dialects import sqlite

from rakornis_desktop.database.edits.field_refusal import FieldRefusal, check_text
from rakornis_desktop.database.tables.row_base import Row
from rakornis_desktop.language.catalogue import translate as _

RowType = TypeVar("RowType", bound=Row)

_DIALECT = sqlite.dialect()


# Larger numbers and finer fractions are slips of the finger or of a spreadsheet.
_LARGEST = 10**15
_FINEST = 10

__all__ = [
    "FieldRefusal",
    "stored_value",
    "stored_values",
    "validated_field",
    "validated_row",
]


def validated_row(table: type[RowType], values: Mapping[str, Any]) -> RowType:
    """Return a row of ``table`` made of ``values``; raises :class:`FieldRefusal`."""
    unknown = set(values) - set(table.model_fields)
    if unknown:
        raise TypeError(f"{table.__name__} has no {', '.join(sorted(unknown))}")
    checked: dict[str, Any] = {}
    for name, field in table.model_fields.items():
        if name in values:
            checked[name] = validated_field(table, name, values[name])
        elif field.is_required():
            raise FieldRefusal(str(table.__tablename__), name, None, _("belum diisi"))
    return table(**checked)


def validated_field(table: type[Row], name: str, value: Any) -> Any:
    """Return ``value`` as the field ``name`` of ``table`` keeps it; raises FieldRefusal."""
    table_name = str(table.__tablename__)
    if isinstance(value, str):
        check_text(table_name, name, value)
    try:
        checked = _adapter(table, name).validate_python(value)
    except ValidationError as error:
        reason = _reason(error.errors()[0])
        raise FieldRefusal(table_name, name, value, reason) from None
    if isinstance(checked, (int, Decimal)) and not -_LARGEST <= checked <= _LARGEST:
        raise FieldRefusal(table_name, name, value, _("terlalu besar"))
    if isinstance(checked, Decimal) and checked != round(checked, _FINEST):
        reason = _("paling banyak {most} angka di belakang koma").format(most=_FINEST)
        raise FieldRefusal(table_name, name, value, reason)
    return checked


def stored_values(row: Row) -> dict[str, Any]:
    """Return the row as SQLite keeps it, column by column."""
    return {name: stored_value(type(row), name, getattr(row, name)) for name in _columns(type(row))}


def stored_value(table: type[Row], name: str, value: Any) -> Any:
    """Return one value as SQLite keeps it (Decimal and dates as text)."""
    processor = _columns(table)[name]
    return processor(value) if processor and value is not None else value


@cache
def _columns(table: type[Row]) -> dict[str, Any]:
    columns = table.__table__.columns  # type: ignore[attr-defined]
    return {
        column.name: column.type.dialect_impl(_DIALECT).bind_processor(_DIALECT)
        for column in columns
    }


@cache
def _adapter(table: type[Row], name: str) -> TypeAdapter[Any]:
    field = table.model_fields[name]
    annotation: Any = field.annotation
    for constraint in field.metadata:
        annotation = Annotated[annotation, constraint]
    return TypeAdapter(annotation)


def _reason(error: Any) -> str:
    """Say in words what pydantic found."""
    context = error.get("ctx", {})
    match error["type"]:
        case "greater_than_equal":
            return _("tidak boleh kurang dari {least}").format(least=context["ge"])
        case "less_than_equal":
            return _("tidak boleh lebih dari {most}").format(most=context["le"])
        case "string_too_long":
            return _("terlalu panjang, paling banyak {most} huruf").format(
                most=context["max_length"]
            )
        case "int_parsing" | "int_from_float" | "int_type":
            return _("harus bilangan bulat")
        case "decimal_parsing" | "decimal_type" | "finite_number":
            return _("harus angka")
        case "enum":
            return _("bukan salah satu pilihan")
        case "date_parsing" | "date_from_datetime_parsing" | "date_type":
            return _("harus tanggal, misalnya 2027-03-23")
        case "string_type":
            return _("harus teks")
        case _:
            return _("nilai tidak dapat dipakai")
