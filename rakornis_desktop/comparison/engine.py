"""The rows of a comparison and what is known of them, so that a change costs little."""

from __future__ import annotations

from bisect import insort
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from rakornis_desktop.choices import Tier
from rakornis_desktop.comparison.candidates import Candidate, candidates
from rakornis_desktop.comparison.collecting import without_collecting
from rakornis_desktop.comparison.comparison_setting import Setting
from rakornis_desktop.comparison.differences import Sides, differences
from rakornis_desktop.comparison.findings.rules import Rulebook
from rakornis_desktop.comparison.grouping import Group, groups
from rakornis_desktop.comparison.pair import (
    DIFFERENT,
    EQUAL,
    ONLY_LEFT,
    ONLY_RIGHT,
    ONLY_THIRD,
    Difference,
    Pair,
)
from rakornis_desktop.comparison.pairing.equal_rows import equal_letters
from rakornis_desktop.comparison.pairing.match import Match
from rakornis_desktop.comparison.pairing.nearby_rows import Near
from rakornis_desktop.comparison.pairing.pairer import Pairer
from rakornis_desktop.comparison.pairing.pairing_subjects import Subjects
from rakornis_desktop.comparison.pairs import Pairs
from rakornis_desktop.comparison.places import regency_of
from rakornis_desktop.comparison.rows_as_one import together
from rakornis_desktop.comparison.sameness import very_same
from rakornis_desktop.comparison.settling import settled
from rakornis_desktop.comparison.subject import may_pair
from rakornis_desktop.comparison.unmade import Unmade
from rakornis_desktop.database.queries.activity_rows import (
    ActivityRow,
    FundedActivities,
    activities_by_id,
    budgets_of_activity,
    funded_activities_of,
)
from rakornis_desktop.database.queries.decision_rows import LinkRow
from rakornis_desktop.database.queries.outlines import activities_by_number
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.funding import funding

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

_at = ActivityRow._fields.index
# From the code to the note: all that can differ between two rows but their money.
_FROM, _TO, _MONEY = _at("code"), _at("origin"), _at("budget")
_ALONE = (ONLY_LEFT, ONLY_RIGHT, ONLY_THIRD)
_REGENCY = Tier.REGENCY


class Engine:
    """Compares the columns of a setting; keeps rows, subjects and pairs between two askings."""

    def __init__(
        self,
        setting: Setting,
        columns: Sequence[Sequence[str]],
        given: Mapping[str, FundedActivities] | None = None,
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
        self._rows: list[list[ActivityRow]] = [[] for _column in columns]
        self._made: dict[tuple[str, ...], tuple[Group, Pair]] = {}
        # The rows without a partner by column and regency, made ready when first asked for.
        self._alone: dict[tuple[int, str], Near] = {}
        # What SQLite has settled, until a row is edited: then all are rows like any other.
        self._unmade: Unmade | None = None
        self._places: tuple[dict[str, int], dict[str, int]] = {}, {}

    def load(self, database: Database, links: Sequence[LinkRow]) -> None:
        """Settle what SQLite can settle, and read the other rows of all plans."""
        with without_collecting():
            if len(self.plan_ids) == 2 and not self.given:
                found = settled(database, self.setting, self.plan_ids, self._rules, links)
                if found is not None:
                    self._unmade = Unmade(database, found, self._settled_pair, self._keep_sources)
                    self._load_rest(database, self._unmade)
                    return
            for column, plan_ids in enumerate(self.plan_ids):
                rows: list[ActivityRow] = []
                for plan_id in plan_ids:
                    funded = self.given.get(plan_id) or funded_activities_of(database, plan_id)
                    rows += funded.rows
                    self._keep_sources(funded.sources)
                self._rows[column] = rows

    def _load_rest(self, database: Database, unmade: Unmade) -> None:
        for column, places in enumerate(unmade.settled.rest):
            all_numbers = unmade.settled.numbers[column]
            at = {all_numbers[place]: place for place in places}
            numbers, funded = activities_by_number(database, at)
            self._keep_sources(funded.sources)
            by_place = sorted(
                zip([at[number] for number in numbers], funded.rows, strict=True),
                key=lambda entry: entry[0],
            )
            self._places[column].update((row.id, place) for place, row in by_place)
            self._rows[column] = [row for _place, row in by_place]

    def _make_all(self) -> None:
        """Turn what is settled into rows and pairs like any other, for one that will change."""
        unmade = self._unmade
        if unmade is None:
            return
        columns: list[dict[int, ActivityRow]] = [
            {self._places[column][row.id]: row for row in rows}
            for column, rows in enumerate(self._rows)
        ]
        keys = [*(key for key in unmade.left_keys() if key is not None), *unmade.right_keys()]
        for key, pair in unmade.made(keys).items():
            places = (None, ~key) if key < 0 else (key, unmade.settled.partners[key])
            for rows, row, place in zip(columns, pair.sides, places, strict=False):
                if row is not None and place is not None:
                    rows[place] = row
            members = tuple(() if row is None else (row,) for row in pair.sides[:2])
            reason = "" if pair.score is None else pair.reason
            ids = tuple(row.id for row in pair.rows())
            self._made[ids] = Group(members, pair.score, reason), pair
        self._rows = [[row for _place, row in sorted(rows.items())] for rows in columns]
        self._unmade = None

    def update(self, database: Database, ids: Sequence[str]) -> None:
        """Read the rows with these ids anew; those that are gone leave."""
        self._make_all()
        found = activities_by_id(database, ids)
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
        for row_id in wanted:
            self.setting.sources.pop(row_id, None)
            self._keep_sources(
                {
                    row_id: frozenset(
                        (budget.funding_source, budget.funding_text)
                        for budget in budgets_of_activity(database, row_id)
                        if budget.year_offset == 0
                        and (budget.funding_source or budget.funding_text)
                    )
                }
            )

    def pairs(self, links: Sequence[LinkRow]) -> tuple[Pairs, list[Pair]]:
        """Return the pairs of all columns, and the rows that lie outside the regions compared."""
        with without_collecting():
            found = groups(
                self._rows, self._matches(links), lambda row: self._subjects.of(row).regency
            )
            scope = self._scope()
            inside: list[tuple[Group, Pair]] = []
            outside: list[Pair] = []
            made: dict[tuple[str, ...], tuple[Group, Pair]] = {}
            for group in found:
                filled = [i for i, rows in enumerate(group.members) if rows]
                if len(filled) == 1 and scope and self._elsewhere(group, filled[0], scope):
                    outside.append(self._outside(group, filled[0]))
                    continue
                key = tuple([row.id for rows in group.members for row in rows])
                before = self._made.get(key)
                if (
                    before is not None
                    and before[0][1:] == group[1:]
                    and very_same(before[0].members, group.members)
                ):
                    made[key] = before
                else:
                    made[key] = group, self._pair(group, filled)
                inside.append(made[key])
            self._made = made
            self._alone.clear()
            return self._in_order(inside), outside

    def _in_order(self, found: Sequence[tuple[Group, Pair]]) -> Pairs:
        """Return the pairs found and those settled: the left column's in order, then the others."""
        unmade = self._unmade
        if unmade is None:
            return Pairs(pair for _group, pair in found)
        left: list[Pair | int | None] = list(unmade.left_keys())
        right: dict[int, Pair | int] = {~key: key for key in unmade.right_keys()}
        for group, pair in found:
            if group.members[0]:
                left[self._places[0][group.members[0][0].id]] = pair
            else:
                right[self._places[1][group.members[1][0].id]] = pair
        return Pairs(
            [
                *(entry for entry in left if entry is not None),
                *(entry for _place, entry in sorted(right.items(), key=lambda entry: entry[0])),
            ],
            unmade,
            unmade.settled.tally,
        )

    def candidates(self, row: ActivityRow, column: int, limit: int) -> list[Candidate]:
        """Return rows alone in ``column`` that ``row`` might be paired with, likeliest first."""
        one = self._subjects.of(row)
        near = self._alone.get((column, one.regency))
        if near is None:
            near = self._alone[column, one.regency] = Near(
                other
                for pair in self._pairs_alone(column)
                if pair.status == _ALONE[column]
                and not pair.parts
                and may_pair(one, other := self._subjects.of(pair.first))
            )
        return candidates(one, near, limit)

    def _pairs_alone(self, column: int) -> list[Pair]:
        found = [pair for _group, pair in self._made.values()]
        return found + self._unmade.alone(column) if self._unmade else found

    # Pairing

    def _matches(self, links: Sequence[LinkRow]) -> dict[tuple[int, int], list[Match]]:
        rows = self._rows
        matches = {(0, 1): self._pair_up((0, 1), rows[0], rows[1], links)}
        if len(rows) == 3:
            matches[0, 2] = self._pair_up((0, 2), rows[0], rows[2], links)
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
            )
        return matches

    def _pair_up(
        self,
        sides: tuple[int, int],
        left: Sequence[ActivityRow],
        right: Sequence[ActivityRow],
        links: Sequence[LinkRow],
    ) -> list[Match]:
        several = any(len(self.plan_ids[side]) > 1 for side in sides)
        office = self._office if several else None
        return self._pairers[sides].pair_up(
            left, right, links, offices=office, same_rows=bool(self.given)
        )

    def _office(self, row: ActivityRow) -> str:
        """Return the regency a row belongs to by its code or its office, without reading it."""
        return regency_of(row.region_code) or regency_of(self._subjects.home(row))

    # Rows elsewhere

    def _scope(self) -> frozenset[str]:
        """Return the regencies that are compared, empty where no regency's plan is."""
        regencies = {
            regency_of(plan.region_code)
            for plan in self.setting.plans.values()
            if plan.tier == _REGENCY
        } - {""}
        if not regencies:
            return frozenset()
        for column, plan in enumerate(self.setting.columns):
            if plan.tier == _REGENCY:
                # A regency may plan outside its borders: then these are compared too.
                regencies |= {row.region_code[:5] for row in self._rows[column]}
        if self._unmade is not None:
            regencies |= self._unmade.settled.regencies
        return frozenset(regencies)

    def _elsewhere(self, group: Group, column: int, scope: frozenset[str]) -> bool:
        row = group.members[column][0]
        if self.setting.plans[row.plan_id].tier == _REGENCY:
            return False
        regency = self._subjects.of(row).regency
        return bool(regency) and regency not in scope

    def _outside(self, group: Group, column: int) -> Pair:
        sides: list[ActivityRow | None] = [None, None, None]
        sides[column] = group.members[column][0]
        reason = _("lokasinya di luar wilayah rencana pembanding")
        return Pair(_ALONE[column], sides[0], sides[1], None, reason, third=sides[2])

    # Pairs

    def _pair(self, group: Group, filled: list[int]) -> Pair:
        members = group.members
        if len(members) == 2 and len(members[0]) == len(members[1]) == 1:
            return self._simple_pair(group, members[0][0], members[1][0])
        if len(filled) == 1 and len(members[filled[0]]) == 1:
            return self._lone_pair(members[filled[0]][0], filled[0])
        sides = [together(rows) if rows else None for rows in members]
        left, right = sides[0], sides[1]
        third = sides[2] if len(sides) > 2 else None
        parts = (
            tuple(row for rows in members for row in rows)
            if any(len(rows) > 1 for rows in members)
            else ()
        )
        found: tuple[Difference, ...] = ()
        base = filled[0]
        for other in filled[1:]:
            found += self._differences(sides[base], sides[other], (base, other))
        pair = Pair(
            DIFFERENT if found else EQUAL, left, right, group.score, group.reason, found,
            third=third, parts=parts,
        )  # fmt: skip
        findings = self._rules.findings(pair)
        return pair._replace(findings=findings) if findings else pair

    def _settled_pair(self, left: ActivityRow | None, right: ActivityRow | None) -> Pair:
        if left is not None and right is not None:
            members = ((left,), (right,))
            return self._simple_pair(Group(members, 1.0, equal_letters()), left, right)
        row, column = (left, 0) if left is not None else (right, 1)
        assert row is not None
        return self._lone_pair(row, column)

    def _lone_pair(self, row: ActivityRow, column: int) -> Pair:
        """Return a row that has no counterpart."""
        left, right, third = (row if column == at else None for at in range(3))
        pair = Pair(_ALONE[column], left, right, None, self._no_partner, third=third)
        return pair._replace(findings=self._rules.findings(pair))

    def _simple_pair(self, group: Group, left: ActivityRow, right: ActivityRow) -> Pair:
        """Return the pair of one row each: nearly all there are, so without detours."""
        found = self._differences(left, right, (0, 1))
        status = DIFFERENT if found else EQUAL
        pair = Pair(status, left, right, group.score, group.reason, found)
        findings = self._rules.findings(pair)
        return pair._replace(findings=findings) if findings else pair

    def _differences(
        self, one: ActivityRow | None, other: ActivityRow | None, sides: tuple[int, int]
    ) -> tuple[Difference, ...]:
        assert one is not None and other is not None
        sources = self.setting.sources
        plans = self.setting.plans
        same_tier = plans[one.plan_id].tier == plans[other.plan_id].tier
        if (
            one[_FROM:_TO] == other[_FROM:_TO]
            and one[_MONEY:] == other[_MONEY:]
            and (not same_tier or sources.get(one.id) == sources.get(other.id))
        ):
            return ()
        found = differences(
            Sides(
                self._subjects.of(one),
                self._subjects.of(other),
                same_tier,
                (sources.get(one.id, frozenset()), sources.get(other.id, frozenset())),
                self.setting.choices.money_tolerance,
            )
        )
        return found if sides == (0, 1) else tuple(d._replace(sides=sides) for d in found)

    def _keep_sources(self, sources: dict[str, frozenset[tuple[str, str]]]) -> None:
        known = funding()
        labels: dict[frozenset[tuple[str, str]], frozenset[str]] = {}
        keep = self.setting.sources
        for row_id, found in sources.items():
            named = labels.get(found)
            if named is None:
                named = labels[found] = frozenset(
                    known.label(code) if code else text for code, text in found
                )
            if named:
                keep[row_id] = named
