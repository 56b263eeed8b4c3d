"""Which activities of two plans are the same thing: passes from the surest to the likeliest.

Each pass takes only what the ones before have left, one to one, best first; no pass pairs
across two regencies. Each match keeps its reason and score.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from rakornis_desktop.comparison.identity import identity
from rakornis_desktop.comparison.likeness import size_likeness, title_likeness
from rakornis_desktop.comparison.places import related
from rakornis_desktop.comparison.subject import Subject
from rakornis_desktop.comparison.titles import contradict
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.program.queries.decisions import LinkRow

# Same sub kegiatan at the same place is strong; only titles that have nothing in common speak
# against it (two different works under one code in one village).
_SAME_CODE_LEAST = 0.34
# Same program, place alike: the title has to carry it. tests/comparison show both sides of it.
_TITLE_LEAST = 0.80
_TITLE_LEAST_SAME_KEGIATAN = 0.74

Key = Callable[[Subject], Iterable[object]]


class Match(NamedTuple):
    """Two rows that are taken for the same thing; ``reason`` in words, ``score`` 0 to 1."""

    left: Subject
    right: Subject
    score: float
    reason: str


class Candidate(NamedTuple):
    """A possible match of one pass; sorted by how sure it is."""

    score: float
    size: float
    left: Subject
    right: Subject
    reason: str


def pair_up(
    left: Sequence[Subject],
    right: Sequence[Subject],
    links: Sequence[LinkRow] = (),
    homes: tuple[str, str] = ("", ""),
) -> list[Match]:
    """Pair two plans; ``homes`` are the regions of their offices, for links after a re-import."""
    return _Pairing(left, right, links, homes).run()


class _Pairing:
    """The state while passes run: what is still free, what must stay apart."""

    def __init__(
        self,
        left: Sequence[Subject],
        right: Sequence[Subject],
        links: Sequence[LinkRow],
        homes: tuple[str, str],
    ) -> None:
        self.left = {subject.row.id: subject for subject in left}
        self.right = {subject.row.id: subject for subject in right}
        self.matches: list[Match] = []
        self.apart: set[tuple[str, str]] = set()
        self._links = self._found_again(links, homes)

    def run(self) -> list[Match]:
        self._linked()
        self._answered()
        self._equal()
        self._same_code()
        self._alike()
        return self.matches

    # 1. What persons said

    def _linked(self) -> None:
        for left_id, right_id, same in self._links:
            if not same:
                self.apart.add((left_id, right_id))
        for left_id, right_id, same in self._links:
            if same and left_id in self.left and right_id in self.right:
                one, other = self.left[left_id], self.right[right_id]
                if _one_regency(one, other):
                    self._take(one, other, 1.0, _("dipasangkan oleh petugas"))

    def _found_again(
        self, links: Sequence[LinkRow], homes: tuple[str, str]
    ) -> list[tuple[str, str, bool]]:
        """Return the links by today's ids: by id, else by what the rows are after a re-import."""
        if not links:
            return []
        mine, theirs = (
            _by_identity(side.values(), home)
            for side, home in ((self.left, homes[0]), (self.right, homes[1]))
        )
        found: dict[tuple[str, str], bool] = {}
        for link in links:
            for turned in (False, True):
                ids = (link.left_activity_id, link.right_activity_id)
                names = (link.left_identity, link.right_identity)
                if turned:
                    ids, names = ids[::-1], names[::-1]
                left_id = ids[0] if ids[0] in self.left else mine.get(names[0], "")
                right_id = ids[1] if ids[1] in self.right else theirs.get(names[1], "")
                if left_id and right_id:
                    # The later word counts.
                    found.pop((left_id, right_id), None)
                    found[left_id, right_id] = link.same
                    break
        return [(left_id, right_id, same) for (left_id, right_id), same in found.items()]

    # 2. The row names the proposal that it answers

    def _answered(self) -> None:
        mine, theirs = _by_reference(self.left.values()), _by_reference(self.right.values())
        reason = _("menjawab usulan {reference}")
        candidates = []
        for other in self.right.values():
            if wanted := other.row.answers_reference.strip():
                for one in self._named(self.left, mine, wanted):
                    candidates.append(self._answer(one, other, reason.format(reference=wanted)))
        for one in self.left.values():
            if wanted := one.row.answers_reference.strip():
                for other in self._named(self.right, theirs, wanted):
                    candidates.append(self._answer(one, other, reason.format(reference=wanted)))
        self._best_first(candidate for candidate in candidates if candidate)

    def _named(
        self, side: dict[str, Subject], by_reference: dict[str, list[Subject]], wanted: str
    ) -> list[Subject]:
        if (found := side.get(wanted)) is not None:
            return [found]
        return by_reference.get(wanted.casefold(), [])

    def _answer(self, one: Subject, other: Subject, reason: str) -> Candidate | None:
        if not _one_regency(one, other):
            return None
        # One proposal may be answered by several rows: the likeliest becomes its partner.
        return Candidate(
            0.99 + title_likeness(one, other) / 1000, size_likeness(one, other), one, other, reason
        )

    # 3. Same sub kegiatan, or its counterpart, at the same location

    def _equal(self) -> None:
        """Rows that are alike to the letter; the bulk of two revisions, so without measuring."""
        waiting: dict[object, list[Subject]] = defaultdict(list)
        for other in self.right.values():
            waiting[_letters(other)].append(other)
        reason = _("kode, lokasi, dan uraian sama")
        candidates = []
        for one in self.left.values():
            same = waiting.get(_letters(one), ())
            candidates += [
                Candidate(
                    1.0, size_likeness(one, other) if len(same) > 1 else 1.0, one, other, reason
                )
                for other in same
            ]
        self._best_first(candidates)

    def _same_code(self) -> None:
        by_code: dict[tuple[str, str], list[Subject]] = defaultdict(list)
        for other in self.right.values():
            for code in other.codes:
                by_code[code, other.place].append(other)
        same, equivalent = (
            _("sub kegiatan dan lokasi sama"),
            _("sub kegiatan padanan, lokasi sama"),
        )
        candidates = []
        for one in self.left.values():
            if not one.place:
                continue
            for other in by_code.get((one.row.code, one.place), ()):
                likeness = self._likeness(one, other)
                if likeness < _SAME_CODE_LEAST:
                    continue
                code_alike = one.row.code == other.row.code
                score = 0.8 + 0.18 * likeness + (0.01 if code_alike else 0)
                reason = same if code_alike else equivalent
                candidates.append(Candidate(score, size_likeness(one, other), one, other, reason))
        self._best_first(candidates)

    # 4. Same program, location equal or one inside the other, titles alike

    def _alike(self) -> None:
        by_program: dict[tuple[str, str], list[Subject]] = defaultdict(list)
        for other in self.right.values():
            by_program[other.program, other.regency].append(other)
        candidates = []
        for one in self.left.values():
            for other in by_program.get((one.program, one.regency), ()):
                if candidate := self._title_candidate(one, other):
                    candidates.append(candidate)
        self._best_first(candidates)

    def _title_candidate(self, one: Subject, other: Subject) -> Candidate | None:
        lie = related(one.place, other.place)
        if lie not in ("same", "inside"):
            return None
        kegiatan_alike = bool(one.kegiatan) and _other_tier_too(one, other)
        least = _TITLE_LEAST_SAME_KEGIATAN if kegiatan_alike else _TITLE_LEAST
        likeness = self._likeness(one, other)
        if likeness < least:
            return None
        score = 0.5 + 0.4 * likeness + (0.02 if lie == "same" else 0)
        place = _("lokasi sama") if lie == "same" else _("lokasi satu di dalam yang lain")
        program = _("program sama") if one.program else _("tanpa kode program")
        reason = _("{program}, {place}, uraian mirip {percent} %").format(
            program=program, place=place, percent=round(likeness * 100)
        )
        return Candidate(score, size_likeness(one, other), one, other, reason)

    # What all passes share

    def _likeness(self, one: Subject, other: Subject) -> float:
        """Return how alike the titles are, 0 where they name different streets or stages."""
        if (one.row.id, other.row.id) in self.apart or contradict(one.title, other.title):
            return 0.0
        if not _one_regency(one, other):
            return 0.0
        return title_likeness(one, other)

    def _best_first(self, candidates: Iterable[Candidate]) -> None:
        for candidate in sorted(
            candidates,
            key=lambda c: (-round(c.score, 3), -c.size, c.left.row.position, c.right.row.position),
        ):
            if (candidate.left.row.id, candidate.right.row.id) in self.apart:
                continue
            if candidate.left.row.id in self.left and candidate.right.row.id in self.right:
                self._take(
                    candidate.left, candidate.right, min(candidate.score, 1.0), candidate.reason
                )

    def _take(self, one: Subject, other: Subject, score: float, reason: str) -> None:
        self.matches.append(Match(one, other, round(score, 4), reason))
        del self.left[one.row.id]
        del self.right[other.row.id]


def _one_regency(one: Subject, other: Subject) -> bool:
    return not one.regency or not other.regency or one.regency == other.regency


def _other_tier_too(one: Subject, other: Subject) -> bool:
    """Tell whether two kegiatan are one, the tier's segment left out."""
    left, right = one.kegiatan.split("."), other.kegiatan.split(".")
    return len(left) == len(right) == 5 and left[:3] == right[:3] and left[4] == right[4]


def _letters(subject: Subject) -> tuple[str, ...]:
    row = subject.row
    place = row.region_code or " ".join(row.location_text.casefold().split())
    title = " ".join(row.title.casefold().split())
    return row.code, place, title, subject.regency


def _by_reference(subjects: Iterable[Subject]) -> dict[str, list[Subject]]:
    found: dict[str, list[Subject]] = defaultdict(list)
    for subject in subjects:
        if subject.row.reference.strip():
            found[subject.row.reference.strip().casefold()].append(subject)
    return found


def _by_identity(subjects: Iterable[Subject], home: str) -> dict[str, str]:
    found: dict[str, str] = {}
    shared: set[str] = set()
    for subject in subjects:
        key = identity(subject.row, home)
        if key in found:
            shared.add(key)
        found[key] = subject.row.id
    return {key: row_id for key, row_id in found.items() if key not in shared}
