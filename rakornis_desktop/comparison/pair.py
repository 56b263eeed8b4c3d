"""What a comparison is made of: pairs, their differences, findings and decision, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from rakornis_desktop.program.queries.activities import ActivityRow
from rakornis_desktop.program.queries.decisions import DecisionRow

EQUAL, DIFFERENT, ONLY_LEFT, ONLY_RIGHT = "sepadan", "berbeda", "hanya_kiri", "hanya_kanan"
_QUIET = frozenset({"only_here", "fully_accommodated", "not_accommodated"})


class Difference(NamedTuple):
    """One field in which the two sides differ; old and new are ``left`` and ``right``.

    ``kind`` is text, place, quantity, money, choice or sources. ``ratio`` is right over left for
    money and quantities (units converted), None where it cannot be said.
    """

    field: str
    left: Any
    right: Any
    kind: str
    ratio: float | None = None


class Finding(NamedTuple):
    """What a rule found about a row or a pair, and on what it rests."""

    rule: str
    name: str
    sentence: str
    basis: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two activities that are the same thing, or one that has no counterpart.

    ``status`` is sepadan, berbeda, hanya_kiri or hanya_kanan; ``score`` runs from 0 to 1 and is
    None for a row alone; ``reason`` says in words why the two are a pair. ``stale`` tells that a
    row changed after it was decided.
    """

    status: str
    left: ActivityRow | None
    right: ActivityRow | None
    score: float | None
    reason: str
    differences: tuple[Difference, ...] = ()
    findings: tuple[Finding, ...] = ()
    decision: DecisionRow | None = None
    stale: bool = False

    @property
    def calls_attention(self) -> bool:
        """Tell whether a finding says more than that a row is alone or that all is well."""
        return any(finding.rule not in _QUIET for finding in self.findings)

    def rows(self) -> tuple[ActivityRow, ...]:
        """Return the one or two activities."""
        return tuple(row for row in (self.left, self.right) if row is not None)
