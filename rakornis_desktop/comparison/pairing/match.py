"""Activities that pairing takes for the same thing."""

from __future__ import annotations

from typing import NamedTuple

from rakornis_desktop.comparison.subject import Subject
from rakornis_desktop.database.queries.packed_activities import Packed


class Match(NamedTuple):
    """One activity per side, or one against the parts the other side has split it into.

    ``reason`` says in words why, ``score`` how sure it is, from 0 to 1.
    """

    left: tuple[Packed, ...]
    right: tuple[Packed, ...]
    score: float
    reason: str


def matched(one: Subject, other: Subject, score: float, reason: str) -> Match:
    """Return the match of two subjects."""
    return Match((one.packed,), (other.packed,), round(min(score, 1.0), 4), reason)
