"""Plans of a database beside each other: the one way in for window, papers and verbs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from rakornis_desktop.comparison.area_differences import AreaDifference, area_differences
from rakornis_desktop.comparison.comparison_setting import Setting
from rakornis_desktop.comparison.deciding_rows import DecisionBook
from rakornis_desktop.comparison.engine import Engine
from rakornis_desktop.comparison.finding import Finding
from rakornis_desktop.comparison.findings.issue_unanswered import issue_unanswered
from rakornis_desktop.comparison.pair import Pair
from rakornis_desktop.comparison.rule_choices import rule_choices
from rakornis_desktop.comparison.sums import Tally, sums
from rakornis_desktop.database.queries.activity_rows import ActivityRow
from rakornis_desktop.database.queries.area_rows import areas_by_id
from rakornis_desktop.database.queries.decision_rows import LinkRow, decisions, links
from rakornis_desktop.database.queries.issue_rows import (
    IssueRow,
    answering_activities,
    covered_issues,
    issues_of,
)
from rakornis_desktop.database.queries.packed_activities import Packed, named_sources
from rakornis_desktop.database.queries.plans_of_offices import PlanRow, plans
from rakornis_desktop.database.queries.proposals import AnswerRow, answers_by_activity
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from rakornis_desktop.comparison.candidates import Candidate
    from rakornis_desktop.database.journal.changed import Changed
    from rakornis_desktop.database.program_database import Database

_AREAS = ("area", "area_size", "area_village")
_ALL_ANEW = ("plan", "office", "setting", "issue", "issue_activity", *_AREAS)
_COMPARED = ("activity", "budget", "link", *_ALL_ANEW)


@dataclass(frozen=True)
class Comparison:
    """Two or three columns of plans, row by row.

    ``columns`` are the plans as their columns show them; ``plans`` the real ones by id. ``pairs``
    are the rows to be decided: the left plan's in its order, then what only the others have.
    ``outside`` are rows in other regencies than those compared; they are their neighbours'
    business and count in no sum. ``issues`` are problems with what the rules find about them,
    ``answers`` what the centre's system said of its activities, by activity id; ``areas`` are
    settlement areas with other hectares in a received register than in ours.
    """

    columns: tuple[PlanRow, ...]
    plans: dict[str, PlanRow]
    pairs: Sequence[Pair]
    outside: tuple[Pair, ...] = ()
    issues: tuple[tuple[IssueRow, Finding], ...] = ()
    answers: dict[str, list[AnswerRow]] = field(default_factory=dict, compare=False)
    engine: Engine | None = field(default=None, compare=False, repr=False)
    areas: tuple[AreaDifference, ...] = field(default=(), compare=False)

    @property
    def left(self) -> PlanRow:
        """The first column's plan."""
        return self.columns[0]

    @property
    def right(self) -> PlanRow:
        """The second column's plan."""
        return self.columns[1]

    @property
    def decided(self) -> int:
        """How many of the rows have a decision."""
        return self._tally.decided

    @property
    def summary(self) -> dict[str, int]:
        """Counts by status, decisions and findings; sums of the sides in rupiah."""
        return sums(self._tally, len(self.outside), len(self.columns))

    @cached_property
    def _tally(self) -> Tally:
        return Tally(self.pairs)

    @cached_property
    def sources(self) -> dict[str, frozenset[str]]:
        """The funding sources of each activity's year n as they are called, by activity id."""
        return {row.id: named_sources(row.sources) for pair in self.pairs for row in pair.members()}

    def plan_of(self, row: ActivityRow | Packed) -> PlanRow:
        """Return the plan that an activity belongs to."""
        return self.plans[row.plan_id]

    def candidates(self, pair: Pair, limit: int = 8) -> list[Candidate]:
        """Return what a row alone might be paired with, likeliest first; only rows alone too."""
        filled = [side for side, row in enumerate(pair.shown) if row is not None]
        if self.engine is None or len(filled) != 1:
            return []
        found: list[Candidate] = []
        for column in range(len(self.columns)):
            if column != filled[0]:
                found += self.engine.candidates(pair.foremost, column, limit)
        return sorted(found, key=lambda candidate: -candidate.score)[:limit]

    def refreshed(self, database: Database, changed: Changed) -> Comparison:
        """Return the comparison after a change, without comparing all anew."""
        engine = self.engine
        if engine is None or changed.whole & set(_COMPARED) or changed.touches(*_ALL_ANEW):
            there = {plan.id: plan for plan in plans(database)}
            return compared_columns(
                database,
                [
                    [there.get(plan_id, self.plans[plan_id]) for plan_id in ids]
                    for ids in (engine.plan_ids if engine else ((self.left.id,), (self.right.id,)))
                ],
                engine.given if engine else None,
            )
        if changed.touches("activity", "budget", "link"):
            engine.update(database, sorted(changed.of("activity")))
            return _compared(database, engine, links(database))
        if engine.given:
            return self
        now = replace(self, pairs=_with_decisions(database, self.plans, self.pairs))
        if changed.touches("area_agreement"):
            now = replace(now, areas=_areas(database, engine.setting))
        return now


def compare_plans(database: Database, left_id: str, right_id: str) -> Comparison:
    """Compare two plans by their ids. Raises Refusal if one is not there."""
    return compare(database, [[left_id], [right_id]])


def compare(database: Database, columns: Sequence[Sequence[str]]) -> Comparison:
    """Compare two or three columns of plans, each one plan or those of several regencies.

    Raises Refusal if a plan is not there.
    """
    if not 2 <= len(columns) <= 3:
        raise ValueError("a comparison has two or three columns")
    there = {plan.id: plan for plan in plans(database)}
    wanted = [plan_id for column in columns for plan_id in column]
    if any(plan_id not in there for plan_id in wanted):
        raise Refusal(_("Rencana yang hendak dibandingkan sudah tidak ada. Pilih rencana lain."))
    return compared_columns(database, [[there[plan_id] for plan_id in ids] for ids in columns])


def compared_columns(
    database: Database,
    columns: Sequence[Sequence[PlanRow]],
    given: Mapping[str, list[Packed]] | None = None,
) -> Comparison:
    """Compare columns of plans; ``given`` holds the rows of those that the database has not."""
    compared = [plan for column in columns for plan in column]
    setting = Setting(
        columns=tuple(_column(column) for column in columns),
        plans={plan.id: plan for plan in compared},
        choices=rule_choices(database),
        answering=_answering(database, compared),
        areas=areas_by_id(database),
    )
    engine = Engine(setting, tuple(tuple(plan.id for plan in column) for column in columns), given)
    said = links(database)
    engine.load(database)
    return _compared(database, engine, said)


def _compared(database: Database, engine: Engine, said: Sequence[LinkRow]) -> Comparison:
    pairs, outside = engine.pairs(said)
    setting = engine.setting
    return Comparison(
        setting.columns,
        setting.plans,
        # Decisions are about two offices' plans, not about a plan and its past.
        pairs if engine.given else _with_decisions(database, setting.plans, pairs),
        outside,
        _issues(database, setting),
        answers_by_activity(database, setting.plans),
        engine,
        () if engine.given else _areas(database, setting),
    )


def _areas(database: Database, setting: Setting) -> tuple[AreaDifference, ...]:
    """Return the areas to be decided between the offices that are compared."""
    compared = {plan.office_id for plan in setting.plans.values()}
    return tuple(
        difference
        for difference in area_differences(database)
        if {difference.ours.office_id, difference.other.office_id} <= compared
    )


def _column(found: Sequence[PlanRow]) -> PlanRow:
    """Return what a column shows: its plan, or the plans of several regencies as one."""
    if len(found) == 1:
        return found[0]
    names = _("{count} kabupaten/kota").format(count=len(found))
    return found[0]._replace(
        id="", office_id="", is_own=False, region_code="", office_name=names, government=names
    )


def _answering(database: Database, compared: Iterable[PlanRow]) -> frozenset[str] | None:
    own = next((plan for plan in compared if plan.is_own), None)
    if own is None or not issues_of(database, own.id):
        return None
    return answering_activities(database)


def _issues(database: Database, setting: Setting) -> tuple[tuple[IssueRow, Finding], ...]:
    if "issue_unanswered" in setting.choices.off:
        return ()
    found: list[tuple[IssueRow, Finding]] = []
    for plan in setting.plans.values():
        covered = covered_issues(database, plan.id)
        found += [
            (issue, finding)
            for issue in issues_of(database, plan.id)
            # A cause is looked at with its problem.
            if issue.parent_id is None
            for finding in issue_unanswered(issue.id in covered)
        ]
    return tuple(found)


def _with_decisions(
    database: Database, compared: dict[str, PlanRow], pairs: Sequence[Pair]
) -> Sequence[Pair]:
    made = decisions(database)
    if not made and not any(pair.decision for pair in pairs):
        return pairs
    book = DecisionBook(made)
    homes = {plan.id: plan.region_code for plan in compared.values()}

    def decided(pair: Pair) -> Pair:
        decision, stale = book.about(pair.members(), homes)
        if (decision, stale) == (pair.decision, pair.stale):
            return pair
        return pair._replace(decision=decision, stale=stale)

    return tuple(map(decided, pairs))
