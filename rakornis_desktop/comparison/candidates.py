"""What a row without a partner might be paired with by hand, best first."""

from __future__ import annotations

from typing import NamedTuple

from rakornis_desktop.comparison.likeness import size_likeness, title_likeness
from rakornis_desktop.comparison.pairing.nearby_rows import Near
from rakornis_desktop.comparison.pairing.pair_judging import same_code
from rakornis_desktop.comparison.places import related
from rakornis_desktop.comparison.subject import Subject
from rakornis_desktop.database.queries.activity_rows import ActivityRow

_LEAST = 0.42


class Candidate(NamedTuple):
    """A row of another plan and how near it is, from 0 to 1."""

    row: ActivityRow
    score: float


def candidates(one: Subject, near: Near, limit: int) -> list[Candidate]:
    """Return the likeliest rows of ``near`` for ``one``; title, code, place and size count."""
    found = []
    for other in {id(s): s for s in (*near.to(one), *near.by_words(one))}.values():
        place = {"same": 1.0, "inside": 0.8, "beside": 0.5, "unknown": 0.4}
        score = (
            0.5 * title_likeness(one, other)
            + 0.2 * place.get(related(one.place, other.place), 0.0)
            + 0.15 * (1.0 if same_code(one, other) else 0.5 * (one.programme == other.programme))
            + 0.15 * size_likeness(one, other)
        )
        if score >= _LEAST:
            found.append(Candidate(other.row, round(score, 4)))
    found.sort(key=lambda candidate: (-candidate.score, candidate.row.position))
    return found[:limit]
