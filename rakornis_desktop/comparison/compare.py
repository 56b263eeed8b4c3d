"""Two plans of a database beside each other: the one way in for window, papers and verbs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rakornis_desktop.comparison.decisions import DecisionBook
from rakornis_desktop.comparison.differences import Sides, differences
from rakornis_desktop.comparison.findings.rules import findings
from rakornis_desktop.comparison.pair import DIFFERENT, EQUAL, ONLY_LEFT, ONLY_RIGHT, Pair
from rakornis_desktop.comparison.pairing import Match, pair_up
from rakornis_desktop.comparison.places import regency_of
from rakornis_desktop.comparison.setting import Setting
from rakornis_desktop.comparison.subject import Subject, subject
from rakornis_desktop.comparison.sums import sums
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.program.queries.activities import activities_of, budgets_of
from rakornis_desktop.program.queries.decisions import decisions, links
from rakornis_desktop.program.queries.plans import PlanRow, plan_by_id
from rakornis_desktop.reference.funding import funding

if TYPE_CHECKING:
    from rakornis_desktop.program.changed import Changed
    from rakornis_desktop.program.database import Program

_COMPARED = ("activity", "budget", "plan", "office", "link")


@dataclass(frozen=True)
class Comparison:
    """Two plans, row by row.

    ``pairs`` are the rows to be decided: the left plan's in its order, then what only the right
    one has. ``outside`` are the right plan's rows in other regencies than the left office's; they
    are that office's neighbours' business and count in no sum.
    """

    left: PlanRow
    right: PlanRow
    pairs: tuple[Pair, ...]
    outside: tuple[Pair, ...] = ()

    @property
    def decided(self) -> int:
        """How many of the rows have a decision."""
        return sum(pair.decision is not None for pair in self.pairs)

    @property
    def summary(self) -> dict[str, int]:
        """Counts by status, decisions and findings; sums of both sides in rupiah."""
        return sums(self.pairs, len(self.outside))

    def refreshed(self, program: Program, changed: Changed) -> Comparison:
        """Return the comparison after a change; decisions alone are looked up without pairing."""
        if changed.touches(*_COMPARED):
            return compare_plans(program, self.left.id, self.right.id)
        return replace(self, pairs=_with_decisions(program, self.left, self.right, self.pairs))


def compare_plans(program: Program, left_id: str, right_id: str) -> Comparison:
    """Compare two plans by their ids. Raises Refusal if one is not there."""
    left, right = _plan(program, left_id), _plan(program, right_id)
    setting = Setting(left, right, _sources(program, left, right))
    ours, theirs = (
        [subject(row, plan.region_code, plan.edition) for row in activities_of(program, plan.id)]
        for plan in (left, right)
    )
    matches = pair_up(ours, theirs, links(program), (left.region_code, right.region_code))
    pairs, outside = _arranged(ours, theirs, matches, setting)
    return Comparison(left, right, _with_decisions(program, left, right, pairs), tuple(outside))


def _arranged(
    ours: list[Subject], theirs: list[Subject], matches: list[Match], setting: Setting
) -> tuple[list[Pair], list[Pair]]:
    partner = {match.left.row.id: match for match in matches}
    taken = {match.right.row.id for match in matches}
    pairs, outside = [], []
    for one in ours:
        match = partner.get(one.row.id)
        pairs.append(_matched(match, setting) if match else _alone(one, ONLY_LEFT, setting))
    here = {regency_of(setting.left.region_code), *(one.regency for one in ours), ""}
    within = regency_of(setting.left.region_code)
    for other in theirs:
        if other.row.id in taken:
            continue
        if within and other.regency not in here:
            reason = _("lokasinya di luar wilayah rencana pembanding")
            outside.append(Pair(ONLY_RIGHT, None, other.row, None, reason))
        else:
            pairs.append(_alone(other, ONLY_RIGHT, setting))
    return pairs, outside


def _matched(match: Match, setting: Setting) -> Pair:
    one, other = match.left.row, match.right.row
    sources = (
        setting.sources.get(one.id, frozenset()),
        setting.sources.get(other.id, frozenset()),
    )
    found = differences(Sides(match.left, match.right, setting.same_tier, sources))
    status = DIFFERENT if found else EQUAL
    pair = Pair(status, one, other, match.score, match.reason, found)
    return replace(pair, findings=findings(pair, setting))


def _alone(one: Subject, status: str, setting: Setting) -> Pair:
    left, right = (one.row, None) if status == ONLY_LEFT else (None, one.row)
    pair = Pair(status, left, right, None, _("tidak ada padanannya"))
    return replace(pair, findings=findings(pair, setting))


def _with_decisions(
    program: Program, left: PlanRow, right: PlanRow, pairs: Iterable[Pair]
) -> tuple[Pair, ...]:
    book = DecisionBook(decisions(program))
    homes = {left.id: left.region_code, right.id: right.region_code}
    decided = []
    for pair in pairs:
        decision, stale = book.about([(row, homes[row.plan_id]) for row in pair.rows()])
        if (decision, stale) != (pair.decision, pair.stale):
            pair = replace(pair, decision=decision, stale=stale)
        decided.append(pair)
    return tuple(decided)


def _sources(program: Program, *compared: PlanRow) -> dict[str, frozenset[str]]:
    known = funding()
    return {
        activity_id: frozenset(
            known.label(budget.funding_source) if budget.funding_source else budget.funding_text
            for budget in budgets
            if budget.year_offset == 0 and (budget.funding_source or budget.funding_text)
        )
        for plan in compared
        for activity_id, budgets in budgets_of(program, plan.id).items()
    }


def _plan(program: Program, plan_id: str) -> PlanRow:
    found = plan_by_id(program, plan_id)
    if found is None:
        raise Refusal(_("Rencana yang hendak dibandingkan sudah tidak ada. Pilih rencana lain."))
    return found
