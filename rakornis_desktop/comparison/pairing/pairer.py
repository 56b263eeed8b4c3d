"""Pairing of two sides, pass by pass; what did not change is not measured again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from rakornis_desktop.comparison.pairing.block import pair_block, pair_loose
from rakornis_desktop.comparison.pairing.equal_rows import alike_to_the_letter, equal_letters
from rakornis_desktop.comparison.pairing.human_links import answered, linked, links_found
from rakornis_desktop.comparison.pairing.match import Match
from rakornis_desktop.comparison.pairing.pairing_subjects import Subjects
from rakornis_desktop.comparison.pairing.place_reach import Reach
from rakornis_desktop.comparison.sameness import very_same
from rakornis_desktop.comparison.subject import Subject, may_pair
from rakornis_desktop.database.queries.decision_rows import LinkRow
from rakornis_desktop.database.queries.packed_activities import Packed
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.codes import programme_of

_SUBDISTRICT = 8
Rows = dict[str, Packed]
Apart = set[tuple[str, str]]
_Block = tuple[list[Subject], list[Subject]]


class Pairing(NamedTuple):
    """What two sides have in common: rows alike to the letter, and all other matches.

    ``said`` are matches that people made; they come first, ``measured`` ones last.
    """

    said: list[Match]
    equal: list[tuple[Packed, Packed]]
    measured: list[Match]

    def matches(self) -> list[Match]:
        """Return all as matches, surest passes first."""
        reason = equal_letters()
        equal = [Match((one,), (other,), 1.0, reason) for one, other in self.equal]
        return [*self.said, *equal, *self.measured]


class Pairer:
    """Pairs the rows of two sides; asked again it repeats only the blocks that changed.

    A block is a program in a regency: no pass but a person's word reaches across blocks, so that
    what one row's edit can change stays inside its own.
    """

    def __init__(self, subjects: Subjects) -> None:
        self._subjects = subjects
        self._known: dict[object, tuple[_Block, list[Match]]] = {}
        self._apart: Apart = set()

    def pair_up(
        self,
        left: Sequence[Packed],
        right: Sequence[Packed],
        links: Sequence[LinkRow] = (),
        *,
        offices: Callable[[Packed], str] | None = None,
        same_rows: bool = False,
    ) -> Pairing:
        """Return what pairs on two sides, surest passes first; rows alone are in none.

        ``offices`` names the office of a row where a side holds the plans of several;
        ``same_rows`` says that both sides are one plan, whose left rows are marked ``id@``.
        """
        ours, theirs = {row.id: row for row in left}, {row.id: row for row in right}
        said = links_found(links, ours, theirs, self._subjects)
        apart = {ids for ids, same in said.items() if not same}
        if apart != self._apart:
            self._known.clear()
            self._apart = apart
        by_people: list[Match] = []
        if same_rows:
            _add(by_people, _one_row(ours, theirs), ours, theirs)
        _add(by_people, linked(said, ours, theirs, self._subjects), ours, theirs)
        _add(by_people, answered(ours, theirs, apart, self._subjects), ours, theirs)
        # An equal code of a region is an equal regency; without one the text may tell.
        equal = [
            (one, other)
            for one, other in alike_to_the_letter(
                list(ours.values()), list(theirs.values()), offices
            )
            if (not apart or (one.id, other.id) not in apart)
            and (one.region_code or may_pair(self._subjects.of(one), self._subjects.of(other)))
        ]
        for one, other in equal:
            del ours[one.id], theirs[other.id]
        measured: list[Match] = []
        self._measured(measured, ours, theirs, apart)
        return Pairing(by_people, equal, measured)

    def _measured(self, matches: list[Match], ours: Rows, theirs: Rows, apart: Apart) -> None:
        blocks: dict[tuple[str, str], tuple[list[Packed], list[Packed]]] = defaultdict(
            lambda: ([], [])
        )
        for side, rows in enumerate((ours, theirs)):
            for row in rows.values():
                regency = self._subjects.regency(row)
                programme = programme_of(row.code) if row.code.count(".") >= 2 else ""
                blocks[regency, programme][side].append(row)
        for key, (left, right) in blocks.items():
            if left and right:
                block = self._within_reach(left, right)
                found = self._once(key, block, partial(pair_block, *block, apart))
                _add(matches, found, ours, theirs)
        if ours and theirs:
            self._loose(matches, ours, theirs, apart)

    def _within_reach(self, left: list[Packed], right: list[Packed]) -> _Block:
        """Return a block without the rows that lie too far from all rows of the other side."""
        sides = (
            [(row, self._place(row), self._subjects.edition(row)) for row in left],
            [(row, self._place(row), self._subjects.edition(row)) for row in right],
        )
        reaches = Reach(), Reach()
        for reach, rows in zip(reaches, sides, strict=True):
            for row, place, edition in rows:
                reach.add(None, place, row.code, edition)
        kept = [
            [
                self._subjects.of(row)
                for row, place, edition in rows
                if other.holds(None, place, row.code, edition)
            ]
            for rows, other in zip(sides, reversed(reaches), strict=True)
        ]
        return kept[0], kept[1]

    def _place(self, row: Packed) -> str:
        # What the code tells need not be read out of the words.
        code = row.region_code
        return code if len(code) >= _SUBDISTRICT else self._subjects.of(row).place

    def _once(self, key: object, block: _Block, pair: Callable[[], list[Match]]) -> list[Match]:
        """Return the matches of a block; measured again only if it holds other rows now."""
        before = self._known.get(key)
        if before is None or not very_same(before[0], block):
            before = self._known[key] = block, pair()
        return before[1]

    def _loose(self, matches: list[Match], ours: Rows, theirs: Rows, apart: Apart) -> None:
        """Rows without code, then those of no regency: against whatever is left."""
        if not any(
            row.code.count(".") < 2 or len(row.region_code) < 5
            for rows in (ours, theirs)
            for row in rows.values()
        ):
            return
        mine = [self._subjects.of(row) for row in ours.values()]
        others = [self._subjects.of(row) for row in theirs.values()]
        for name, odd in (("code", _without_code), ("regency", _without_regency)):
            if not any(odd(subject) for subject in (*mine, *others)):
                continue
            blocks: dict[str, _Block] = defaultdict(lambda: ([], []))
            for side, subjects in enumerate((mine, others)):
                for subject in subjects:
                    blocks[subject.regency if name == "code" else ""][side].append(subject)
            for regency, block in blocks.items():
                if not block[0] or not block[1]:
                    continue
                found = self._once((name, regency), block, partial(pair_loose, *block, apart, odd))
                _add(matches, found, ours, theirs)
            mine = [subject for subject in mine if subject.row.id in ours]
            others = [subject for subject in others if subject.row.id in theirs]


def _one_row(ours: Rows, theirs: Rows) -> list[Match]:
    reason = _("baris yang sama")
    return [
        Match((row,), (theirs[now],), 1.0, reason)
        for row in ours.values()
        if (now := row.id.rstrip("@")) in theirs
    ]


def _add(matches: list[Match], found: Iterable[Match], ours: Rows, theirs: Rows) -> None:
    for match in found:
        if len(match.left) == len(match.right) == 1:
            one, other = match.left[0].id, match.right[0].id
            if one in ours and other in theirs:
                matches.append(match)
                del ours[one], theirs[other]
        elif all(row.id in ours for row in match.left) and all(
            row.id in theirs for row in match.right
        ):
            matches.append(match)
            for row in match.left:
                del ours[row.id]
            for row in match.right:
                del theirs[row.id]


def _without_code(subject: Subject) -> bool:
    return not subject.programme


def _without_regency(subject: Subject) -> bool:
    return not subject.regency
