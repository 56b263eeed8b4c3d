"""From matches between two columns each to groups over all columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rakornis_desktop.comparison.pairing.match import Match
from rakornis_desktop.database.queries.activity_rows import ActivityRow


class Group(NamedTuple):
    """Activities that belong together, a tuple per column; score and reasons of the matches."""

    members: tuple[tuple[ActivityRow, ...], ...]
    score: float | None
    reason: str


def groups(
    columns: Sequence[Sequence[ActivityRow]],
    matches: dict[tuple[int, int], list[Match]],
    regency_of: Callable[[ActivityRow], str],
) -> list[Group]:
    """Return every activity in exactly one group, in the order of the columns.

    ``matches`` are those between two columns, by their numbers. No group holds rows of two
    regencies, though a row of none may have been matched with one of each.
    """
    if len(columns) == 2:
        return _of_two(columns, matches[0, 1])
    partners: dict[str, list[tuple[int, ActivityRow]]] = {}
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
            members: list[list[ActivityRow]] = [[] for _column in columns]
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


def _of_two(columns: Sequence[Sequence[ActivityRow]], matches: list[Match]) -> list[Group]:
    of_left = {row.id: match for match in matches for row in match.left}
    taken = {row.id for match in matches for row in match.right}
    result = []
    for row in columns[0]:
        match = of_left.get(row.id)
        if match is None:
            result.append(Group(((row,), ()), None, ""))
        elif len(match.left) == 1 or match.left[0].id == row.id:
            result.append(Group((match.left, match.right), match.score, match.reason))
    result += [Group(((), (row,)), None, "") for row in columns[1] if row.id not in taken]
    return result
