"""A conflict decided by a third value, typed by the officer: neither ours nor theirs."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from rakornis_desktop.choices import ConflictState
from rakornis_desktop.database.edits.field_refusal import FieldRefusal
from rakornis_desktop.database.journal.step_labels import edit_label
from rakornis_desktop.exchange.merge.conflict_deciding import VALUE, ConflictRow
from rakornis_desktop.exchange.merge.row_words import MONEY, rule_of
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import DateError, parse_date
from rakornis_desktop.language.money import MoneyError, parse_rupiah
from rakornis_desktop.language.quantity import parse_quantity

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

_TYPED = frozenset({"text", "whole", "decimal", "date"})
# These are chosen from official lists, in the form of Kegiatan.
_CHOSEN_ELSEWHERE = frozenset(
    {"code", "region_code", "funding_source", "emblem", "edition", "year_offset", "position"}
)


def takes_own_value(conflict: ConflictRow) -> bool:
    """Tell whether a conflict can be decided by typing another value."""
    rule = rule_of(conflict.table, conflict.column)
    return (
        conflict.kind == VALUE
        and rule is not None
        and rule.kind in _TYPED
        and conflict.column not in _CHOSEN_ELSEWHERE
    )


def resolve_as(database: Database, conflict: ConflictRow, text: str) -> None:
    """Write the value that ``text`` means and take it for decided, in one step of undo.

    To the other copies it is told as ours. Raises FieldRefusal for what the field does not take,
    RowGone if its row was deleted meanwhile.
    """
    from rakornis_desktop.database.tables import TABLES, Conflict

    value = _read(conflict, text.strip())
    (row_type,) = (t for t in TABLES if t.__tablename__ == conflict.table)
    label = edit_label(conflict.table, [conflict.column], conflict.title)
    with database.change_set(label) as changes:
        changes.update(row_type, conflict.row_id, **{conflict.column: value})
        changes.update(
            Conflict,
            conflict.id,
            state=ConflictState.OURS,
            resolved_at=datetime.now(UTC),
            resolved_by=database.author[:200],
        )


def _read(conflict: ConflictRow, text: str) -> str | int | Decimal | date | None:
    rule = rule_of(conflict.table, conflict.column)
    assert rule is not None
    if not text and rule.nullable:
        return None
    try:
        if rule.kind == "date":
            return parse_date(text)
        if rule.kind == "whole" and conflict.column in MONEY:
            return parse_rupiah(text)
    except (MoneyError, DateError) as reason:
        words = str(reason).rstrip(".")
        raise FieldRefusal(conflict.table, conflict.column, text, words) from None
    if rule.kind in ("whole", "decimal"):
        number, unit, _words = parse_quantity(text)
        if number is None or unit or (rule.kind == "whole" and number != int(number)):
            raise FieldRefusal(conflict.table, conflict.column, text, _("bukan angka"))
        return int(number) if rule.kind == "whole" else number
    return text
