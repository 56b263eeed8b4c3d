"""The decided rows of a meeting: what each tier plans, what was agreed, or why it was not."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from rakornis_desktop.choices import AGREEING, FROM_REGENCY_UP, Tier
from rakornis_desktop.comparison.deciding_rows import snapshot
from rakornis_desktop.comparison.identity import ids_by_identity
from rakornis_desktop.comparison.money_standing import programme_name, regency_name
from rakornis_desktop.comparison.places import regency_of
from rakornis_desktop.database.activity_words import location_in_words, target_in_words
from rakornis_desktop.database.queries.activity_rows import (
    ActivityRow,
    activities_by_id,
    activities_of,
)
from rakornis_desktop.database.queries.decision_rows import DecidedActivity, DecisionRow, decisions
from rakornis_desktop.database.queries.meeting_rows import agenda_links
from rakornis_desktop.database.queries.plans_of_offices import PlanRow, plans
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.codes import programme_of
from rakornis_desktop.reference.units import same_quantity

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

TIERS = FROM_REGENCY_UP
AGREED = AGREEING
_LONGEST_REASON = 32_000


class TierSide(NamedTuple):
    """What one tier plans in a decided group: the targets in words, the sum in rupiah.

    ``rows`` is how many it has there, 0 for none. ``volume`` and ``unit`` are their sum where
    they can be added.
    """

    rows: int
    target: str
    budget: int
    volume: Decimal | None
    unit: str


class AgreementRow(NamedTuple):
    """A decided row, or group of rows, of a regency; money in rupiah.

    ``regency`` and ``database`` are codes with their names beside them, empty where there is none.
    ``sides`` stand in the order of TIERS. ``note`` is what was said with the decision: a
    condition, or the reason why it was not agreed.
    """

    decision_id: str
    regency: str
    regency_name: str
    program: str
    program_name: str
    code: str
    title: str
    location: str
    sides: tuple[TierSide, TierSide, TierSide]
    status: str
    agreed_volume: Decimal | None
    agreed_unit: str
    agreed_budget: int | None
    note: str


class AgreementRows(NamedTuple):
    """The decided rows, agreed ones and others, and how many on the agenda are undecided."""

    agreed: tuple[AgreementRow, ...]
    others: tuple[AgreementRow, ...]
    undecided: int


def agreement_rows(database: Database, meeting_id: str) -> AgreementRows:
    """Return what was decided at a meeting or on rows of its agenda, by regency and program.

    Of several decisions about a row the youngest counts.
    """
    on_agenda = {
        id_ for ids in agenda_links(database, meeting_id, "activity").values() for id_ in ids
    }
    everything = decisions(database)
    maker = _Maker(database, everything)
    youngest: dict[str, str] = {}
    about: dict[str, set[str]] = {}
    for decision in everything:
        about[decision.id] = {maker.now(activity) for activity in decision.activities}
        youngest |= dict.fromkeys(about[decision.id], decision.id)
    wanted = [
        decision
        for decision in everything
        if (decision.meeting_id == meeting_id or about[decision.id] & on_agenda)
        and any(youngest[id_] == decision.id for id_ in about[decision.id])
    ]
    made = sorted(maker.rows(wanted), key=_order)
    decided = {id_ for decision in wanted for id_ in about[decision.id]}
    return AgreementRows(
        tuple(row for row in made if row.status in AGREED),
        tuple(row for row in made if row.status not in AGREED),
        len(on_agenda - decided),
    )


def _order(row: AgreementRow) -> tuple[Any, ...]:
    return (
        *(row.regency == "", row.regency, row.program == "", row.program),
        *(row.code, row.title.casefold(), row.decision_id),
    )


class _Maker:
    """Makes rows of decisions; plans and activities are read once.

    A row is found by its id, after a re-import by what it is, as the comparison finds it.
    """

    def __init__(self, database: Database, made: Iterable[DecisionRow]) -> None:
        self._plans = {plan.id: plan for plan in plans(database)}
        self._homes = {plan.region_code: plan for plan in self._plans.values()}
        ids = [activity.activity_id for decision in made for activity in decision.activities]
        self._activities = activities_by_id(database, list(dict.fromkeys(ids)))
        self._found_again: dict[str, str] = {}
        if any(id_ not in self._activities for id_ in ids):
            self._find_again(database)

    def now(self, activity: DecidedActivity) -> str:
        """Return the id that a decided row has now; after a re-import it is another one."""
        if activity.activity_id in self._activities:
            return activity.activity_id
        return self._found_again.get(activity.identity, activity.activity_id)

    def _find_again(self, database: Database) -> None:
        rows = [row for plan_id in self._plans for row in activities_of(database, plan_id)]
        self._found_again = ids_by_identity(rows, lambda row: self._plans[row.plan_id].region_code)
        again = set(self._found_again.values())
        self._activities |= {row.id: row for row in rows if row.id in again}

    def rows(self, wanted: Iterable[DecisionRow]) -> list[AgreementRow]:
        return [self._row(decision) for decision in wanted if decision.activities]

    def _row(self, decision: DecisionRow) -> AgreementRow:
        members = [self._member(activity) for activity in decision.activities]
        members.sort(key=lambda member: TIERS.index(member[0]))
        _tier, first, plan = members[0]
        regency = next(
            (
                found
                for _tier, row, of_plan in members
                if (
                    found := regency_of(row.region_code)
                    or regency_of(of_plan.region_code if of_plan else "")
                )
            ),
            "",
        )
        code = next((row.code for _tier, row, _plan in members if row.code.count(".") >= 2), "")
        program = programme_of(code) if code else ""
        edition = plan.edition if plan else next(iter(self._plans.values())).edition
        named = programme_name(program, edition) if program else _("Tanpa kode program")
        return AgreementRow(
            decision.id,
            regency,
            regency_name(regency),
            program,
            named,
            first.code or code,
            first.title.strip(),
            _place(first, regency),
            self._sides([member[:2] for member in members]),
            decision.status,
            decision.agreed_volume,
            decision.agreed_unit,
            decision.agreed_budget,
            self._note(decision),
        )

    def _member(self, activity: DecidedActivity) -> tuple[str, ActivityRow, PlanRow | None]:
        row = self._activities.get(self.now(activity))
        if row is not None:
            plan = self._plans[row.plan_id]
            return plan.tier, row, plan
        home = activity.identity.partition("|")[0]
        tier = Tier.CENTRE if home == "00" else Tier.PROVINCE if len(home) == 2 else Tier.REGENCY
        return tier, _as_remembered(activity), self._homes.get(home)

    @staticmethod
    def _sides(members: list[tuple[str, ActivityRow]]) -> tuple[TierSide, TierSide, TierSide]:
        def side(tier: str) -> TierSide:
            rows = [row for of_tier, row in members if of_tier == tier]
            targets = (target_in_words(row.volume, row.unit, row.target_text) for row in rows)
            volume, unit = _volume(rows)
            return TierSide(
                len(rows),
                "\n".join(target for target in targets if target),
                sum(row.budget for row in rows),
                volume,
                unit,
            )

        return side(TIERS[0]), side(TIERS[1]), side(TIERS[2])

    def _note(self, decision: DecisionRow) -> str:
        parts = [decision.note.strip()[:_LONGEST_REASON]]
        rows = [(self._activities.get(self.now(one)), one) for one in decision.activities]
        if any(row is None for row, _then in rows):
            parts.append(_("Barisnya tidak ada lagi dalam rencana; tertulis seperti saat diputus."))
        elif any(row and then.snapshot and then.snapshot != snapshot(row) for row, then in rows):
            parts.append(_("Barisnya berubah setelah diputuskan."))
        return "\n".join(part for part in parts if part)


def _volume(rows: list[ActivityRow]) -> tuple[Decimal | None, str]:
    """Return the sum of the volumes in the first row's unit; none where they do not add up."""
    if not rows:
        return None, ""
    unit = rows[0].unit
    total = Decimal(0)
    for row in rows:
        factor = same_quantity(row.unit, unit)
        if row.volume is None or factor is None:
            return None, ""
        total += row.volume * factor
    return total, unit


def _place(row: ActivityRow, regency: str) -> str:
    """Return a location without the regency that heads its rows."""
    said = location_in_words(row.region_code, row.location_text)
    return said.removesuffix(f", {regency_name(regency)}") if regency else said


def _as_remembered(activity: DecidedActivity) -> ActivityRow:
    """Return a row that is gone as the decision remembers it."""
    try:
        said = json.loads(activity.snapshot or "{}")
    except ValueError:
        said = {}
    said = said if isinstance(said, dict) else {}
    empty: dict[str, Any] = dict.fromkeys(ActivityRow._fields)
    for name in ("code", "title", "region_code", "location_text", "unit", "target_text"):
        empty[name] = str(said.get(name) or "")
    volume, budget = said.get("volume"), said.get("budget")
    return ActivityRow(
        **{
            **empty,
            "id": activity.activity_id,
            "title": empty["title"] or _("(kegiatan ini tidak ada lagi dalam rencana)"),
            "volume": Decimal(volume) if isinstance(volume, str) else None,
            "budget": budget if isinstance(budget, int) else 0,
        }
    )
