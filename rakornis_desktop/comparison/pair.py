"""What a comparison is made of: pairs, their differences, findings and decision, as values."""

from __future__ import annotations

from typing import Any, NamedTuple

from rakornis_desktop.comparison.finding import Finding
from rakornis_desktop.database.queries.activity_rows import ActivityRow
from rakornis_desktop.database.queries.decision_rows import DecisionRow

EQUAL, DIFFERENT, ONLY_LEFT, ONLY_RIGHT = "sepadan", "berbeda", "hanya_kiri", "hanya_kanan"
ONLY_THIRD = "hanya_ketiga"
STATUSES = (DIFFERENT, ONLY_LEFT, ONLY_RIGHT, ONLY_THIRD, EQUAL)
_QUIET = frozenset({"only_here", "fully_accommodated", "not_accommodated"})


class Difference(NamedTuple):
    """One field in which two sides differ; old and new are ``left`` and ``right``.

    ``kind`` is text, place, quantity, money, choice or sources. ``ratio`` is right over left for
    money and quantities (units converted), None where it cannot be said. ``sides`` says which two
    columns of the comparison are meant, counted from 0.
    """

    field: str
    left: Any
    right: Any
    kind: str
    ratio: float | None = None
    sides: tuple[int, int] = (0, 1)


class Pair(NamedTuple):
    """Activities that are the same thing, one per plan, or one that has no counterpart.

    ``status`` is one of :data:`STATUSES`; ``score`` runs from 0 to 1 and is None for a row alone;
    ``reason`` says in words why they belong together. ``stale`` tells that a row changed after it
    was decided. With three tiers ``third`` is the third column's activity.

    Where one plan has one activity and the other has split it, the split side shows the parts
    together (volume and money summed) and ``parts`` holds every single activity of both sides.
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
    third: ActivityRow | None = None
    parts: tuple[ActivityRow, ...] = ()

    @property
    def calls_attention(self) -> bool:
        """Tell whether a finding says more than that a row is alone or that all is well."""
        return any(finding.rule not in _QUIET for finding in self.findings)

    @property
    def sides(self) -> tuple[ActivityRow | None, ...]:
        """Return what each column shows, in the order of the columns."""
        return self.left, self.right, self.third

    def rows(self) -> tuple[ActivityRow, ...]:
        """Return every activity it is made of."""
        return self.parts or tuple(row for row in self.sides if row is not None)

    @property
    def first(self) -> ActivityRow:
        """Return the activity that stands for the whole: the leftmost."""
        row = self.left or self.right or self.third
        assert row is not None
        return row
