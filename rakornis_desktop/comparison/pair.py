"""What a comparison is made of: pairs, their differences, findings and decision, as values."""

from __future__ import annotations

from typing import Any, NamedTuple

from rakornis_desktop.comparison.finding import Finding
from rakornis_desktop.database.queries.activity_rows import ActivityRow
from rakornis_desktop.database.queries.decision_rows import DecisionRow
from rakornis_desktop.database.queries.packed_activities import Packed

EQUAL, DIFFERENT, ONLY_LEFT, ONLY_RIGHT = "sepadan", "berbeda", "hanya_kiri", "hanya_kanan"
ONLY_THIRD = "hanya_ketiga"
STATUSES = (DIFFERENT, ONLY_LEFT, ONLY_RIGHT, ONLY_THIRD, EQUAL)
ALONE = (ONLY_LEFT, ONLY_RIGHT, ONLY_THIRD)
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

    ``status`` is one of :data:`STATUSES`; ``shown`` is what each column shows, packed: who needs
    all of an activity asks for :attr:`left`, :attr:`sides` or :meth:`rows`. ``score`` runs from 0
    to 1 and is None for a row alone; ``reason`` says in words why they belong together. ``stale``
    tells that a row changed after it was decided.

    Where one plan has one activity and the other has split it, the split side shows the parts
    together (volume and money summed) and ``packed_parts`` holds every single activity of both
    sides.
    """

    status: str
    shown: tuple[Packed | None, ...]
    score: float | None
    reason: str
    differences: tuple[Difference, ...] = ()
    findings: tuple[Finding, ...] = ()
    decision: DecisionRow | None = None
    stale: bool = False
    packed_parts: tuple[Packed, ...] = ()

    @property
    def calls_attention(self) -> bool:
        """Tell whether a finding says more than that a row is alone or that all is well."""
        return any(finding.rule not in _QUIET for finding in self.findings)

    @property
    def left(self) -> ActivityRow | None:
        """What the first column shows."""
        side = self.shown[0]
        return None if side is None else side.row

    @property
    def right(self) -> ActivityRow | None:
        """What the second column shows."""
        side = self.shown[1]
        return None if side is None else side.row

    @property
    def third(self) -> ActivityRow | None:
        """What the third column shows, None where there is none."""
        side = self.shown[2] if len(self.shown) > 2 else None
        return None if side is None else side.row

    @property
    def sides(self) -> tuple[ActivityRow | None, ...]:
        """Return what each column shows, in the order of the columns."""
        return self.left, self.right, self.third

    @property
    def parts(self) -> tuple[ActivityRow, ...]:
        """Return every single activity where one plan has split the other's."""
        return tuple(part.row for part in self.packed_parts)

    def members(self) -> tuple[Packed, ...]:
        """Return every activity it is made of, packed."""
        return self.packed_parts or tuple([side for side in self.shown if side is not None])

    def rows(self) -> tuple[ActivityRow, ...]:
        """Return every activity it is made of."""
        return tuple([member.row for member in self.members()])

    @property
    def foremost(self) -> Packed:
        """Return the activity that stands for the whole, packed: the leftmost."""
        for side in self.shown:
            if side is not None:
                return side
        raise ValueError("a pair of no activity")

    @property
    def first(self) -> ActivityRow:
        """Return the activity that stands for the whole: the leftmost."""
        return self.foremost.row


def lone_pair(member: Packed, column: int, reason: str) -> Pair:
    """Return an activity without counterpart in a column, counted from 0."""
    shown = (*(None,) * column, member, *(None,) * (2 - column))
    return Pair(ALONE[column], shown, None, reason)
