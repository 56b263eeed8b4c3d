"""Which kind of value stands in a column: from its line in the registry to its reader."""

from __future__ import annotations

from functools import cache

from rakornis_desktop import choices
from rakornis_desktop.database.fields import kinds
from rakornis_desktop.database.fields.field import Field, FieldKind
from rakornis_desktop.database.fields.kinds.kind import Kind

# Everyday words for choices, beside what the program calls them.
_BY_WORDS: dict[type[choices.Choice], kinds.Choice] = {
    choices.Tier: kinds.TIER,
    choices.Readiness: kinds.READINESS,
    choices.DecisionStatus: kinds.DECISION,
}
_KINDS: dict[FieldKind, Kind] = {
    FieldKind.ID: kinds.TEXT,
    FieldKind.TEXT: kinds.TEXT,
    FieldKind.LONG_TEXT: kinds.LONG_TEXT,
    FieldKind.CODE: kinds.TEXT,
    FieldKind.PLACE: kinds.PLACE,
    FieldKind.UNIT: kinds.UNIT,
    FieldKind.QUANTITY: kinds.QUANTITY,
    FieldKind.HECTARES: kinds.HECTARES,
    FieldKind.PERCENT: kinds.PERCENT,
    FieldKind.WHOLE: kinds.WHOLE,
    FieldKind.DATE: kinds.DATE,
    FieldKind.MOMENT: kinds.MOMENT,
    FieldKind.TIME: kinds.TIME,
    FieldKind.YES_NO: kinds.YES_NO,
}
# What its line alone does not tell.
_OWN: dict[tuple[str, str], Kind] = {
    ("activity", "code"): kinds.CODE,
    ("budget", "funding_source"): kinds.FUNDING,
    ("issue", "baseline"): kinds.SIGNED_QUANTITY,
    ("area_village", "region_code"): kinds.VILLAGE,
}


@cache
def kind_of(table: str, field: Field) -> Kind:
    """Return what shows and reads the values of a column."""
    if own := _OWN.get((table, field.column)):
        return own
    if field.kind is FieldKind.CHOICE and field.choices:
        if field.choices in _BY_WORDS:
            return _BY_WORDS[field.choices]
        return kinds.Choice(field.choices, required=not field.optional)
    if field.kind is FieldKind.MONEY:
        return kinds.AGREED_MONEY if field.optional else kinds.MONEY
    if field.kind is FieldKind.REFERENCE:
        return kinds.RowReference(field.refers_to, None if field.optional else "")
    if field.column in ("year", "fiscal_year"):
        return kinds.YEAR
    return _KINDS[field.kind]
