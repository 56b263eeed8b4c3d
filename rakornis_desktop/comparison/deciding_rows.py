"""Decisions on compared rows: made, withdrawn, found again, and seen to be stale."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rakornis_desktop.comparison.identity import identity
from rakornis_desktop.comparison.pair import Pair
from rakornis_desktop.database.fields.choice_names import decision_name
from rakornis_desktop.database.journal.step_labels import short
from rakornis_desktop.database.queries.activity_rows import ActivityRow
from rakornis_desktop.database.queries.decision_rows import DecisionRow
from rakornis_desktop.database.queries.packed_activities import Packed
from rakornis_desktop.database.queries.plans_of_offices import plans
from rakornis_desktop.language.catalogue import translate as _

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.database.program_database import Database

# What a decision is about; a change in any of these makes it stale.
_REMEMBERED = (
    "code",
    "title",
    "region_code",
    "location_text",
    "volume",
    "unit",
    "target_text",
    "budget",
    "budget_next",
)


def decide(
    database: Database,
    pairs: Sequence[Pair],
    status: str,
    *,
    note: str = "",
    agreed_volume: Decimal | None = None,
    agreed_unit: str = "",
    agreed_budget: int | None = None,
    meeting_id: str | None = None,
) -> None:
    """Decide on pairs or single rows, all in one step of undo.

    ``status`` is disepakati, disepakati_dengan_catatan, ditolak, ditunda or dibawa_ke_pusat;
    ``agreed_budget`` in rupiah. An earlier decision on the same rows is replaced. Raises
    FieldRefusal.
    """
    if not pairs:
        return
    values = {
        "note": note,
        "agreed_volume": agreed_volume,
        "agreed_unit": agreed_unit or (_unit(pairs) if agreed_volume is not None else ""),
        "agreed_budget": agreed_budget,
        "meeting_id": meeting_id,
    }
    decide_each(database, [(pair, status, values) for pair in pairs], decision_label(pairs, status))


def decide_each(
    database: Database, wanted: Sequence[tuple[Pair, str, dict[str, Any]]], label: str
) -> None:
    """Decide on pairs each in its own way, all in one step of undo named ``label``.

    Each comes with its status and the values of :func:`decide`. Raises FieldRefusal.
    """
    if not wanted:
        return
    homes = {plan.id: plan.region_code for plan in plans(database)}
    who, when = database.author[:200], datetime.now(UTC)
    with database.change_set(label) as changes:
        for pair, status, values in wanted:
            unit = _unit([pair]) if values.get("agreed_volume") is not None else ""
            given = {"agreed_unit": unit, **values, "status": status}
            _write(changes, pair, given | {"decided_by": who, "decided_at": when}, homes)


def withdraw(database: Database, pairs: Sequence[Pair]) -> None:
    """Take back the decisions on these pairs, in one step of undo."""
    from rakornis_desktop.database.tables import Decision

    decided = [pair for pair in pairs if pair.decision]
    if not decided:
        return
    label = _("Hapus keputusan {title}").format(title=_title(decided))
    with database.change_set(label) as changes:
        changes.delete(Decision, *{pair.decision.id for pair in decided if pair.decision})


def snapshot(row: ActivityRow) -> str:
    """Return a row as a decision remembers it, as JSON."""
    return json.dumps(
        {name: _plain(getattr(row, name)) for name in _REMEMBERED}, ensure_ascii=False
    )


class DecisionBook:
    """The decisions of a database, to be asked for those about compared rows."""

    def __init__(self, decisions: Iterable[DecisionRow]) -> None:
        self._by_id: dict[str, DecisionRow] = {}
        self._by_identity: dict[str, DecisionRow] = {}
        for decision in decisions:
            for activity in decision.activities:
                # Oldest first, so the latest word stands.
                self._by_id[activity.activity_id] = decision
                if activity.identity:
                    self._by_identity[activity.identity] = decision

    @property
    def empty(self) -> bool:
        """Whether there is no decision at all."""
        return not self._by_id

    def about(
        self, rows: Sequence[Packed], homes: Mapping[str, str]
    ) -> tuple[DecisionRow | None, bool]:
        """Return the latest decision about any of ``rows`` and whether it is stale.

        ``homes`` are the regions of the offices by plan id. A row is found by its id, or after a
        re-import by what it is.
        """
        found: list[DecisionRow] = []
        for row in rows:
            decision = self._by_id.get(row.id)
            if decision is None and self._by_identity:
                decision = self._by_identity.get(identity(row, homes[row.plan_id]))
            if decision is not None and decision not in found:
                found.append(decision)
        if not found:
            return None, False
        latest = max(found, key=lambda decision: (decision.decided_at, decision.id))
        return latest, _stale(latest, rows, homes)


def _stale(decision: DecisionRow, rows: Sequence[Packed], homes: Mapping[str, str]) -> bool:
    if len(decision.activities) != len(rows):
        return True
    by_id = {activity.activity_id: activity for activity in decision.activities}
    by_identity = {activity.identity: activity for activity in decision.activities}
    for row in rows:
        then = by_id.get(row.id) or by_identity.get(identity(row, homes[row.plan_id]))
        if then is None:
            return True
        if then.snapshot and then.snapshot != snapshot(row.row):
            return True
    return False


def _write(changes: ChangeSet, pair: Pair, values: dict[str, Any], homes: dict[str, str]) -> None:
    from rakornis_desktop.database.tables import Decision, DecisionActivity

    rows = pair.rows()
    if pair.decision is not None and {a.activity_id for a in pair.decision.activities} == {
        row.id for row in rows
    }:
        decision_id = pair.decision.id
        changes.update(Decision, decision_id, **values)
        old = changes.read("SELECT id FROM decision_activity WHERE decision_id = ?", (decision_id,))
        changes.delete(DecisionActivity, *(row_id for (row_id,) in old))
    else:
        decision_id = changes.add(Decision, **values).id
    for row in rows:
        changes.add(
            DecisionActivity,
            decision_id=decision_id,
            activity_id=row.id,
            identity=identity(row, homes.get(row.plan_id, "")),
            snapshot=snapshot(row),
        )


def decision_label(pairs: Sequence[Pair], status: str) -> str:
    """Return what the step of undo is called in which these rows are decided."""
    name = decision_name(status)
    if len(pairs) > 1:
        return _("Putuskan {count} baris: {decision}").format(count=len(pairs), decision=name)
    return _("Putuskan {title}: {decision}").format(title=_title(pairs), decision=name)


def _title(pairs: Sequence[Pair]) -> str:
    if len(pairs) > 1:
        return _("{count} baris").format(count=len(pairs))
    return short(pairs[0].rows()[0].title)


def _unit(pairs: Sequence[Pair]) -> str:
    return next((row.unit for pair in pairs for row in pair.rows() if row.unit), "")


def _plain(value: Any) -> Any:
    return str(value.normalize()) if isinstance(value, Decimal) else value
