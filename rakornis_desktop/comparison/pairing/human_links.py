"""What people said: links between activities, and rows that name the proposal they answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from rakornis_desktop.comparison.identity import ids_by_identity
from rakornis_desktop.comparison.likeness import title_likeness
from rakornis_desktop.comparison.pairing.match import Match
from rakornis_desktop.comparison.pairing.pairing_subjects import Subjects
from rakornis_desktop.comparison.subject import may_pair
from rakornis_desktop.database.queries.decision_rows import LinkRow
from rakornis_desktop.database.queries.packed_activities import Packed
from rakornis_desktop.language.catalogue import translate as _

Rows = dict[str, Packed]
Ids = tuple[str, str]


def links_found(
    links: Sequence[LinkRow], left: Rows, right: Rows, subjects: Subjects
) -> dict[Ids, bool]:
    """Return by today's ids what was said of two rows, the last word last.

    A row is found by its id, or after a re-import by what it is.
    """
    if not links:
        return {}
    named: list[tuple[str, str, LinkRow]] = []
    missing = False
    for link in links:
        ids = (link.left_activity_id, link.right_activity_id)
        if ids[1] in left or ids[0] in right:
            ids = ids[::-1]
        named.append((*ids, link))
        missing = missing or ids[0] not in left or ids[1] not in right
    mine = ids_by_identity(left.values(), subjects.home) if missing else {}
    theirs = ids_by_identity(right.values(), subjects.home) if missing else {}
    found: dict[Ids, bool] = {}
    for left_id, right_id, link in named:
        for names in (
            (link.left_identity, link.right_identity),
            (link.right_identity, link.left_identity),
        ):
            one = left_id if left_id in left else mine.get(names[0], "")
            other = right_id if right_id in right else theirs.get(names[1], "")
            if one and other:
                found.pop((one, other), None)
                found[one, other] = link.same
                break
    return found


def linked(said: dict[Ids, bool], left: Rows, right: Rows, subjects: Subjects) -> list[Match]:
    """Return what a person paired; several partners of one row make one group."""
    joined = [
        (left[one], right[other])
        for (one, other), same in said.items()
        if same and may_pair(subjects.of(left[one]), subjects.of(right[other]))
    ]
    return _grouped(joined, 1.0, lambda _one: _("dipasangkan oleh petugas"), subjects)


def answered(left: Rows, right: Rows, apart: set[Ids], subjects: Subjects) -> list[Match]:
    """Return the rows that name the proposal they answer, by its number or id."""
    pairs: list[tuple[Packed, Packed]] = []
    names: dict[str, str] = {}
    for asked, answers, turned in ((left, right, False), (right, left, True)):
        answering = [row for row in answers.values() if row.answers_reference.strip()]
        if not answering:
            continue
        by_reference = _by_reference(asked.values())
        for answer in answering:
            wanted = answer.answers_reference.strip()
            found = [asked[wanted]] if wanted in asked else by_reference.get(wanted.casefold(), [])
            found = [
                row
                for row in found
                if may_pair(subjects.of(row), subjects.of(answer))
                and ((answer.id, row.id) if turned else (row.id, answer.id)) not in apart
            ]
            if not found:
                continue
            one = max(found, key=lambda row: title_likeness(subjects.of(row), subjects.of(answer)))
            pair = (answer, one) if turned else (one, answer)
            if pair not in pairs:
                pairs.append(pair)
            names[pair[0].id] = wanted
    reason = _("menjawab usulan {reference}")
    return _grouped(
        pairs, 0.99, lambda one: reason.format(reference=names.get(one.id, "")), subjects
    )


def _grouped(
    pairs: Iterable[tuple[Packed, Packed]],
    score: float,
    why: Callable[[Packed], str],
    subjects: Subjects,
) -> list[Match]:
    """Join pairs that share a row: one against several, never several against several."""
    matches: list[Match] = []
    for one, other in pairs:
        at = next(
            (
                i
                for i, match in enumerate(matches)
                if (one in match.left and len(match.left) == 1 and other not in match.right)
                or (other in match.right and len(match.right) == 1 and one not in match.left)
            ),
            None,
        )
        taken = any(one in m.left or other in m.right for m in matches)
        if at is None:
            if not taken:
                matches.append(Match((one,), (other,), score, why(one)))
            continue
        match = matches[at]
        rows = (*match.left, *match.right, one, other)
        if len({subjects.of(row).regency for row in rows} - {""}) > 1:
            # A row of no regency must not join those of two.
            continue
        elsewhere = [m for i, m in enumerate(matches) if i != at]
        if one in match.left:
            if not any(other in m.right for m in elsewhere):
                matches[at] = match._replace(right=(*match.right, other))
        elif not any(one in m.left for m in elsewhere):
            matches[at] = match._replace(left=(*match.left, one))
    return matches


def _by_reference(rows: Iterable[Packed]) -> dict[str, list[Packed]]:
    found: dict[str, list[Packed]] = defaultdict(list)
    for row in rows:
        if row.reference.strip():
            found[row.reference.strip().casefold()].append(row)
    return found
