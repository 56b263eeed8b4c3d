"""What a comparison comes to: rows by status, decided ones, money of all sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rakornis_desktop.comparison.pair import (
    DIFFERENT,
    EQUAL,
    ONLY_LEFT,
    ONLY_RIGHT,
    ONLY_THIRD,
    Pair,
)


class Tally:
    """Counts of pairs by status, their decisions and findings, and rupiah of every side."""

    def __init__(self) -> None:
        self.statuses: Counter[str] = Counter()
        self.decided = self.stale = self.findings = 0
        self.amounts = [0, 0, 0]

    def add(self, status: str, count: int, findings: int, amounts: Iterable[int]) -> None:
        """Count undecided pairs of one status at once, ``amounts`` in rupiah by column."""
        self.statuses[status] += count
        self.findings += findings
        for column, amount in enumerate(amounts):
            self.amounts[column] += amount

    def count(self, pairs: Iterable[Pair], step: int = 1) -> None:
        """Count pairs, or with ``step`` -1 count them no longer."""
        left = right = third = 0
        for pair in pairs:
            self.statuses[pair.status] += step
            self.decided += step * (pair.decision is not None)
            self.stale += step * pair.stale
            self.findings += step * len(pair.findings)
            left += pair.left.budget if pair.left else 0
            right += pair.right.budget if pair.right else 0
            third += pair.third.budget if pair.third else 0
        for column, amount in enumerate((left, right, third)):
            self.amounts[column] += step * amount

    def copy(self) -> Tally:
        """Return the same counts, to be counted on."""
        made = Tally()
        made.statuses = self.statuses.copy()
        made.decided, made.stale, made.findings = self.decided, self.stale, self.findings
        made.amounts = list(self.amounts)
        return made


def sums(tally: Tally, outside: int = 0, columns: int = 2) -> dict[str, int]:
    """Return a tally as counts by status, decided and stale ones, findings, and rupiah by side."""
    statuses = (EQUAL, DIFFERENT, ONLY_LEFT, ONLY_RIGHT)
    counted = {
        status: tally.statuses[status]
        for status in (statuses if columns == 2 else (*statuses, ONLY_THIRD))
    }
    counted |= {
        "diputuskan": tally.decided,
        "berubah_setelah_diputuskan": tally.stale,
        "temuan": tally.findings,
        "di_luar_wilayah": outside,
        "pagu_kiri": tally.amounts[0],
        "pagu_kanan": tally.amounts[1],
    }
    return counted if columns == 2 else counted | {"pagu_ketiga": tally.amounts[2]}
