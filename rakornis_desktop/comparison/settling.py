"""Rows that need no measuring, found by SQLite: equal on both sides, or alone beyond all reach.

Such rows pair, or stay alone, by the same rules as all others (design §4). Two rows are settled
where no pass could decide otherwise: they are equal in all that is compared, no other row on
either side has their letters, and nobody has named either of them.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.choices import Tier
from rakornis_desktop.comparison.comparison_setting import Setting
from rakornis_desktop.comparison.findings.rules import Rulebook
from rakornis_desktop.comparison.named_rows import named
from rakornis_desktop.comparison.pair import EQUAL, ONLY_LEFT, ONLY_RIGHT
from rakornis_desktop.comparison.pairing.place_reach import Reach
from rakornis_desktop.comparison.sums import Tally
from rakornis_desktop.database.queries.decision_rows import LinkRow
from rakornis_desktop.database.queries.outlines import (
    PIECE,
    Outline,
    equal_activities,
    lone_activities,
    outline_of,
)
from rakornis_desktop.reference.codes import programme_of

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

_REGENCY = 5
_ALONE = (ONLY_LEFT, ONLY_RIGHT)
NOBODY = -1
# A row by its place, its block (program and regency), its region, code and edition.
_Lying = tuple[int, str, str, str, str]


class Settled(NamedTuple):
    """Two columns of which only ``rest`` has to be looked at row by row.

    Rows go by their place in their column, from 0; ``numbers`` are SQLite's. ``partners`` holds
    for each row on the left its place on the right, or :data:`NOBODY`. ``rest`` are the places
    of each column that are not settled; ``regencies`` those that settled rows of a regency's
    plan lie in. ``tally`` is what the settled rows come to.
    """

    numbers: tuple[array[int], array[int]]
    partners: array[int]
    rest: tuple[list[int], list[int]]
    regencies: frozenset[str]
    tally: Tally


def settled(
    database: Database,
    setting: Setting,
    columns: Sequence[Sequence[str]],
    rules: Rulebook,
    links: Sequence[LinkRow],
) -> Settled | None:
    """Settle what can be settled between two columns of plans, given by their ids.

    None where the order of a plan's rows is not known by their positions alone.
    """
    sides = []
    for plan_ids in columns:
        outlines = [outline_of(database, plan_id) for plan_id in plan_ids]
        if any(outline is None for outline in outlines):
            return None
        sides.append(_Side(plan_ids, [outline for outline in outlines if outline]))
    answering = [(side.plan_ids, outline.answering) for side in sides for outline in side.outlines]
    apart = named(database, setting, columns, links, answering)
    return _Settling(database, setting, rules, sides[0], sides[1], apart).settled()


class _Side:
    """One column in outline."""

    def __init__(self, plan_ids: Sequence[str], outlines: list[Outline]) -> None:
        self.plan_ids = plan_ids
        self.outlines = outlines
        self.numbers: array[int] = array("q")
        self.letters: list[str] = []
        self.starts: list[int] = []
        for outline in outlines:
            self.starts.append(len(self.numbers))
            self.numbers += outline.numbers
            self.letters += outline.letters

    def plan_at(self, place: int) -> str:
        """Return the id of the plan that the row at ``place`` belongs to."""
        return self.plan_ids[bisect_right(self.starts, place) - 1]

    def by_plan(self, places: Sequence[int]) -> dict[str, Sequence[int]]:
        """Return ascending places by the plan they belong to."""
        found: dict[str, Sequence[int]] = {}
        start = 0
        for plan_id, end in zip(self.plan_ids, [*self.starts[1:], len(self.numbers)], strict=True):
            stop = bisect_left(places, end, start)
            found[plan_id] = places[start:stop]
            start = stop
        return found


class _Settling:
    def __init__(
        self,
        database: Database,
        setting: Setting,
        rules: Rulebook,
        left: _Side,
        right: _Side,
        apart: set[int],
    ) -> None:
        self._database = database
        self._setting = setting
        self._rules = rules
        self._sides = (left, right)
        self._apart = apart
        self._partners = array("q", [NOBODY]) * len(left.numbers)
        self._tally = Tally()

    def settled(self) -> Settled:
        left, right = self._sides
        self._pair_up()
        taken = bytearray(len(right.numbers))
        for place in self._partners:
            if place != NOBODY:
                taken[place] = 1
        rest = (
            [place for place, partner in enumerate(self._partners) if partner == NOBODY],
            [place for place, is_taken in enumerate(taken) if not is_taken],
        )
        regencies = self._regencies(rest)
        for column, places in enumerate(self._beyond_reach(rest, regencies)):
            self._leave_alone(column, places)
            lone = set(places)
            rest[column][:] = [place for place in rest[column] if place not in lone]
        return Settled((left.numbers, right.numbers), self._partners, rest, regencies, self._tally)

    # Rows that are equal on both sides

    def _pair_up(self) -> None:
        left, right = self._sides
        by_plans: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        if len(left.plan_ids) == len(right.plan_ids) == 1:
            by_plans[left.plan_ids[0], right.plan_ids[0]] = list(self._alike())
        else:
            for one, other in self._alike():
                by_plans[left.plan_at(one), right.plan_at(other)].append((one, other))
        for plan_ids, found in by_plans.items():
            here, there = (self._setting.plans[plan_id] for plan_id in plan_ids)
            numbers = [(left.numbers[one], right.numbers[other]) for one, other in found]
            equal = equal_activities(
                self._database,
                numbers,
                with_sources=here.tier == there.tier,
                with_areas=bool(self._setting.areas),
            )
            unlike = set(equal.others)
            for (one, other), (number, _other_number) in zip(found, numbers, strict=True):
                if number not in unlike:
                    self._partners[one] = other
            count = len(found) - len(unlike)
            findings = self._rules.how_many(equal.traits, here, there)
            self._tally.add(EQUAL, count, findings, (equal.amount, equal.amount))

    def _alike(self) -> Iterator[tuple[int, int]]:
        """Yield the places of rows with equal letters that nothing else has."""
        left, right = self._sides
        twins = _twins(left.letters) | _twins(right.letters)
        places = dict(zip(right.letters, range(len(right.letters)), strict=True))
        for one, other in enumerate(map(places.get, left.letters)):
            if other is None:
                continue
            if twins and left.letters[one] in twins:
                continue
            if self._apart and (
                left.numbers[one] in self._apart or right.numbers[other] in self._apart
            ):
                continue
            yield one, other

    # Rows alone

    def _regencies(self, rest: tuple[list[int], list[int]]) -> frozenset[str]:
        """Return the regencies that rows of regencies' plans lie in, if anybody will ask."""
        found: set[str] = set()
        for column, (side, plan) in enumerate(zip(self._sides, self._setting.columns, strict=True)):
            if plan.tier == Tier.REGENCY and rest[1 - column]:
                found |= {letters[:_REGENCY] for letters in side.letters}
        return frozenset(code for code in found if PIECE not in code)

    def _beyond_reach(
        self, rest: tuple[list[int], list[int]], regencies: frozenset[str]
    ) -> tuple[list[int], list[int]]:
        """Return the places of rows that no row left on the other side can be paired with.

        No pass reaches from one program or regency into another (see pairing/pairer.py), and
        inside of these none goes farther than :class:`Reach`.
        """
        lying = [self._lying(side, places) for side, places in zip(self._sides, rest, strict=True)]
        if any(found is None for found in lying):
            return [], []
        sides = [found for found in lying if found is not None]
        # Reaching is mutual: of the many only those that a few reach can reach one of these.
        few = 0 if len(sides[0]) <= len(sides[1]) else 1
        reached = _reached(sides[1 - few], sides[few])
        near = {row[0] for row in _reached(sides[few], reached)}, {row[0] for row in reached}
        scope = self._scope(regencies)
        beyond: tuple[list[int], list[int]] = [], []
        for column, (side, found) in enumerate(zip(self._sides, sides, strict=True)):
            within = near[column != few]
            everywhere = self._setting.columns[column].tier == Tier.REGENCY or not scope
            beyond[column].extend(
                row[0]
                for row in found
                if row[0] not in within and (everywhere or row[2][:_REGENCY] in scope)
            )
            if self._apart:
                numbers, apart = side.numbers, self._apart
                beyond[column][:] = [at for at in beyond[column] if numbers[at] not in apart]
        return beyond

    def _lying(self, side: _Side, places: Sequence[int]) -> list[_Lying] | None:
        """Return where rows lie, None if one has no regency or program: it may lie anywhere."""
        programmes = _Programmes()
        found: list[_Lying] = []
        for plan_id, some in side.by_plan(places).items():
            edition = self._setting.plans[plan_id].edition
            for place in some:
                region, code, _further = side.letters[place].split(PIECE, 2)
                programme = programmes[code]
                if len(region) < _REGENCY or not programme:
                    return None
                found.append((place, programme + region[:_REGENCY], region, code, edition))
        return found

    def _scope(self, regencies: frozenset[str]) -> frozenset[str]:
        plans = self._setting.plans.values()
        named_ones = {p.region_code[:_REGENCY] for p in plans if p.tier == Tier.REGENCY}
        return frozenset(named_ones | regencies) if named_ones else frozenset()

    def _leave_alone(self, column: int, places: list[int]) -> None:
        side = self._sides[column]
        for plan_id, found in side.by_plan(places).items():
            numbers = [side.numbers[place] for place in found]
            lone = lone_activities(self._database, numbers, with_areas=bool(self._setting.areas))
            plan = self._setting.plans[plan_id]
            if column == 0:
                findings, amounts = self._rules.how_many(lone.traits, plan, None), (lone.amount, 0)
            else:
                findings, amounts = self._rules.how_many(lone.traits, None, plan), (0, lone.amount)
            self._tally.add(_ALONE[column], len(found), findings, amounts)


def _reached(rows: Iterable[_Lying], others: Iterable[_Lying]) -> list[_Lying]:
    """Return those of one side's rows that a row of the other side reaches."""
    reach = Reach()
    for _place, block, region, code, edition in others:
        reach.add(block, region, code, edition)
    holds = reach.holds
    return [row for row in rows if holds(row[1], row[2], row[3], row[4])]


class _Programmes(dict[str, str]):
    """The program of each code, empty for one that names none."""

    def __missing__(self, code: str) -> str:
        self[code] = programme = programme_of(code) if code.count(".") >= 2 else ""
        return programme


def _twins(letters: Sequence[str]) -> set[str]:
    """Return what stands in a list more than once."""
    if len(set(letters)) == len(letters):
        return set()
    return {text for text, count in Counter(letters).items() if count > 1}
