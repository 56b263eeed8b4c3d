"""Activities that pairing takes for the same thing."""

from __future__ import annotations

from typing import NamedTuple

from rakornis_desktop.comparison.subject import Subject
from rakornis_desktop.database.queries.activity_rows import ActivityRow


class Match(NamedTuple):
    """One activity per side, or one against the parts the other side has split it into.

    ``reason`` says in words why, ``score`` how sure it is, from 0 to 1.
    """

    left: tuple[ActivityRow, ...]
    right: tuple[ActivityRow, ...]
    score: float
    reason: str


def matched(one: Subject, other: Subject, score: float, reason: str) -> Match:
    """Return the match of two subjects."""
    return Match((one.row,), (other.row,), round(min(score, 1.0), 4), reason)
