"""Decisions made while the meeting is held: the same as in Perbandingan, with this meeting's id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rakornis_desktop.comparison.deciding_rows import decide_each, decision_label
from rakornis_desktop.comparison.pair import Pair
from rakornis_desktop.database.journal.step_labels import edit_label

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database


def decide_at(database: Database, meeting_id: str, pairs: Sequence[Pair], status: str) -> None:
    """Decide on pairs at a meeting, all in one step of undo.

    Note and agreed figures of an earlier decision stay. Raises FieldRefusal.
    """
    if not pairs:
        return
    decide_each(
        database,
        [(pair, status, kept_values(pair) | {"meeting_id": meeting_id}) for pair in pairs],
        decision_label(pairs, status),
    )


def write_decision(
    database: Database, pair: Pair, values: Mapping[str, Any], *, typing: bool = False
) -> None:
    """Write note, agreed_volume (with agreed_unit) or agreed_budget of a pair's decision.

    Raises FieldRefusal, RowGone; a pair without a decision is left as it is.
    """
    from rakornis_desktop.database.tables import Decision

    if pair.decision is None:
        return
    label = edit_label("decision", [next(iter(values))], pair.first.title)
    key = f"decision.{next(iter(values))}:{pair.decision.id}" if typing else ""
    with database.change_set(label, typing=key) as changes:
        changes.update(Decision, pair.decision.id, **values)


def kept_values(pair: Pair) -> dict[str, Any]:
    """Return note and agreed figures of a pair as they are decided now, of none as none."""
    decision = pair.decision
    if decision is None:
        return {"note": "", "agreed_volume": None, "agreed_unit": "", "agreed_budget": None}
    return {
        "note": decision.note,
        "agreed_volume": decision.agreed_volume,
        "agreed_unit": decision.agreed_unit,
        "agreed_budget": decision.agreed_budget,
    }
