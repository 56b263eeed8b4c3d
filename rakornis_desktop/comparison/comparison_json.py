"""A comparison as JSON, for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rakornis_desktop.comparison.collecting import without_collecting
from rakornis_desktop.comparison.finding import Finding
from rakornis_desktop.database.activity_words import location_in_words

if TYPE_CHECKING:
    from rakornis_desktop.comparison.compare import Comparison
    from rakornis_desktop.comparison.pair import Difference, Pair
    from rakornis_desktop.database.queries.activity_rows import ActivityRow
    from rakornis_desktop.database.queries.decision_rows import DecisionRow


def comparison_as_json(comparison: Comparison) -> dict[str, Any]:
    """Return ``{"rows": [...], "groups": [...], "issues": [...], "areas": [...], "summary": {}}``.

    ``rows`` are pairs of the left column with another one: every activity stands in exactly one,
    but one that the other plan has split, or that two other tiers have, in one for each partner.
    ``groups`` are the same as a whole, with one activity per plan under its region code and
    every single one in ``members``. A finding reads ``rule: sentence``. Rows outside the regions
    compared come last, without findings. ``areas`` have other hectares in the other register.
    """
    rows: list[dict[str, Any]] = []
    groups: list[dict[str, Any]] = []
    sentences = _Sentences()
    with without_collecting():
        for number, pair in enumerate((*comparison.pairs, *comparison.outside)):
            said = _said(pair, sentences)
            rows += _rows(pair, said, comparison)
            groups.append(_group(pair, number, said, comparison))
    return {
        "rows": rows,
        "groups": groups,
        "issues": [
            {
                "id": issue.id,
                "title": issue.title,
                "finding": f"{finding.rule}: {finding.sentence}",
            }
            for issue, finding in comparison.issues
        ],
        "areas": [
            {
                "id": difference.ours.id,
                "other_id": difference.other.id,
                "name": difference.ours.name,
                "year": difference.year,
                "left": float(difference.our_hectares),
                "right": float(difference.other_hectares),
                "decided": difference.decided,
                "difference": difference.sentence,
            }
            for difference in comparison.areas
        ],
        "summary": comparison.summary,
    }


def comparison_json_text(comparison: Comparison) -> str:
    """Return :func:`comparison_as_json` as text, each row and group on a line of its own."""
    parts = []
    for name, content in comparison_as_json(comparison).items():
        if isinstance(content, list):
            lines = ",\n".join(map(_ENCODER.encode, content))
            parts.append(f'"{name}": [\n{lines}\n]' if lines else f'"{name}": []')
        else:
            parts.append(f'"{name}": {_ENCODER.encode(content)}')
    return "{" + ",\n".join(parts) + "}"


# Encoding with indents takes four times as long.
_ENCODER = json.JSONEncoder(ensure_ascii=False)


class _Sentences(dict[Finding, str]):
    """What findings say: most rows have the same few."""

    def __missing__(self, finding: Finding) -> str:
        said = self[finding] = f"{finding.rule}: {finding.sentence}"
        return said


def _rows(pair: Pair, said: dict[str, Any], comparison: Comparison) -> Iterator[dict[str, Any]]:
    for left, right in _partners(pair, comparison):
        yield {
            "status": pair.status,
            "left": left and _side(left),
            "right": right and _side(right),
            **said,
        }


def _partners(
    pair: Pair, comparison: Comparison
) -> list[tuple[ActivityRow | None, ActivityRow | None]]:
    """Return the pairs a group is made of: the first filled column's rows with each other's."""
    columns = _columns(pair, comparison)
    if not columns[0]:
        others = [rows for rows in columns[1:] if rows]
        if len(others) == 2:
            return [(one, other) for one in others[0] for other in others[1]]
        return [(None, row) for rows in others for row in rows]
    rest = [row for rows in columns[1:] for row in rows]
    if not rest:
        return [(row, None) for row in columns[0]]
    return [(one, other) for one in columns[0] for other in rest]


def _columns(pair: Pair, comparison: Comparison) -> list[list[ActivityRow]]:
    if not pair.parts:
        return [[side] if side else [] for side in pair.sides[: len(comparison.columns)]]
    shown = [side.plan_id if side else "" for side in pair.sides]
    columns: list[list[ActivityRow]] = [[] for _column in comparison.columns]
    for row in pair.parts:
        columns[shown.index(row.plan_id)].append(row)
    return columns


def _group(pair: Pair, number: int, said: dict[str, Any], comparison: Comparison) -> dict[str, Any]:
    activities: dict[str, Any] = {
        plan.region_code: None for plan in comparison.columns if plan.region_code
    }
    members = []
    for row in pair.rows():
        code = comparison.plan_of(row).region_code
        side = {
            **_side(row),
            "office": code,
            "volume": _plain(row.volume),
            "unit": row.unit,
            "budget": row.budget,
        }
        members.append(side)
        if activities.get(code) is None:
            activities[code] = side
    return {
        "group": number,
        "status": pair.status,
        "activities": activities,
        "members": members,
        **said,
    }


def _said(pair: Pair, sentences: _Sentences) -> dict[str, Any]:
    return {
        "score": pair.score,
        "reason": pair.reason,
        "differences": [_difference(difference) for difference in pair.differences],
        "findings": [sentences[finding] for finding in pair.findings],
        "decision": _decision(pair.decision, pair.stale) if pair.decision else None,
    }


def _difference(difference: Difference) -> dict[str, Any]:
    said = {
        "field": difference.field,
        "left": _plain(difference.left),
        "right": _plain(difference.right),
    }
    return said if difference.sides == (0, 1) else {**said, "columns": list(difference.sides)}


def _side(row: ActivityRow) -> dict[str, Any]:
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
