"""The measured passes inside one regency and program: equal, sure, split, alike, beside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from rakornis_desktop.comparison.pairing.equal_rows import dealt_out
from rakornis_desktop.comparison.pairing.match import Match, matched
from rakornis_desktop.comparison.pairing.nearby_rows import Near
from rakornis_desktop.comparison.pairing.pair_judging import SURE, Judged, judged, worth_measuring
from rakornis_desktop.comparison.pairing.split_rows import Split, by_area, splits
from rakornis_desktop.comparison.subject import Subject
from rakornis_desktop.language.catalogue import translate as _

Apart = set[tuple[str, str]]
# Up to so many combinations of twins their sizes are looked at one by one.
_FEW_TWINS = 36


def pair_block(left: Sequence[Subject], right: Sequence[Subject], apart: Apart) -> list[Match]:
    """Pair the rows of one block, one to one and best first; splits are found by their sums."""
    block = _Block(left, right, apart)
    block.equal()
    candidates = block.candidates()
    block.best_first(candidate for candidate in candidates if candidate.rank == SURE)
    block.split()
    block.best_first(candidate for candidate in candidates if candidate.rank != SURE)
    return block.matches


class _Block:
    def __init__(self, left: Sequence[Subject], right: Sequence[Subject], apart: Apart) -> None:
        self.left = {subject.row.id: subject for subject in left}
        self.right = {subject.row.id: subject for subject in right}
        self.apart = apart
        self.matches: list[Match] = []

    def equal(self) -> None:
        """Take rows whose code, normal title and place (or want of one) are equal, unmeasured."""
        waiting: dict[object, list[Subject]] = defaultdict(list)
        for other in self.right.values():
            for code in other.codes or (other.row.code,):
                waiting[code, other.place, other.normal_title].append(other)
        several: dict[object, list[Subject]] = defaultdict(list)
        for one in self.left.values():
            sign = one.row.code, one.place, one.normal_title
            if sign in waiting:
                several[sign].append(one)
        for key, ones in several.items():
            others = {other.row.id: other for other in waiting[key] if other.row.id in self.right}
            for one_row, other_row in list(
                dealt_out([one.packed for one in ones], [o.packed for o in others.values()])
            ):
                if (one_row.id, other_row.id) in self.apart or one_row.id not in self.left:
                    continue
                same = one_row.code == other_row.code
                reason = (
                    _("sub kegiatan dan lokasi sama")
                    if same
                    else _("sub kegiatan padanan, lokasi sama")
                )
                score = 0.99 if same else 0.98
                self._take(matched(self.left[one_row.id], others[other_row.id], score, reason))

    def candidates(self) -> list[Judged]:
        """Return what may be one thing among the rows that are left, likeliest first.

        Rows that nothing tells apart are measured once and dealt out: five thousand of them
        against five thousand others would be 25 million measurings of one and the same.
        """
        ours, theirs = _twins(self.left.values()), _twins(self.right.values())
        near = Near(twins[0] for twins in theirs.values())
        found: list[Judged] = []
        for ones in ours.values():
            for first in worth_measuring(ones[0], near.to(ones[0])):
                others = theirs[_sign(first)]
                if len(ones) * len(others) <= _FEW_TWINS:
                    found += [
                        candidate
                        for one in ones
                        for other in others
                        if (candidate := judged(one, other))
                    ]
                elif candidate := judged(ones[0], first):
                    found += self._dealt(candidate, ones, others)
        found.sort(key=_order)
        return found

    def _dealt(
        self, candidate: Judged, ones: list[Subject], others: list[Subject]
    ) -> Iterator[Judged]:
        by_id = {subject.row.id: subject for subject in (*ones, *others)}
        for one, other in dealt_out([s.packed for s in ones], [s.packed for s in others]):
            yield candidate._replace(one=by_id[one.id], other=by_id[other.id])

    def best_first(self, candidates: Iterable[Judged]) -> None:
        """Take candidates in their order while both rows are free."""
        for candidate in candidates:
            one, other = candidate.one.row.id, candidate.other.row.id
            if (one, other) in self.apart or one not in self.left or other not in self.right:
                continue
            self._take(matched(candidate.one, candidate.other, candidate.score, candidate.reason))

    def split(self) -> None:
        """Take one activity against its parts at the other tier, either way round."""
        reason = _("satu kegiatan dipecah menjadi {count}, jumlahnya cocok")
        for whole_left in (True, False):
            here, there = (self.left, self.right) if whole_left else (self.right, self.left)
            found = sorted(
                splits(list(here.values()), by_area(there.values())),
                key=lambda split: (-round(split.score, 3), split.whole.row.position),
            )
            for split in found:
                if not self._free(split, here, there, whole_left):
                    continue
                whole, parts = (split.whole.packed,), tuple(part.packed for part in split.parts)
                left, right = (whole, parts) if whole_left else (parts, whole)
                why = reason.format(count=len(parts))
                self._take(Match(left, right, round(split.score, 4), why))

    def _free(
        self, split: Split, here: dict[str, Subject], there: dict[str, Subject], left: bool
    ) -> bool:
        ids = [part.row.id for part in split.parts]
        if split.whole.row.id not in here or any(part not in there for part in ids):
            return False
        whole = split.whole.row.id
        return not any(((whole, p) if left else (p, whole)) in self.apart for p in ids)

    def _take(self, match: Match) -> None:
        self.matches.append(match)
        for row in match.left:
            del self.left[row.id]
        for row in match.right:
            del self.right[row.id]


def pair_loose(
    left: Sequence[Subject],
    right: Sequence[Subject],
    apart: Apart,
    odd: Callable[[Subject], bool],
) -> list[Match]:
    """Pair what no block could: ``odd`` rows (without code, without a regency) with any other."""
    block = _Block(left, right, apart)
    block.best_first(
        candidate for candidate in block.candidates() if odd(candidate.one) or odd(candidate.other)
    )
    return block.matches


def _sign(subject: Subject) -> tuple[str, str, str]:
    return subject.row.code, subject.place, subject.normal_title


def _twins(subjects: Iterable[Subject]) -> dict[tuple[str, str, str], list[Subject]]:
    found: dict[tuple[str, str, str], list[Subject]] = defaultdict(list)
    for subject in subjects:
        found[_sign(subject)].append(subject)
    return found


def _order(candidate: Judged) -> tuple[int, float, float, int, int]:
    return (
        candidate.rank,
        -round(candidate.score, 3),
        -candidate.size,
        candidate.one.row.position,
        candidate.other.row.position,
    )
