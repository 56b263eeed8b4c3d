"""How alike two activities are, in numbers from 0 to 1."""

from __future__ import annotations

from decimal import Decimal

from rakornis_desktop.comparison.subject import Subject
from rakornis_desktop.reference.units import same_quantity

# A shorter title inside a longer one is a good sign, but not quite as good as the same title.
_SUBSET = 0.95


def title_likeness(one: Subject, other: Subject) -> float:
    """Return how alike two titles are once place names and fillers are taken out."""
    from rapidfuzz import fuzz

    left, right = one.title.core, other.title.core
    if not left or not right:
        return 1.0 if one.normal_title == other.normal_title else 0.5
    score = fuzz.token_sort_ratio(left, right)
    if min(left.count(" "), right.count(" ")) >= 1:
        score = max(score, _SUBSET * fuzz.token_set_ratio(left, right))
    return float(score) / 100


def size_likeness(one: Subject, other: Subject) -> float:
    """Return how near volume and money are; 0.5 where neither side tells."""
    near = []
    a, b = one.row, other.row
    if a.volume and b.volume and (factor := same_quantity(a.unit, b.unit)) is not None:
        near.append(_near(a.volume * factor, b.volume))
    if a.budget and b.budget:
        near.append(_near(Decimal(a.budget), Decimal(b.budget)))
    return sum(near) / len(near) if near else 0.5


def _near(one: Decimal, other: Decimal) -> float:
    return float(min(one, other) / max(one, other))
