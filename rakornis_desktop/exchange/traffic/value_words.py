"""A value of a plan's row as officers read it: money with points, choices and places by name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from rakornis_desktop.database.fields import choice_names
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import short_date
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.language.quantity import quantity
from rakornis_desktop.reference.funding import funding
from rakornis_desktop.reference.regions import regions

# A text in a list is told in so many letters; whole it stands in its own form.
_MOST_LETTERS = 2_000


def value_in_words(table: str, column: str, value: Any) -> str:
    """Return a value, as SQLite keeps it, in words; "" for what is empty."""
    if value is None or value == "":
        return ""
    if said := _saying(table, column):
        return said(value)[:_MOST_LETTERS]
    return str(value)[:_MOST_LETTERS]


@cache
def _saying(table: str, column: str) -> Callable[[Any], str] | None:
    if column in ("amount", "agreed_budget"):
        return lambda value: f"Rp {rupiah(value)}" if isinstance(value, int) else str(value)
    if column.endswith("region_code"):
        return lambda code: regions().title(code) or str(code)
    if column == "funding_source":
        return lambda key: funding().label(str(key))
    if column.startswith("readiness_") and not column.endswith("_document"):
        return choice_names.readiness_name
    if column in ("is_head", "is_active", "present", "same"):
        return lambda value: _("ya") if value else _("tidak")
    return {
        "area_kind": choice_names.area_kind_name,
        "area.kind": choice_names.area_kind_name,
        "area.authority": choice_names.tier_name,
        "indicator.direction": choice_names.direction_name,
        "proposed_to": choice_names.tier_name,
        "stage": choice_names.stage_name,
        "issue.category": choice_names.issue_category,
        "issue.status": choice_names.issue_status,
        "decision.status": choice_names.decision_name,
        "centre_answer.step": choice_names.answer_step,
    }.get(f"{table}.{column}" if column in _AMBIGUOUS else column) or _of_kind(table, column)


_AMBIGUOUS = ("category", "status", "step", "kind", "authority", "direction")


@cache
def _kinds(table: str) -> dict[str, str]:
    """Return which columns of a table hold moments and quantities."""
    from rakornis_desktop.database.tables import TABLES
    from rakornis_desktop.database.tables.row_base import DecimalText, MomentText

    (found,) = (t for t in TABLES if t.__tablename__ == table)
    kinds = {}
    for column in found.__table__.columns:  # type: ignore[union-attr]
        if isinstance(column.type, MomentText):
            kinds[column.name] = "moment"
        elif isinstance(column.type, DecimalText):
            kinds[column.name] = "quantity"
    return kinds


def _of_kind(table: str, column: str) -> Callable[[Any], str] | None:
    return {"moment": moment_in_words, "quantity": _quantity}.get(_kinds(table).get(column, ""))


def moment_in_words(value: str) -> str:
    """Return a moment (ISO) as ``24 Mar 2026 09.10`` of this computer's clock."""
    try:
        at = datetime.fromisoformat(value).astimezone()
    except (ValueError, TypeError, OverflowError, OSError):
        return str(value)
    return f"{short_date(at.date())} {at:%H.%M}"


def _quantity(value: Any) -> str:
    try:
        return quantity(Decimal(value))
    except (InvalidOperation, TypeError, ValueError):
        return str(value)
