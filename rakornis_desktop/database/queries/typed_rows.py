"""From what SQLite returns to typed rows: decimals, dates, moments and booleans restored."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple, TypeVar

from rakornis_desktop.database.fields.registry import field_name
from rakornis_desktop.database.journal.step_labels import short
from rakornis_desktop.database.opening.sqlite_words import Damaged
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.quantity import stored_quantity

RowType = TypeVar("RowType", bound=NamedTuple)


def _needed(text: Any) -> Decimal:
    if (value := stored_quantity(text)) is None:
        raise ValueError(text)
    return value


# By the annotation of the field; text and whole numbers come as they are. A quantity that may be
# missing is missing where no number stands: a list shows what stands there, and it can be mended.
_RESTORE: dict[str, Callable[[Any], Any]] = {
    "Decimal": _needed,
    "Decimal | None": stored_quantity,
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "bool": bool,
}


def typed(row_type: type[RowType], rows: Iterable[tuple[Any, ...]]) -> list[RowType]:
    """Return ``rows``, whose columns stand in the order of ``row_type``'s fields, typed."""
    restores = _restores(row_type)
    make = row_type._make
    if not restores:
        return [make(row) for row in rows]
    result = []
    for row in rows:
        values = list(row)
        for i, restore in restores:
            value = values[i]
            if value is not None:
                try:
                    values[i] = restore(value)
                except (ValueError, ArithmeticError) as error:
                    raise _damaged(row_type._fields[i], value) from error
        result.append(make(values))
    return result


def typed_value(row_type: type[NamedTuple], place: int, value: Any) -> Any:
    """Return one value of a row, typed as the field at ``place`` of ``row_type``."""
    for at, restore in _restores(row_type):
        if at == place:
            try:
                return restore(value)
            except (ValueError, ArithmeticError) as error:
                raise _damaged(row_type._fields[place], value) from error
    return value


def columns(row_type: type[NamedTuple], alias: str = "") -> str:
    """Return the fields of ``row_type`` as the column list of a SELECT."""
    prefix = f"{alias}." if alias else ""
    return ", ".join(f"{prefix}{field}" for field in row_type._fields)


@cache
def _restores(row_type: type[NamedTuple]) -> list[tuple[int, Callable[[Any], Any]]]:
    found = []
    for i, field in enumerate(row_type._fields):
        # Annotations are strings here: every module has the annotations future.
        annotation = row_type.__annotations__[field]
        name = str(getattr(annotation, "__forward_arg__", annotation))
        restore = _RESTORE.get(name) or _RESTORE.get(name.partition(" |")[0])
        if restore:
            found.append((i, restore))
    return found


def _damaged(column: str, value: object) -> Damaged:
    """Return the refusal of a value that this program cannot have written."""
    return Damaged(
        _("Basis data rusak: nilai «{value}» pada kolom {column}. Pakai salinan terakhir.").format(
            value=short(str(value)), column=field_name("", column)
        )
    )
