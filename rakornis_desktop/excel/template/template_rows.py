"""Activities as rows of the template: everything its columns can carry, nothing merged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from rakornis_desktop.database.fields.field import Field
from rakornis_desktop.database.fields.kinds.field_kinds import kind_of
from rakornis_desktop.database.queries.activity_rows import ActivityRow, BudgetRow
from rakornis_desktop.excel.reading.budget_rows import SourceRow, source_rows
from rakornis_desktop.excel.template.template_columns import (
    AREA_WORDS,
    COLUMNS,
    FURTHER_COLUMNS,
    LOCATION_BAR,
    OPTIONAL_COLUMNS,
    PROPOSED_TO_WORDS,
    READINESS_COLUMNS,
    READINESS_WORDS,
)
from rakornis_desktop.excel.writing.new_workbook import Value

_READINESS = {value: word for word, value in READINESS_WORDS.items()}
_PROPOSED_TO = {value: word for word, value in PROPOSED_TO_WORDS.items()}
_AREAS = {value: word for word, value in AREA_WORDS.items()}


def columns_for(activities: Iterable[ActivityRow]) -> tuple[str, ...]:
    """Return the template's columns, and the optional ones that these activities need."""
    needed = {
        column: field
        for column, field in OPTIONAL_COLUMNS.items()
        if any(_optional(activity, field) for activity in activities)
    }
    return (*COLUMNS, *needed)


def activity_rows(
    activity: ActivityRow,
    budgets: Sequence[BudgetRow],
    within: str,
    columns: Sequence[str] = COLUMNS,
) -> list[list[Value]]:
    """Return an activity's row, and a continuation row for each further funding source.

    ``within`` is the region of the office, in which the importer will seek names.
    """
    payers = source_rows(budgets) or [SourceRow("", None, None)]
    cells: dict[str, Value] = {
        "Ref": activity.reference,
        "Kode": activity.code,
        "Uraian": activity.title,
        "Indikator": activity.indicator,
        "Lokasi": location_cell(activity.region_code, activity.location_text, within),
        "Volume": activity.target_text if activity.volume is None else number(activity.volume),
        "Satuan": activity.unit,
        "Volume N+1": (
            activity.target_next_text
            if activity.volume_next is None
            else number(activity.volume_next)
        ),
        "Diusulkan ke": _PROPOSED_TO.get(activity.proposed_to or ""),
        "Prioritas": activity.priority,
        "Kawasan": _AREAS.get(activity.area_kind or ""),
        "Luas Kumuh (ha)": (
            None if activity.slum_area_ha is None else number(activity.slum_area_ha)
        ),
        "Penerima Manfaat": (
            f"{activity.beneficiaries} {activity.beneficiary_unit}"
            if activity.beneficiaries is not None and activity.beneficiary_unit
            else activity.beneficiaries
        ),
        "Catatan": activity.note,
    }
    for column, field in READINESS_COLUMNS.items():
        cells[column] = readiness_cell(
            getattr(activity, field), getattr(activity, f"{field}_document")
        )
    for column, field in OPTIONAL_COLUMNS.items():
        cells[column] = _optional(activity, field)
    for column, further in FURTHER_COLUMNS.items():
        cells[column] = _further(further, getattr(activity, further.column))
    identity = {name: cells[name] for name in ("Ref", "Kode")}
    rows: list[list[Value]] = []
    for payer in payers:
        money: dict[str, Value] = {
            "Pagu": payer.amount,
            "Sumber Dana": payer.source,
            "Pagu N+1": payer.amount_next,
        }
        row = (identity if rows else cells) | money
        rows.append([row.get(column) for column in columns])
    return rows


def _optional(activity: ActivityRow, field: str) -> str:
    if field.startswith("readiness_"):
        return readiness_cell(getattr(activity, field), getattr(activity, f"{field}_document"))
    return str(getattr(activity, field))


def _further(field: Field, value: Any) -> Value:
    """Return a value of a column that only the registry knows, as its kind is read back."""
    if isinstance(value, Decimal):
        return number(value)
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    return kind_of("activity", field).shown(value)


def readiness_cell(state: str | None, document: str) -> str:
    """Return "ada (600/12)": the readiness word, the document's number in brackets."""
    word = _READINESS.get(state or "", "")
    return f"{word} ({document})".strip() if document else word


def number(value: Decimal) -> Value:
    """Return a quantity as a number, as text where Excel's numbers would lose digits."""
    from rakornis_desktop.language.quantity import quantity

    if value == value.to_integral_value() and abs(value) < 10**15:
        return int(value)
    return float(value) if Decimal(repr(float(value))) == value else quantity(value)


@lru_cache(maxsize=50_000)
def location_cell(region_code: str, location_text: str, within: str) -> str:
    """Return what leads back to both the region and the text beside it."""
    from rakornis_desktop.reference.regions import regions

    if not region_code or not location_text:
        return region_code or location_text
    found = regions().find(location_text, within).region
    if found is not None and found.code == region_code:
        return location_text
    return f"{region_code}{LOCATION_BAR}{location_text}"
