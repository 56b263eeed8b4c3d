"""The rows of a comparison and what is known of them, so that a change costs little."""

from __future__ import annotations

from bisect import insort
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from rakornis_desktop.choices import Tier
from rakornis_desktop.comparison.candidates import Candidate, candidates
from rakornis_desktop.comparison.collecting import without_collecting
from rakornis_desktop.comparison.comparison_setting import Setting
from rakornis_desktop.comparison.differences import Sides, differences
from rakornis_desktop.comparison.findings.rules import Rulebook
from rakornis_desktop.comparison.grouping import Group, groups_of_three
from rakornis_desktop.comparison.pair import (
    ALONE,
    DIFFERENT,
    EQUAL,
    Difference,
    Pair,
    lone_pair,
)
from rakornis_desktop.comparison.pairing.equal_rows import equal_letters
from rakornis_desktop.comparison.pairing.match import Match
from rakornis_desktop.comparison.pairing.nearby_rows import Near
from rakornis_desktop.comparison.pairing.pairer import Pairer, Pairing
from rakornis_desktop.comparison.pairing.pairing_subjects import Subjects
from rakornis_desktop.comparison.places import regency_of
from rakornis_desktop.comparison.rows_as_one import together
from rakornis_desktop.comparison.subject import may_pair
from rakornis_desktop.database.queries.decision_rows import LinkRow
from rakornis_desktop.database.queries.packed_activities import (
    Packed,
    packed,
    packed_activities_by_id,
    packed_activities_of,
)
from rakornis_desktop.language.catalogue import translate as _

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

_at = Packed._fields.index
# Nearly all pairs are of equal rows, or of one alone: made without looking at names and defaults.
_new_pair = partial(tuple.__new__, Pair)
_FINDINGS = Pair._fields.index("findings")
# All that two rows can differ by stands side by side: equal rows are told by one comparison.
_FROM, _TO, _MONEY = _at("code"), _at("further"), _at("budget")


class Engine:
    """Compares the columns of a setting; keeps rows, subjects and pairs between two askings."""

    def __init__(
        self,
        setting: Setting,
        columns: Sequence[Sequence[str]],
        given: Mapping[str, list[Packed]] | None = None,
    ) -> None:
        self.setting = setting
        self.given = given or {}
        self.plan_ids = columns
        self._subjects = Subjects(setting.plans.values())
        self._rules = Rulebook(setting)
        self._no_partner = _("tidak ada padanannya")
        self._pairers = {
            sides: Pairer(self._subjects) for sides in combinations(range(len(columns)), 2)
        }
        self._rows: list[list[Packed]] = [[] for _column in columns]
        # The pairs that were found last, by the id of their first activity.
        self._before: dict[str, Pair] = {}
        self._inside: list[Pair] = []
        # The rows without a partner by column and regency, made ready when first asked for.
        self._alone: dict[tuple[int, str], Near] = {}

    def load(self, database: Database) -> None:
        """Read the rows of all plans."""
        with without_collecting():
            for column, plan_ids in enumerate(self.plan_ids):
                self._rows[column] = [
                    row
                    for plan_id in plan_ids
                    for row in self.given.get(plan_id) or packed_activities_of(database, plan_id)
                ]

    def update(self, database: Database, ids: Sequence[str]) -> None:
        """Read the rows with these ids anew; those that are gone leave."""
        found = packed_activities_by_id(database, ids)
        wanted = set(ids)
        for column, rows in enumerate(self._rows):
            plan_ids = self.plan_ids[column]
            if any(plan_id in self.given for plan_id in plan_ids):
                continue
            kept = [row for row in rows if row.id not in wanted]
            order = {plan_id: at for at, plan_id in enumerate(plan_ids)}
            for row in found.values():
                if row.plan_id in order:
                    insort(kept, row, key=lambda r: (order[r.plan_id], r.position, r.id))
            self._rows[column] = kept

    def pairs(self, links: Sequence[LinkRow]) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
        """Return the pairs of all columns, and the rows that lie outside the regions compared."""
        with without_collecting():
            if len(self._rows) == 2:
                found = self._pairs_of_two(
                    self._pair_up((0, 1), self._rows[0], self._rows[1], links)
                )
            else:
                found = [self._pair_of(group) for group in self._groups(links)]
            self._before = {_first(pair).id: pair for pair in found}
            self._alone.clear()
            outside: list[Pair] = []
            if scope := self._scope():
                outside = [
                    pair for pair in found if pair.score is None and self._elsewhere(pair, scope)
                ]
            if outside:
                away = set(map(id, outside))
                found = [pair for pair in found if id(pair) not in away]
                reason = _("lokasinya di luar wilayah rencana pembanding")
                outside = [pair._replace(reason=reason, findings=()) for pair in outside]
            self._inside = found
            return tuple(found), tuple(outside)

    def candidates(self, row: Packed, column: int, limit: int) -> list[Candidate]:
        """Return rows alone in ``column`` that ``row`` might be paired with, likeliest first."""
        one = self._subjects.of(row)
        near = self._alone.get((column, one.regency))
        if near is None:
            near = self._alone[column, one.regency] = Near(
                other
                for pair in self._inside
                if pair.status == ALONE[column]
                and not pair.packed_parts
                and may_pair(one, other := self._subjects.of(pair.foremost))
            )
        return candidates(one, near, limit)

    # Pairing

    def _pair_up(
        self,
        sides: tuple[int, int],
        left: Sequence[Packed],
        right: Sequence[Packed],
        links: Sequence[LinkRow],
    ) -> Pairing:
        several = any(len(self.plan_ids[side]) > 1 for side in sides)
        office = self._office if several else None
        return self._pairers[sides].pair_up(
            left, right, links, offices=office, same_rows=bool(self.given)
        )

    def _office(self, row: Packed) -> str:
        """Return the regency a row belongs to by its code or its office, without reading it."""
        return regency_of(row.region_code) or regency_of(self._subjects.home(row))

    def _pairs_of_two(self, pairing: Pairing) -> list[Pair]:
        """Return the pairs of two columns: the left one's in order, then the others."""
        left, right = self._rows
        partners = {one.id: other for one, other in pairing.equal}
        taken = {other.id for other in partners.values()}
        matches: dict[str, Match] = {}
        for match in (*pairing.said, *pairing.measured):
            matches |= {row.id: match for row in match.left}
            taken |= {row.id for row in match.right}
        reason = equal_letters()
        found: list[Pair] = []
        for row in left:
            other = partners.get(row.id)
            if other is not None:
                found.append(self._simple_pair(row, other, 1.0, reason))
                continue
            found_match = matches.get(row.id)
            if found_match is None:
                found.append(self._lone_pair(row, 0))
            elif found_match.left[0] is row:
                found.append(self._pair_of(Group(*_grouped(found_match))))
        found += [self._lone_pair(row, 1) for row in right if row.id not in taken]
        return found

    def _groups(self, links: Sequence[LinkRow]) -> list[Group]:
        rows = self._rows
        matches = {
            (0, 1): self._pair_up((0, 1), rows[0], rows[1], links).matches(),
            (0, 2): self._pair_up((0, 2), rows[0], rows[2], links).matches(),
        }
        with_third = {row.id for match in matches[0, 2] for row in match.left}
        answered = {row.id for match in matches[0, 2] for row in match.right}
        closed = {
            row.id
            for match in matches[0, 1]
            if any(one.id in with_third for one in match.left)
            for row in match.right
        }
        matches[1, 2] = self._pair_up(
            (1, 2),
            [row for row in rows[1] if row.id not in closed],
            [row for row in rows[2] if row.id not in answered],
            links,
        ).matches()
        return groups_of_three(rows, matches, self._subjects.regency)

    # Rows elsewhere

    def _scope(self) -> frozenset[str]:
        """Return the regencies that are compared, empty where no regency's plan is."""
        regencies = {
            regency_of(plan.region_code)
            for plan in self.setting.plans.values()
            if plan.tier == Tier.REGENCY
        } - {""}
        if not regencies or all(plan.tier == Tier.REGENCY for plan in self.setting.columns):
            return frozenset()
        for column, plan in enumerate(self.setting.columns):
            if plan.tier == Tier.REGENCY:
                # A regency may plan outside its borders: then these are compared too.
                regencies |= {row.region_code[:5] for row in self._rows[column]}
        return frozenset(regencies)

    def _elsewhere(self, pair: Pair, scope: frozenset[str]) -> bool:
        if pair.status not in ALONE:
            return False
        row = pair.members()[0]
        if self.setting.plans[row.plan_id].tier == Tier.REGENCY:
            return False
        regency = self._subjects.regency(row)
        return bool(regency) and regency not in scope

    # Pairs

    def _simple_pair(self, left: Packed, right: Packed, score: float, reason: str) -> Pair:
        """Return the pair of one row each: nearly all there are, so without detours."""
        before = self._before.get(left.id)
        shown = (left, right)
        if before is not None and _stands(before, shown, score, reason):
            return before
        if left[_FROM:_TO] == right[_FROM:_TO] and left[_MONEY:] == right[_MONEY:]:
            findings = self._rules.of_equal(left, right)
            return _new_pair((EQUAL, shown, score, reason, (), findings, None, False, ()))
        return self._judged(shown, score, reason, self._differences(left, right, (0, 1)))

    def _lone_pair(self, row: Packed, column: int) -> Pair:
        """Return a row that has no counterpart."""
        before = self._before.get(row.id)
        if before is not None and before.foremost is row and before.status == ALONE[column]:
            return before
        pair = lone_pair(row, column, self._no_partner)
        findings = self._rules.of_alone(pair)
        return _new_pair((*pair[:_FINDINGS], findings, *pair[_FINDINGS + 1 :]))

    def _pair_of(self, group: Group) -> Pair:
        members = group.members
        filled = [i for i, rows in enumerate(members) if rows]
        if len(filled) == 1 and len(members[filled[0]]) == 1:
            return self._lone_pair(members[filled[0]][0], filled[0])
        if len(members) == 2 and len(members[0]) == len(members[1]) == 1:
            assert group.score is not None
            return self._simple_pair(members[0][0], members[1][0], group.score, group.reason)
        every = tuple([row for rows in members for row in rows])
        before = self._before.get(every[0].id)
        if before is not None and _stands(before, every, group.score, group.reason):
            return before
        split = any(len(rows) > 1 for rows in members)
        shown = tuple([_as_one(rows) if rows else None for rows in members])
        found: tuple[Difference, ...] = ()
        base = filled[0]
        for other in filled[1:]:
            one, another = shown[base], shown[other]
            assert one is not None and another is not None
            found += self._differences(one, another, (base, other))
        return self._judged(shown, group.score, group.reason, found, every if split else ())

    def _judged(
        self,
        shown: tuple[Packed | None, ...],
        score: float | None,
        reason: str,
        found: tuple[Difference, ...],
        parts: tuple[Packed, ...] = (),
    ) -> Pair:
        status = DIFFERENT if found else EQUAL
        pair = Pair(status, shown, score, reason, found, packed_parts=parts)
        findings = self._rules.findings(pair)
        return pair._replace(findings=findings) if findings else pair

    def _differences(
        self, one: Packed, other: Packed, sides: tuple[int, int]
    ) -> tuple[Difference, ...]:
        plans = self.setting.plans
        same_tier = plans[one.plan_id].tier == plans[other.plan_id].tier
        if (
            one[_FROM:_TO] == other[_FROM:_TO]
            and one.budget == other.budget
            and one.budget_next == other.budget_next
            and (not same_tier or one.sources == other.sources)
        ):
            return ()
        found = differences(
            Sides(
                self._subjects.of(one),
                self._subjects.of(other),
                same_tier,
                self.setting.choices.money_tolerance,
            )
        )
        return found if sides == (0, 1) else tuple(d._replace(sides=sides) for d in found)


def _stands(before: Pair, members: Sequence[Packed], score: float | None, reason: str) -> bool:
    """Tell whether a pair found before is of the very same rows, for the same reason."""
    now = before.members()
    return (
        len(now) == len(members)
        and all(map(_is, now, members))
        and before.score == score
        and before.reason == reason
    )


def _first(pair: Pair) -> Packed:
    """Return the first of a pair's members."""
    if pair.packed_parts:
        return pair.packed_parts[0]
    return pair.shown[0] or pair.foremost


def _is(one: Packed, other: Packed) -> bool:
    return one is other


def _grouped(match: Match) -> tuple[tuple[tuple[Packed, ...], ...], float, str]:
    return (match.left, match.right), match.score, match.reason


def _as_one(rows: Sequence[Packed]) -> Packed:
    if len(rows) == 1:
        return rows[0]
    return packed(together([row.row for row in rows]), rows[0].sources)
