"""How well pairing does on what offices really write: precision and recall per kind of trouble."""

from __future__ import annotations

from collections import Counter

import pytest

from rakornis_desktop.comparison.pairing.pairer import Pairer
from rakornis_desktop.comparison.pairing.pairing_subjects import Subjects
from rakornis_desktop.database.queries.packed_activities import packed
from rakornis_desktop.reference.regions import regions

from .labelled_cases import Case, cases, plan


def outcome(found: list[Case]) -> tuple[Counter[str], Counter[str], Counter[str], int]:
    """Return right, wrong and missed pairs by kind, and the pairs across two regencies."""
    plans = [plan("61", "61"), *(plan(r.code, r.code) for r in regions().regencies())]
    subjects = Subjects(plans)
    left = [packed(row) for case in found for row in case.left]
    right = [packed(row) for case in found for row in case.right]
    kind = {row.id: case.kind for case in found for row in (*case.left, *case.right)}
    matches = Pairer(subjects).pair_up(left, right, offices=subjects.regency).matches()
    made = {(one.id, other.id) for m in matches for one in m.left for other in m.right}
    expected = {ids for case in found for ids in case.expected}
    across = sum(
        len({subjects.of(row).regency for row in (*m.left, *m.right)} - {""}) > 1 for m in matches
    )
    return (
        Counter(kind[one] for one, _other in made & expected),
        Counter(kind[one] for one, _other in made - expected),
        Counter(kind[one] for one, _other in expected - made),
        across,
    )


@pytest.mark.parametrize("seed", [2027, 61])
def test_officers_find_their_rows_paired_and_no_stranger_beside_them(seed: int) -> None:
    found = cases(seed, 55)
    assert len(found) >= 600
    right, wrong, missed, across = outcome(found)
    report = "\n".join(
        f"{kind}: {right[kind]} right, {wrong[kind]} wrong, {missed[kind]} missed"
        for kind in dict.fromkeys(case.kind for case in found)
    )
    print(report)
    assert across == 0
    precision = right.total() / (right.total() + wrong.total())
    recall = right.total() / (right.total() + missed.total())
    assert precision >= 0.985, report
    assert recall >= 0.97, report
    for kind in right:
        assert right[kind] / (right[kind] + missed[kind]) >= 0.9, report
