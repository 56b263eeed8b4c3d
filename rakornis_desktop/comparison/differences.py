"""Field by field: in what two activities that are the same thing differ."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from rakornis_desktop.comparison.pair import Difference
from rakornis_desktop.comparison.places import related
from rakornis_desktop.comparison.subject import Subject
from rakornis_desktop.database.activity_words import location_in_words
from rakornis_desktop.database.fields.field import Field
from rakornis_desktop.database.fields.registry import fields_of
from rakornis_desktop.database.queries.activity_rows import ActivityRow
from rakornis_desktop.database.queries.packed_activities import named_sources
from rakornis_desktop.reference.units import normal_unit, same_quantity

# What the rules below compare each in its own way.
_KNOWN = frozenset(
    {
        "code", "title", "indicator", "region_code", "location_text", "volume", "unit",
        "target_text", "beneficiaries", "area_kind", "slum_area_ha",
    }
)  # fmt: skip


class Sides(NamedTuple):
    """Two rows to be compared; ``same_tier`` tells a revision from another tier's plan.

    Amounts that differ by up to ``money_tolerance`` percent of the larger one count as equal.
    """

    left: Subject
    right: Subject
    same_tier: bool
    money_tolerance: Decimal = Decimal(0)


def differences(sides: Sides) -> tuple[Difference, ...]:
    """Return the fields in which two rows differ, in the order of a form.

    No difference: the other tier's code for the same sub kegiatan, a location that is only more
    precise, a volume in another unit of the same quantity, an abbreviation in the title.
    """
    return tuple(
        difference
        for rule in (
            _code,
            _title,
            _indicator,
            _location,
            _volume,
            _plain,
            _others,
            _money,
            _sources,
        )
        for difference in rule(sides)
    )


def _code(sides: Sides) -> Iterator[Difference]:
    one, other = sides.left, sides.right
    if one.row.code != other.row.code and one.row.code not in other.codes:
        yield Difference("code", one.row.code, other.row.code, "text")


def _title(sides: Sides) -> Iterator[Difference]:
    if sides.left.normal_title != sides.right.normal_title:
        yield Difference("title", sides.left.row.title, sides.right.row.title, "text")


def _indicator(sides: Sides) -> Iterator[Difference]:
    one, other = sides.left.row, sides.right.row
    # Each tier's list has its own words for the same output.
    if one.code != other.code or not one.indicator or not other.indicator:
        return
    if _plain_text(one.indicator) != _plain_text(other.indicator):
        yield Difference("indicator", one.indicator, other.indicator, "text")


def _location(sides: Sides) -> Iterator[Difference]:
    one, other = sides.left, sides.right
    lie = related(one.place, other.place)
    if lie in ("same", "inside"):
        return
    here, there = one.row, other.row
    if _whereabouts(here) == _whereabouts(there):
        # Two offices may read the same words each in its own region.
        return
    unknown = not one.place and not other.place
    if unknown and _plain_text(here.location_text) == _plain_text(there.location_text):
        return
    yield Difference(
        "location",
        location_in_words(here.region_code, here.location_text),
        location_in_words(there.region_code, there.location_text),
        "place",
    )


def _volume(sides: Sides) -> Iterator[Difference]:
    one, other = sides.left.row, sides.right.row
    factor = same_quantity(one.unit, other.unit)
    if factor is None and normal_unit(one.unit) != normal_unit(other.unit):
        if one.volume is not None or other.volume is not None:
            if one.volume != other.volume:
                yield Difference("volume", one.volume, other.volume, "quantity")
            yield Difference("unit", one.unit, other.unit, "text")
    elif not _equal_quantity(one.volume, other.volume, factor or Decimal(1)):
        yield Difference(
            "volume", one.volume, other.volume, "quantity",
            _ratio(one.volume and one.volume * (factor or 1), other.volume),
        )  # fmt: skip
    if _plain_text(one.target_text) != _plain_text(other.target_text):
        yield Difference("target_text", one.target_text, other.target_text, "text")


def _plain(sides: Sides) -> Iterator[Difference]:
    one, other = sides.left.row, sides.right.row
    for field, kind in (
        ("beneficiaries", "quantity"),
        ("area_kind", "choice"),
        ("slum_area_ha", "quantity"),
    ):
        here, there = getattr(one, field), getattr(other, field)
        # What one tier's form does not ask for is no difference of opinion.
        if here is not None and there is not None and here != there:
            ratio = _ratio(here, there) if kind == "quantity" else None
            yield Difference(field, here, there, kind, ratio)


def _others(sides: Sides) -> Iterator[Difference]:
    """Compare what the registry of fields names and nothing here knows better."""
    for field in _other_fields():
        here, there = (getattr(side.row, field.column) for side in (sides.left, sides.right))
        if isinstance(here, str) and isinstance(there, str):
            if _plain_text(here) != _plain_text(there):
                kind = "choice" if field.choices else "text"
                yield Difference(field.column, here, there, kind)
        elif here != there:
            figure = isinstance(here, int | Decimal) and isinstance(there, int | Decimal)
            kind = "quantity" if figure else "text"
            yield Difference(
                field.column, here, there, kind, _ratio(here, there) if figure else None
            )


@cache
def _other_fields() -> tuple[Field, ...]:
    return tuple(
        field
        for field in fields_of("activity")
        if field.compared and field.stored and field.column not in _KNOWN
    )


def _money(sides: Sides) -> Iterator[Difference]:
    one, other = sides.left.row, sides.right.row
    for field in ("budget", "budget_next"):
        here, there = getattr(one, field), getattr(other, field)
        if abs(here - there) * 100 <= sides.money_tolerance * max(here, there):
            continue
        if here != there and (field == "budget" or (here and there) or sides.same_tier):
            yield Difference(field, here, there, "money", _ratio(here, there))


def _sources(sides: Sides) -> Iterator[Difference]:
    # Two tiers pay from different purses by nature; that is what overlap looks at.
    if not sides.same_tier:
        return
    here, there = (named_sources(side.packed.sources) for side in (sides.left, sides.right))
    if here != there:
        yield Difference("funding", ", ".join(sorted(here)), ", ".join(sorted(there)), "sources")


def _whereabouts(row: ActivityRow) -> tuple[str, str, str]:
    return row.region_code, row.location_text, row.title


def _equal_quantity(one: Decimal | None, other: Decimal | None, factor: Decimal) -> bool:
    if one is None or other is None:
        return one is other
    return one * factor == other


def _ratio(one: Decimal | int | None, other: Decimal | int | None) -> float | None:
    if not one or other is None:
        return None
    return round(float(Decimal(other) / Decimal(one)), 4)


def _plain_text(text: str) -> str:
    return " ".join(text.casefold().split())
