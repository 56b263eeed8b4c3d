"""Rows of any table as plain values, which a file of changes may write back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rakornis_desktop.database.fields.field import FieldKind
from rakornis_desktop.database.fields.kinds import NotRead, ReadingContext
from rakornis_desktop.database.fields.kinds.field_kinds import kind_of
from rakornis_desktop.database.fields.registry import columns_of, known, tables
from rakornis_desktop.database.fields.registry import field as field_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

SHOWN = tuple(tables())


def show_rows(database: Database, table: str, where: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """Return the rows of a table as they are kept, those alone where every column=value holds.

    Raises Refusal for a table or column that is not there.
    """
    if table not in SHOWN:
        raise Refusal(
            _("Tabel {table} tidak ada; yang ada: {tables}.").format(
                table=short_text(table), tables=", ".join(SHOWN)
            )
        )
    names = columns_of(table)
    conditions, parameters = [], []
    for condition in where:
        column, equals, value = condition.partition("=")
        if not equals or column not in names:
            raise Refusal(
                _("«{where}» bukan kolom=nilai; kolom {table}: {names}.").format(
                    where=short_text(condition), table=table, names=", ".join(names)
                )
            )
        conditions.append(f"coalesce(\"{column}\", '') IN (?, ?)")
        parameters += [value, _kept(database, table, column, value)]
    rows = database.read(
        f'SELECT {", ".join(chr(34) + name + chr(34) for name in names)} FROM "{table}" '
        + (f"WHERE {' AND '.join(conditions)} " if conditions else "")
        + f"ORDER BY {'position, ' if 'position' in names else ''}id",
        parameters,
    )
    return [
        {
            name: plain_value(table, name, value)
            for name, value in zip(names, row, strict=True)
        }
        for row in rows
    ]  # fmt: skip


def plain_value(table: str, column: str, value: Any) -> Any:
    """Return a value of SQLite as JSON has it: yes and no as true and false."""
    one = known(table, column)
    if one and one.kind is FieldKind.YES_NO and isinstance(value, int):
        return bool(value)
    return value


def _kept(database: Database, table: str, column: str, text: str) -> Any:
    """Return what a typed value is kept as; the text itself where it is none."""
    plan = own_plan(database)
    context = ReadingContext(plan.edition, plan.tier, plan.region_code)
    try:
        value = kind_of(table, field_of(table, column)).read(text, context)
    except NotRead:
        return text
    if value is None:
        return ""
    return (
        int(value) if isinstance(value, bool) else value if isinstance(value, int) else str(value)
    )


def short_text(text: str) -> str:
    """Return a text as it fits into a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
