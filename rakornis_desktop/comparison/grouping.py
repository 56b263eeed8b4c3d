"""From matches between two of three columns each to groups over all columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rakornis_desktop.comparison.pairing.match import Match
from rakornis_desktop.database.queries.packed_activities import Packed


class Group(NamedTuple):
    """Activities that belong together, a tuple per column; score and reasons of the matches."""

    members: tuple[tuple[Packed, ...], ...]
    score: float | None
    reason: str


def groups_of_three(
    columns: Sequence[Sequence[Packed]],
    matches: dict[tuple[int, int], list[Match]],
    regency_of: Callable[[Packed], str],
) -> list[Group]:
    """Return every activity in exactly one group, in the order of the columns.

    ``matches`` are those between two columns, by their numbers. No group holds rows of two
    regencies, though a row of none may have been matched with one of each.
    """
    partners: dict[str, list[tuple[int, Packed]]] = {}
    why: dict[str, list[Match]] = {}
    for (left, right), found in matches.items():
        for match in found:
            rows = [(left, row) for row in match.left] + [(right, row) for row in match.right]
            for _column, row in rows:
                partners.setdefault(row.id, []).extend(rows)
                why.setdefault(row.id, []).append(match)
    result: list[Group] = []
    seen: set[str] = set()
    for number, column in enumerate(columns):
        for row in column:
            if row.id in seen:
                continue
            members: list[list[Packed]] = [[] for _column in columns]
            said: list[Match] = []
            waiting = [(number, row)]
            regency = ""
            while waiting:
                at, member = waiting.pop(0)
                here = regency_of(member)
                if member.id in seen or (regency and here and here != regency):
                    continue
                regency = regency or here
                seen.add(member.id)
                members[at].append(member)
                said += [match for match in why.get(member.id, ()) if match not in said]
                waiting += partners.get(member.id, ())
            result.append(
                Group(
                    tuple(tuple(sorted(m, key=lambda r: (r.position, r.id))) for m in members),
                    min((match.score for match in said), default=None),
                    "; ".join(dict.fromkeys(match.reason for match in said)),
                )
            )
    return result
