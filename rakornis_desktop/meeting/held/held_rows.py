"""The rows that a meeting speaks of, beside each other as Perbandingan shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rakornis_desktop.comparison.choosing_offices import choices, columns, compare_choice
from rakornis_desktop.comparison.compare import Comparison, compare
from rakornis_desktop.comparison.deciding_rows import DecisionBook
from rakornis_desktop.comparison.identity import identity
from rakornis_desktop.comparison.pair import Pair, lone_pair
from rakornis_desktop.comparison.side_by_side import FieldView, office_label, side_by_side
from rakornis_desktop.database.queries.decision_rows import (
    DecisionRow,
    decisions,
    decisions_about,
)
from rakornis_desktop.database.queries.packed_activities import packed_activities_by_id
from rakornis_desktop.database.queries.plans_of_offices import PlanRow, own_plan, plans
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.changed import Changed
    from rakornis_desktop.database.program_database import Database

# What the hall sees of a row however equal its sides are; the rest where it differs.
_ALWAYS = ("title", "location", "volume", "budget", "centre_answer")
# So many rows whose decision changed are looked up one by one, more are read together.
_MOST_BY_ID = 200


@dataclass(frozen=True)
class HeldRows:
    """The comparison that a meeting is about, and the pair of each activity by its id.

    Activities of plans that are not compared stand alone. A decision is the one that
    Perbandingan shows.
    """

    comparison: Comparison
    by_activity: dict[str, Pair] = field(default_factory=dict)

    def pairs(self, activity_ids: Iterable[str]) -> tuple[Pair, ...]:
        """Return the pairs of these activities in their order, each once; those gone left out."""
        found: dict[tuple[str, ...], Pair] = {}
        for activity_id in activity_ids:
            if pair := self.by_activity.get(activity_id):
                found.setdefault(tuple(row.id for row in pair.members()), pair)
        return tuple(found.values())

    def heads(self, pair: Pair) -> tuple[str, ...]:
        """Return whose each column is: where a column holds several offices, this row's."""
        if not self._compared(pair):
            return (office_label(self.comparison.plan_of(pair.first)),)
        return tuple(
            office_label(self.comparison.plan_of(row) if row is not None else plan)
            for row, plan in zip(pair.sides, self.comparison.columns, strict=False)
        )

    def fields(self, pair: Pair) -> list[FieldView]:
        """Return what is shown large: title, place, volume, budget, and what else differs."""
        return [
            view
            for view in side_by_side(pair, self.comparison)
            if view.name in _ALWAYS or (view.differs and view.name != "reference")
        ]

    def _compared(self, pair: Pair) -> bool:
        there = {plan_id for ids in self._plan_ids() for plan_id in ids}
        return pair.first.plan_id in there

    def _plan_ids(self) -> Sequence[Sequence[str]]:
        engine = self.comparison.engine
        return engine.plan_ids if engine else ()


def held_rows(database: Database, meeting_id: str) -> HeldRows:
    """Compare what the agenda of a meeting is about; takes as long as the comparison does."""
    comparison = _comparison(database, meeting_id)
    every = {plan.id: plan for plan in plans(database)}
    comparison = replace(comparison, plans={**every, **comparison.plans})
    by_activity = {
        row.id: pair for pair in (*comparison.outside, *comparison.pairs) for row in pair.members()
    }
    linked = [
        activity_id
        for (activity_id,) in database.read(
            "SELECT DISTINCT x.activity_id FROM agenda_activity x "
            "JOIN agenda_item i ON i.id = x.agenda_item_id WHERE i.meeting_id = ?",
            (meeting_id,),
        )
        if activity_id not in by_activity
    ]
    if linked:
        book = DecisionBook(decisions(database))
        for row in packed_activities_by_id(database, linked).values():
            if row.plan_id in every:
                alone = lone_pair(row, 0, "")
                by_activity[row.id] = _with_decision(alone, book, every)
    return HeldRows(comparison, by_activity)


def with_decisions(database: Database, held: HeldRows, changed: Changed) -> list[tuple[Pair, Pair]]:
    """Work in decisions that changed; returns the pairs they are about, before and after."""
    if changed.whole & {"decision", "decision_activity"}:
        affected = {id(pair): pair for pair in held.by_activity.values()}
    else:
        ids = changed.owners.get("activity", frozenset())
        gone = changed.rows.get("decision", frozenset())
        affected = {
            id(pair): pair
            for activity_id, pair in held.by_activity.items()
            if activity_id in ids or (pair.decision is not None and pair.decision.id in gone)
        }
    book = DecisionBook(_decisions_on(database, held, list(affected.values())))
    turned = []
    for pair in affected.values():
        now = _with_decision(pair, book, held.comparison.plans)
        if (now.decision, now.stale) != (pair.decision, pair.stale):
            turned.append((pair, now))
            for row in now.members():
                held.by_activity[row.id] = now
    return turned


def _decisions_on(database: Database, held: HeldRows, pairs: Sequence[Pair]) -> list[DecisionRow]:
    if len(pairs) > _MOST_BY_ID:
        return decisions(database)
    rows = [row for pair in pairs for row in pair.members()]
    plans_by_id = held.comparison.plans
    identities = {identity(row, plans_by_id[row.plan_id].region_code) for row in rows} - {""}
    return decisions_about(database, [row.id for row in rows], sorted(identities))


def _with_decision(pair: Pair, book: DecisionBook, by_id: dict[str, PlanRow]) -> Pair:
    rows = pair.members()
    homes = {row.plan_id: by_id[row.plan_id].region_code for row in rows}
    decision, stale = book.about(rows, homes)
    if (decision, stale) == (pair.decision, pair.stale):
        return pair
    return pair._replace(decision=decision, stale=stale)


def _comparison(database: Database, meeting_id: str) -> Comparison:
    """Compare the plans whose rows are on the agenda; if they are all ours, with the usual one."""
    ours = own_plan(database)
    codes = [
        plan.region_code
        for plan in plans(database)
        if plan.id in _plans_on_agenda(database, meeting_id) and plan.office_id != ours.office_id
    ]
    try:
        return compare(database, columns(database, list(dict.fromkeys(codes))))
    except Refusal:
        # Several counterparts and none of them the usual one, or none at all.
        for choice in choices(database):
            if choice.key.startswith("with:"):
                return compare_choice(database, choice)
    return Comparison((ours,), {ours.id: ours}, ())


def _plans_on_agenda(database: Database, meeting_id: str) -> set[str]:
    return {
        plan_id
        for (plan_id,) in database.read(
            "SELECT DISTINCT a.plan_id FROM agenda_activity x "
            "JOIN agenda_item i ON i.id = x.agenda_item_id "
            "JOIN activity a ON a.id = x.activity_id WHERE i.meeting_id = ?",
            (meeting_id,),
        )
    }
