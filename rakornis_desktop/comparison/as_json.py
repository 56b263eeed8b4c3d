"""A comparison as JSON, for other programs."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rakornis_desktop.program.activity_words import location_in_words

if TYPE_CHECKING:
    from rakornis_desktop.comparison.compare import Comparison
    from rakornis_desktop.comparison.pair import Pair
    from rakornis_desktop.program.queries.activities import ActivityRow
    from rakornis_desktop.program.queries.decisions import DecisionRow


def comparison_as_json(comparison: Comparison) -> dict[str, Any]:
    """Return ``{"rows": [...], "summary": {...}}``.

    Every activity of both plans stands in exactly one row; a finding reads ``rule: sentence``.
    Rows outside the left office's region come last, as hanya_kanan without findings.
    """
    return {
        "rows": [_row(pair) for pair in (*comparison.pairs, *comparison.outside)],
        "summary": comparison.summary,
    }


def _row(pair: Pair) -> dict[str, Any]:
    return {
        "status": pair.status,
        "left": _side(pair.left),
        "right": _side(pair.right),
        "score": pair.score,
        "reason": pair.reason,
        "differences": [
            {
                "field": difference.field,
                "left": _plain(difference.left),
                "right": _plain(difference.right),
            }
            for difference in pair.differences
        ],
        "findings": [f"{finding.rule}: {finding.sentence}" for finding in pair.findings],
        "decision": _decision(pair.decision, pair.stale) if pair.decision else None,
    }


def _side(row: ActivityRow | None) -> dict[str, Any] | None:
    if row is None:
        return None
    return {
        "id": row.id,
        "reference": row.reference,
        "code": row.code,
        "title": row.title,
        "location": location_in_words(row.region_code, row.location_text),
    }


def _decision(decision: DecisionRow, stale: bool) -> dict[str, Any]:
    return {
        "id": decision.id,
        "status": decision.status,
        "agreed_volume": _plain(decision.agreed_volume),
        "agreed_unit": decision.agreed_unit,
        "agreed_budget": decision.agreed_budget,
        "note": decision.note,
        "decided_by": decision.decided_by,
        "decided_at": decision.decided_at.isoformat(),
        "stale": stale,
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
